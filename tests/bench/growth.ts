import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { open } from '../folder.ts'
import { startDatabase } from './database.ts'
import { growControlData } from './growth/control-data.ts'
import { growExchanges } from './growth/exchanges.ts'
import type { Grown } from './growth/grown.ts'
import { growTrail } from './growth/trail.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:growth` runs: how each cost grows with what there is of exchanges, cases and leaves. */
const { exchanges, cases, leaves, sharedBuffers } = new Command('npm run bench:growth --')
  .description('how the cost of a decision, a look-up and a record grows')
  .option('--exchanges <list>', 'exchanges', numbers, [30, 300, 3_000])
  .option('--cases <list>', 'cases, each with a consent', numbers, [100, 10_000, 1_000_000])
  .option('--leaves <list>', 'leaves in the trail', numbers, [0, 100_000, 5_000_000])
  .option('--shared-buffers <size>', 'of the server that holds the cases', '2GB')
  .parse().opts<Record<'exchanges' | 'cases' | 'leaves', number[]> & { sharedBuffers: string }>()

function numbers(text: string): number[] {
  return text.split(',').filter(Boolean).map(Number)
}

const report = (grown: readonly Grown[]): string => [
  machine(),
  '',
  table(['what', 'of', 'median µs', 'beside the first'], grown.map(({ what, of, microseconds }) => {
    const first = grown.find((one) => one.what === what)
    return [what, of.toLocaleString('en'), fixed(microseconds), fixed(first && microseconds / first.microseconds, 2)]
  })),
  '',
].join('\n')

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-growth-')))
const database = await startDatabase(join(folder, 'postgres'))
try {
  process.stdout.write(report([
    ...growExchanges(exchanges), ...await growControlData(folder, cases, sharedBuffers), ...await growTrail(database, leaves),
  ]))
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
