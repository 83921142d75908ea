import type { Command } from 'commander'
import { addAsking, DATA_FOLDER, openAsker, type AskingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import { namedFacts, possibleFacts } from '../chosen-facts.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { casesOperation } from '../operations.ts'
import { outcomeOf } from '../outcome.ts'
import { pageSize } from '../page-size.ts'
import { REPLIES } from '../reply.ts'
import { showAnswer } from '../show-answer.ts'
import { showCase } from '../show-case.ts'
import { TEXTS } from '../texts.ts'

interface CasesOptions extends AskingOptions {
  readonly first: number
  readonly after?: string
  readonly fields?: readonly string[]
}

/** The persona's own cases, a page at a time. */
export const addCases = (program: Command, conclude: Conclude): Command =>
  addAsking(program.command('cases'))
    .description('Vis egne sager, en side ad gangen. / Show the own cases, a page at a time.')
    .option('--first <number>', 'sager på siden, 1 til 100 / cases on the page', pageSize, 25)
    .option('--after <cursor>', 'markør fra forrige side / cursor from the page before')
    .option('--fields <fields...>', 'også disse / these too; else just what Samsyn itself holds')
    .addHelpText('after', `
Eksempler / examples:
  samsyn cases --as sara --purpose ASSISTANCE --first 10
  samsyn cases --as grethe --purpose COORDINATION --fields coordination.stage coordination.clocks
`)
    .action(async (options: CasesOptions) => conclude(await cases(options)))

/** A page asks no agency unless told to: the smallest view of a list is the list. */
const cases = async (options: CasesOptions): Promise<Conclusion> => {
  const named = options.fields && namedFacts(options.fields)
  const asker = await openAsker(options)
  const facts = named ?? possibleFacts(asker.persona, asker.purpose).filter(({ controller }) => controller === 'SAMSYN')
  const { first, after } = options
  const asked = await ask(asker, casesOperation(asker.purpose, facts), { first, after }, REPLIES.cases)
  const { edges, pageInfo: { hasNextPage, endCursor } } = asked.data.cases
  const found = edges.map(({ node }) => node)
  const blocks = [
    found.length > 0 ? found.map((one) => showCase(facts, one)).join(facts.length > 0 ? '\n\n' : '\n') : TEXTS.noCases,
    ...(hasNextPage && endCursor ? [nextPage(options, endCursor)] : []),
  ]
  return { output: showAnswer(asker, asked, blocks), exitCode: outcomeOf(facts, found) }
}

const nextPage = ({ as, purpose, data, first, fields }: CasesOptions, cursor: string): string => [
  `${TEXTS.next}  samsyn cases --as ${as} --purpose ${purpose} --first ${first} --after ${cursor}`,
  ...(fields ? [`--fields ${fields.join(' ')}`] : []),
  ...(data === DATA_FOLDER ? [] : [`--data ${data}`]),
].join(' ')
