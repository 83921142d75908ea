import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { open } from '../folder.ts'
import { startDatabase } from './database.ts'
import { fill } from './oversight/fill.ts'
import { measureSearches } from './oversight/searches.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:oversight` runs: what officers' pages and counts cost over an index of so many entries. */
const { entries, times, seed } = new Command('npm run bench:oversight --')
  .description('what officers\' pages and counts cost')
  .option('--entries <number>', 'disclosures, refusals and changes in the index, of one year', Number, 1_000_000)
  .option('--times <number>', 'how often each search is made, each time for other values', Number, 100)
  .option('--seed <number>', 'the same entries and searches for the same seed', Number, 26_11)
  .parse().opts<Record<'entries' | 'times' | 'seed', number>>()

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-oversight-')))
const database = await startDatabase(join(folder, 'postgres'))
try {
  const began = performance.now()
  const filled = await fill(database, entries, seed)
  process.stdout.write(`${machine()}\n\n${entries.toLocaleString('en')} entries, ${filled.rows.toLocaleString('en')} rows of `
    + `${filled.sorts.toLocaleString('en')} sorts (${filled.size}, indices ${filled.indices}, tally ${filled.tally}), filled in `
    + `${fixed((performance.now() - began) / 1_000, 0)} s; each search ${times} times\n\n`)
  const measured = await measureSearches(database.url, times, seed)
  process.stdout.write(`${table(['search', 'found', 'p50 ms', 'p95 ms'], measured.map(({ search, found, p50, p95 }) =>
    [search, fixed(found, 0), fixed(p50), fixed(p95)]))}\n\n${machine()}\n`)
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
