import { deepStrictEqual } from 'node:assert'
import { Command, Option } from 'commander'
import { Pool } from 'undici'
import type { Child } from '../../gateway/demo/child.ts'
import { ASKERS, type AskerName } from './askers.ts'
import { CONTESTANTS, type Contestant } from './contestants.ts'
import { afterRequests, ask, load } from './load.ts'
import { measure, mediansOf, type Figures } from './measure.ts'
import { report, type Row } from './report.ts'
import { casesIn, requestsFor, SIZES, type Size } from './requests.ts'
import { startSystem, type System } from './system.ts'

/** What `npm run bench` runs: each contestant in turn, round after round, and the medians as a table. */
interface Options {
  readonly rounds: number
  readonly seconds: number
  readonly warmUp: number
  readonly clients: readonly number[]
  readonly only: readonly Contestant[]
  readonly sizes: readonly Size[]
  readonly asker: AskerName
  readonly profile?: string
}

/** Requests that one token is used for while warming up: it lives for minutes only. */
const PORTION = 1_000

const numbers = (text: string): number[] => text.split(',').map(Number)

const readOptions = (): Options => new Command('npm run bench --')
  .description('what a request costs the gateway, beside a server without policies and one without GraphQL')
  .option('--rounds <number>', 'rounds, alternating', Number, 5)
  .option('--seconds <number>', 'of each window', Number, 5)
  .option('--warm-up <number>', 'requests that are not counted, of each contestant and size', Number, 5_000)
  .option('--clients <list>', 'clients at once', numbers, [1, 16, 64])
  .option('--only <list>', 'contestants', (text) => text.split(','), [...CONTESTANTS])
  .option('--sizes <list>', 'cases in a request', (text) => numbers(text) as Size[], [...SIZES])
  .addOption(new Option('--asker <name>', 'who asks').choices(Object.keys(ASKERS)).default('investigator'))
  .option('--profile <folder>', 'write CPU profiles there; figures then mean little')
  .parse().opts<Options>()

/** @throws when a contestant does not give the very facts that the others give. */
const checkAlike = async ({ contestants, workload, tokens }: System, size: Size): Promise<void> => {
  const [accessToken = ''] = await tokens()
  const answers = await Promise.all([...contestants].map(async ([name, { url }]) => {
    const requests = requestsFor(name, size, workload)
    const pool = new Pool(url)
    const text = await ask(pool, requests, requests.bodies[1] ?? '', accessToken)
    await pool.close()
    if (text === undefined) throw new Error(`\`${name}\` does not answer`)
    return casesIn(text)
  }))
  for (const answer of answers) deepStrictEqual(withoutNulls(answer), withoutNulls(answers[0]))
}

/** GraphQL says null where the others say nothing. */
const withoutNulls = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value: unknown) => value ?? undefined)

const run = async (system: System, { rounds, seconds, warmUp, clients, only, sizes, profile }: Options): Promise<Row[]> => {
  const runs = sizes.flatMap((size) => clients.map((count) => ({ size, clients: count })))
  const figures = new Map<string, Figures[]>()
  const of = async (name: Contestant, size: Size, count: number) =>
    ({ requests: requestsFor(name, size, system.workload), clients: count, tokens: await system.tokens() })
  const reached = (name: Contestant): Child => {
    const contestant = system.contestants.get(name)
    if (!contestant) throw new Error(`there is no \`${name}\``)
    return contestant
  }
  for (const size of sizes) {
    for (const name of only) {
      for (let left = warmUp; left > 0; left -= PORTION)
        await load({ url: reached(name).url, ...await of(name, size, 16), isOver: afterRequests(Math.min(left, PORTION)) })
    }
  }
  if (profile) for (const name of only) process.kill(reached(name).pid, 'SIGUSR2')
  for (let round = 0; round < rounds; round++) {
    for (const { size, clients: count } of runs) {
      for (const name of only) {
        const seen = await measure(reached(name), system.followers, await of(name, size, count), seconds)
        const key = `${size} ${count} ${name}`
        figures.set(key, [...(figures.get(key) ?? []), seen])
        process.stderr.write(`round ${round + 1}: ${key}: ${seen.cpuPerRequest.toFixed(2)} ms of CPU a request\n`)
      }
    }
  }
  return runs.flatMap(({ size, clients: count }) => only.map((contestant) => ({
    contestant, size, clients: count, figures: mediansOf(figures.get(`${size} ${count} ${contestant}`) ?? []),
  })))
}

const options = readOptions()
const system = await startSystem(options.asker, options.profile)
try {
  for (const size of SIZES) await checkAlike(system, size)
  process.stdout.write(report(await run(system, options), system, options))
} finally {
  await system.stop()
}
