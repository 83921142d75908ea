import type { Command } from 'commander'
import { isDatabase } from '../database.ts'
import type { Streams } from '../progress.ts'
import { checkSample } from '../sample/check-sample.ts'
import { readLog } from '../sample/read-log.ts'
import { logIdOf, originsIn, readTrust, UsageWrong } from '../trust.ts'

interface SampleOptions {
  readonly trust: string
  readonly sample: string
}

/** A sample, drawn again from the leaves by code of its own. */
export const addSample = (program: Command, streams: Streams): Command => program.command('sample')
  .description('Udtræk en stikprøve igen, og se, om den er den samme. / Draw a sample again, and see whether it is the same.')
  .argument('<source...>', 'databasens adresse, eller en udskrift af hver betroet log / the database, or a dump of each trusted log')
  .requiredOption('--trust <file>', 'loggenes og vidnernes nøgler / the keys of the logs and their witnesses')
  .requiredOption('--sample <id>', 'stikprøvens id / the sample\'s id')
  .action(async (sources: readonly string[], options: SampleOptions) => streams.out(`${await check(sources, options)}\n`))

const check = async (sources: readonly string[], { trust: file, sample }: SampleOptions): Promise<string> => {
  const trust = await readTrust(file)
  const [first = ''] = sources
  const origins = originsIn(trust)
  if (!isDatabase(first) && sources.length !== origins.length)
    throw new UsageWrong('give the database, or a dump of each trusted log, in their order')
  const logs = await Promise.all(origins.map(async (origin, index) =>
    [logIdOf(origin), await readLog(isDatabase(first) ? first : sources[index] ?? '', origin)] as const))
  const { population, drawn } = checkSample(new Map(logs), sample, trust)
  return `stikprøven holder / the sample holds: ${sample}, ${drawn.length} af / of ${population}`
}
