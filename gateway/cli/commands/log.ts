import type { Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { addFilter, filterOf, type FilterOptions } from '../log/log-filter.ts'
import { LOG_OPERATIONS, LOG_REPLIES } from '../log/log-operations.ts'
import { LOG } from '../log/log-texts.ts'
import { showCounts, showDetail, showEntry } from '../log/show-entries.ts'
import { pageSize } from '../page-size.ts'
import { showAnswer } from '../show-answer.ts'
import { TEXTS } from '../texts.ts'
import { addLogExport } from './log-export.ts'

interface ListOptions extends OverseeingOptions, FilterOptions {
  readonly first: number
  readonly after?: string
}

/** The officers' trail: entries in which the own agency took part. */
export const addLog = (program: Command, conclude: Conclude): Command => {
  const log = program.command('log')
    .description('Se, tæl og hent de opslag, som egen myndighed deltog i. / See, count and export the own agency\'s entries.')
  addFilter(addOverseeing(log.command('list')))
    .description('Vis opslag, det nyeste først. / Show entries, the newest first.')
    .option('--first <number>', 'opslag på siden, 1 til 100 / entries on the page', pageSize, 25)
    .option('--after <cursor>', 'markør fra forrige side / cursor from the page before')
    .action(async (options: ListOptions) => conclude(await list(options)))
  addOverseeing(log.command('show'))
    .description('Vis ét opslag i enkeltheder. / Show one entry in full.')
    .argument('<log>', 'loggen / the log')
    .argument('<leaf>', 'bladet i den / the leaf in it')
    .action(async (named: string, leaf: string, options: OverseeingOptions) => conclude(await show(named, leaf, options)))
  addFilter(addOverseeing(log.command('counts')))
    .description('Tæl opslag. / Count entries.')
    .action(async (options: OverseeingOptions & FilterOptions) => conclude(await counts(options)))
  addLogExport(log, conclude)
  return log
}

const list = async (options: ListOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const { first, after } = options
  const asked = await ask(asker, LOG_OPERATIONS.list, { filter: filterOf(options), first, after }, LOG_REPLIES.list)
  const { edges, pageInfo: { hasNextPage, endCursor } } = asked.data.overseenEntries
  const entries = edges.map(({ node }) => showEntry(node)).join('\n')
  const blocks = [entries || LOG.none, ...(hasNextPage && endCursor ? [`${TEXTS.next}  --after ${endCursor}`] : [])]
  return { output: showAnswer(asker, asked, blocks), exitCode: EXIT.done }
}

const show = async (log: string, leaf: string, options: OverseeingOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, LOG_OPERATIONS.show, { log, leaf }, LOG_REPLIES.show)
  return { output: showAnswer(asker, asked, showDetail(asked.data.overseenEntry)), exitCode: EXIT.done }
}

const counts = async (options: OverseeingOptions & FilterOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const asked = await ask(asker, LOG_OPERATIONS.counts, { filter: filterOf(options) }, LOG_REPLIES.counts)
  return { output: showAnswer(asker, asked, showCounts(asked.data.entryCounts)), exitCode: EXIT.done }
}
