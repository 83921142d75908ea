import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { createTrail } from '../../gateway/trail/writer.ts'
import { open } from '../folder.ts'
import { aCase, anAppend } from '../trail/a-trail.ts'
import { startDatabase } from './database.ts'
import { growTrail } from './growth/trail.ts'
import { quantileOf } from './quantiles.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:trail` runs: leaves a second until durable, with `synchronous_commit=on`, and how that grows. */
const { seconds, writers, leaves } = new Command('npm run bench:trail --')
  .description('how many leaves a second become durable, and how long each takes')
  .option('--seconds <number>', 'of each window', Number, 5)
  .option('--writers <list>', 'who append at once', numbers, [1, 16, 32, 64])
  .option('--leaves <list>', 'leaves that logs already hold', numbers, [0, 100_000, 10_000_000])
  .parse().opts<{ seconds: number; writers: number[]; leaves: number[] }>()

function numbers(text: string): number[] {
  return text.split(',').filter(Boolean).map(Number)
}

const measure = async (append: () => Promise<unknown>, count: number): Promise<readonly string[]> => {
  const took: number[] = []
  const cpu = process.cpuUsage()
  const until = performance.now() + seconds * 1_000
  const write = async (): Promise<void> => {
    while (performance.now() < until) {
      const asked = performance.now()
      await append()
      took.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: count }, write))
  const { user, system } = process.cpuUsage(cpu)
  const perLeaf = (user + system) / took.length
  return [String(count), Math.round(took.length / seconds).toLocaleString('en'),
    ...[0.5, 0.99].map((part) => fixed(quantileOf(took, part), 1)), fixed(perLeaf, 1)]
}

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-bench-')))
const database = await startDatabase(join(folder, 'postgres'))
try {
  const restsOn = [{ caseId: await aCase(database.owner), version: 1 }]
  const trail = await createTrail({ databaseUrl: database.url, logId: 'g', policyVersion: async () => 'measured', now: () => new Date() })
  const append = (): Promise<unknown> => trail.append(anAppend('d', restsOn))
  await measure(append, 32)
  const rows: (readonly string[])[] = []
  for (const count of writers) rows.push(await measure(append, count))
  await trail.close()
  process.stdout.write(`${machine()}\n\n${table(['writers', 'leaves/s', 'p50 ms', 'p99 ms', 'µs of CPU a leaf'], rows)}\n`)
  const grown = await growTrail(database, leaves)
  process.stdout.write(`${table(['log of', 'one append, median µs', 'beside the first'], grown.map(({ of, microseconds }) =>
    [of.toLocaleString('en'), fixed(microseconds), fixed(microseconds / (grown[0]?.microseconds ?? NaN), 2)]))}\n`)
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
