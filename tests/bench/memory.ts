import { Command } from 'commander'
import { rssOf } from './cores.ts'
import { after, load } from './load.ts'
import { medianOf } from './quantiles.ts'
import { fixed, machine, table } from './report.ts'
import { requestsFor } from './requests.ts'
import { startSystem, type System } from './system.ts'

/** What `npm run bench:memory` runs: the gateway under steady load, and its memory every ten seconds. */
interface Options {
  readonly minutes: number
  readonly clients: number
}

const WINDOW = 10

const readOptions = (): Options => new Command('npm run bench:memory --')
  .description('the gateway\'s resident memory under load')
  .option('--minutes <number>', 'of load, after half a minute that is not counted', Number, 5)
  .option('--clients <number>', 'clients at once', Number, 16)
  .parse().opts<Options>()

interface Sample {
  readonly second: number
  readonly rss: number
  readonly requests: number
  readonly failures: number
}

/** One case and pages of cases by turns, so that small and large answers are made. */
const sample = async (system: System, { minutes, clients }: Options): Promise<Sample[]> => {
  const gateway = system.contestants.get('samsyn')
  if (!gateway) return []
  const [single, pages] = [requestsFor('samsyn', 1, system.workload), requestsFor('samsyn', 25, system.workload)]
  const requests = { path: single.path, bodies: [...single.bodies, ...pages.bodies] }
  const samples: Sample[] = []
  for (let second = -30; second < minutes * 60; second += WINDOW) {
    const tokens = await system.tokens()
    const { latencies, failures } = await load({ url: gateway.url, requests, clients, isOver: after(WINDOW), tokens })
    if (second >= 0) samples.push({ second, rss: await rssOf(gateway.pid), requests: latencies.length, failures })
  }
  return samples
}

const report = (samples: readonly Sample[]): string => {
  const half = Math.floor(samples.length / 2)
  const rss = (some: readonly Sample[]): number[] => some.map((one) => one.rss)
  const sum = (count: (one: Sample) => number): number => samples.reduce((total, one) => total + count(one), 0)
  return [
    machine(),
    '',
    table(['requests', 'not whole', 'first MiB', 'median of first half', 'median of second half', 'largest', 'last'], [[
      String(sum((one) => one.requests)), String(sum((one) => one.failures)),
      ...[samples[0]?.rss, medianOf(rss(samples.slice(0, half))), medianOf(rss(samples.slice(half))),
        Math.max(...rss(samples)), samples.at(-1)?.rss].map((one) => fixed(one, 0)),
    ]]),
    '',
  ].join('\n')
}

const system = await startSystem('investigator')
try {
  process.stdout.write(report(await sample(system, readOptions())))
} finally {
  await system.stop()
}
