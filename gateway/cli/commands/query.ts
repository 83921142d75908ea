import type { Command } from 'commander'
import { addAsking, openAsker, type AskingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import { defaultFacts, namedFacts } from '../chosen-facts.ts'
import { EXIT } from '../exit-codes.ts'
import { caseOperation } from '../operations.ts'
import { outcomeOf } from '../outcome.ts'
import { REPLIES } from '../reply.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { showAnswer } from '../show-answer.ts'
import { showCase } from '../show-case.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'

interface QueryOptions extends AskingOptions {
  readonly case?: string
  readonly handle?: string
  readonly fields?: readonly string[]
}

/** One case, for one purpose. */
export const addQuery = (program: Command, conclude: Conclude): Command =>
  addAsking(program.command('query'))
    .description('Vis det mindste udsnit af en sag, som formålet tillader. / Show the smallest permitted view of a case.')
    .option('--case <number>', 'sagen, ved egen myndigheds sagsnummer / the case, by the own file number')
    .option('--handle <handle>', 'sagen, ved egen reference / the case, by the own handle')
    .option('--fields <fields...>', 'kun disse, såsom `cmm.needs police` / just these; else all that an exchange could give')
    .addHelpText('after', `
Eksempler / examples:
  samsyn query --as ditte --purpose IDENTIFICATION --case CMM-2026-0042
  samsyn query --as jens --purpose IDENTIFICATION --case <sagsnummer> --fields tax labourInspection.inspections
  samsyn query --as sara --purpose VITAL_INTERESTS --case CMM-2026-0042 --reason "Trusler mod borgeren i dag"
`)
    .action(async (options: QueryOptions) => conclude(await query(options)))

const query = async (options: QueryOptions): Promise<Conclusion> => {
  const { by, value } = caseNamed(options)
  const named = options.fields && namedFacts(options.fields)
  const asker = await openAsker(options)
  const facts = named ?? defaultFacts(asker.persona, asker.purpose)
  const asked = await ask(asker, caseOperation(by, asker.purpose, facts), { asked: value }, REPLIES.case)
  const found = 'case' in asked.data ? asked.data.case : asked.data.caseByFileNumber
  return { output: showAnswer(asker, asked, [showCase(facts, found)]), exitCode: outcomeOf(facts, [found]) }
}

const caseNamed = ({ case: fileNumber, handle }: QueryOptions) => {
  if (fileNumber !== undefined && handle === undefined) return { by: 'fileNumber', value: fileNumber } as const
  if (handle !== undefined && fileNumber === undefined) return { by: 'handle', value: handle } as const
  throw new Stopped(EXIT.usage, STOPPED.oneCase)
}
