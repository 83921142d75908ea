import { Option, type Command } from 'commander'
import { PURPOSES, type Purpose } from '../../../schema/purpose.ts'
import { ask } from '../ask.ts'
import { addAsking, addOverseeing, openAsker, type AskingOptions } from '../asking.ts'
import { handleOf } from '../case-handle.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { CORRECTION_OPERATIONS } from '../corrections/correction-operations.ts'
import { CORRECTION_REPLIES } from '../corrections/correction-replies.ts'
import { CORRECTION_TEXTS, showCorrection, showNotice } from '../corrections/show-correction.ts'
import { EXIT } from '../exit-codes.ts'
import { showAnswer } from '../show-answer.ts'

interface ListOptions extends AskingOptions {
  readonly state: string
  readonly notices?: boolean
}

interface ReportOptions extends AskingOptions {
  readonly case: string
  readonly facts: readonly string[]
  readonly erased?: boolean
}

/** Corrections of what was disclosed: told by the controller, confirmed by each recipient (GDPR art. 19). */
export const addCorrections = (program: Command, conclude: Conclude): Command => {
  const corrections = program.command('corrections')
    .description('Se, notér og bekræft rettelser af det, der er videregivet. / See, note and confirm corrections of what was disclosed.')
  addOverseeing(corrections.command('list'))
    .description('Vis egen myndigheds rettelser, eller besked til den. / Show the own agency\'s corrections, or what it is told.')
    .addOption(new Option('--purpose <purpose>', 'hvad det er til / what it is for').choices(PURPOSES).default('OVERSIGHT' satisfies Purpose))
    .addOption(new Option('--state <state>', 'kun disse / just these').choices(['OPEN', 'OVERDUE', 'CONFIRMED']).default('OPEN'))
    .option('--notices', 'besked til egen myndighed / what the own agency is told')
    .action(async (options: ListOptions) => conclude(await (options.notices ? listNotices(options) : listOwn(options))))
  addAsking(corrections.command('report'))
    .description('Notér, at egen myndighed har rettet eller slettet oplysninger. / Note that the own agency has corrected facts.')
    .requiredOption('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .requiredOption('--facts <facts...>', 'oplysninger såsom CMM.needs.language / facts')
    .option('--erased', 'slettet, ikke rettet / erased, not corrected')
    .action(async (options: ReportOptions) => conclude(await report(options)))
  addAsking(corrections.command('confirm'))
    .description('Bekræft, at det er rettet eller slettet også her. / Confirm that it is put right here too.')
    .argument('<id>', 'beskedens id, som `list --notices` viser det / id of the notice')
    .action(async (id: string, options: AskingOptions) => conclude(await confirm(id, options)))
  return corrections
}

const listOwn = async (options: ListOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const asked = await ask(asker, CORRECTION_OPERATIONS.own, { state: options.state }, CORRECTION_REPLIES.own)
  const shown = asked.data.corrections.corrections.map(showCorrection)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [CORRECTION_TEXTS.none]), exitCode: EXIT.done }
}

const listNotices = async (options: ListOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const variables = { confirmed: options.state === 'CONFIRMED' }
  const asked = await ask(asker, CORRECTION_OPERATIONS.notices(asker.purpose), variables, CORRECTION_REPLIES.notices)
  const shown = asked.data.correctionNotices.notices.map(showNotice)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [CORRECTION_TEXTS.noNotices]), exitCode: EXIT.done }
}

const report = async (options: ReportOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const variables = { case: await handleOf(asker, options.case), facts: options.facts, kind: options.erased ? 'ERASED' : 'CORRECTED' }
  const asked = await ask(asker, CORRECTION_OPERATIONS.report(asker.purpose), variables, CORRECTION_REPLIES.reported)
  return { output: showAnswer(asker, asked, [CORRECTION_TEXTS.reported(asked.data.reportCorrection.id)]), exitCode: EXIT.done }
}

const confirm = async (id: string, options: AskingOptions): Promise<Conclusion> => {
  const asker = await openAsker(options)
  const asked = await ask(asker, CORRECTION_OPERATIONS.confirm(asker.purpose), { id }, CORRECTION_REPLIES.confirmed)
  return { output: showAnswer(asker, asked, [CORRECTION_TEXTS.confirmed(asked.data.confirmCorrection.id)]), exitCode: EXIT.done }
}
