import { Option, type Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { OFFICERS_OPERATIONS } from '../officers/officers-operations.ts'
import { OFFICERS_REPLIES } from '../officers/officers-replies.ts'
import { OFFICERS } from '../officers/officers-texts.ts'
import { showFinding } from '../officers/show-work.ts'
import { pageSize } from '../page-size.ts'
import { showAnswer } from '../show-answer.ts'

interface ListOptions extends OverseeingOptions {
  readonly state?: string
  readonly first: number
}

/** What is unusual among the entries of the own agency. */
export const addPatterns = (program: Command, conclude: Conclude): Command => {
  const patterns = program.command('patterns')
    .description('Se og behandl usædvanlige mønstre i opslag. / See and deal with unusual patterns of looking.')
  addOverseeing(patterns.command('list'))
    .description('Vis fund med regel og bevis. / Show findings with rule and evidence.')
    .addOption(new Option('--state <state>', 'kun disse / just these').choices(['OPEN', 'DISMISSED', 'BREACH']))
    .option('--first <number>', 'så mange af de nyeste, 1 til 100 / so many of the newest', pageSize, 50)
    .action(async (options: ListOptions) => conclude(await list(options)))
  addOverseeing(patterns.command('dismiss'))
    .description('Afvis et fund; `--reason` er begrundelsen. / Dismiss a finding, for `--reason`.')
    .argument('<id>', 'fundets id, som `list` viser det / its id, as `list` shows it')
    .action(async (id: string, options: OverseeingOptions) => conclude(await dismiss(id, options)))
  return patterns
}

const list = async (options: ListOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const { state, first } = options
  const asked = await ask(asker, OFFICERS_OPERATIONS.findings, { state, first }, OFFICERS_REPLIES.findings)
  const shown = asked.data.findings.findings.map(showFinding)
  return { output: showAnswer(asker, asked, shown.length > 0 ? shown : [OFFICERS.noFindings]), exitCode: EXIT.done }
}

const dismiss = async (id: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, OFFICERS_OPERATIONS.dismiss, { id }, OFFICERS_REPLIES.dismiss)
  return { output: showAnswer(asker, asked, [showFinding(asked.data.dismissFinding.finding)]), exitCode: EXIT.done }
}
