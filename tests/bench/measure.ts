import { request } from 'undici'
import type { Child } from '../../gateway/demo/child.ts'
import { cpuOf, rssOf } from './cores.ts'
import type { BenchFollowers } from './followers.ts'
import { after, load, type Load } from './load.ts'
import { medianOf, quantileOf } from './quantiles.ts'

/** What one window of load showed. Milliseconds, MiB. */
export interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly cpuPerRequest: number
  readonly rss: number
  readonly failures: number
  /** The trail's median, where there is one. */
  readonly trail: number | undefined
  /** CPU time of what follows the trail, a request; as much as nothing where there is none. */
  readonly followersPerRequest: number
}

/** Loads a contestant for so many seconds, looks at its process before and after, and waits until the followers took all of it. */
export const measure = async (
  { pid, url, metricsUrl = url }: Child, followers: BenchFollowers, how: Omit<Load, 'url' | 'isOver'>, length: number,
): Promise<Figures> => {
  const followersBefore = await followers.settled()
  const [cpuBefore, trailBefore] = [await cpuOf(pid), await trailBuckets(metricsUrl)]
  const { latencies, failures, seconds } = await load({ url, ...how, isOver: after(length) })
  const [cpuAfter, trailAfter] = [await cpuOf(pid), await trailBuckets(metricsUrl)]
  return {
    perSecond: latencies.length / seconds,
    p50: quantileOf(latencies, 0.5),
    p95: quantileOf(latencies, 0.95),
    p99: quantileOf(latencies, 0.99),
    cpuPerRequest: (cpuAfter - cpuBefore) / latencies.length,
    rss: await rssOf(pid),
    failures,
    trail: trailMedian(trailBefore, trailAfter),
    followersPerRequest: (await followers.settled() - followersBefore) / latencies.length,
  }
}

/** Each figure's median over the rounds; failures are added up. */
export const mediansOf = (rounds: readonly Figures[]): Figures => {
  const median = (figure: (one: Figures) => number): number => medianOf(rounds.map(figure))
  return {
    perSecond: median((one) => one.perSecond),
    p50: median((one) => one.p50),
    p95: median((one) => one.p95),
    p99: median((one) => one.p99),
    cpuPerRequest: median((one) => one.cpuPerRequest),
    rss: median((one) => one.rss),
    followersPerRequest: median((one) => one.followersPerRequest),
    failures: rounds.reduce((sum, one) => sum + one.failures, 0),
    trail: rounds[0]?.trail === undefined ? undefined : median((one) => one.trail ?? NaN),
  }
}

type Buckets = ReadonlyMap<number, number>

/** `samsyn_trail_append_seconds`: how many appends took at most so many milliseconds. Empty for who has no trail. */
const trailBuckets = async (url: string): Promise<Buckets> => {
  const reply = await request(`${url}/metrics`)
  const text = await reply.body.text()
  const lines = text.matchAll(/^samsyn_trail_append_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm)
  return new Map([...lines].map(([, le, count]) => [le === '+Inf' ? Infinity : Number(le) * 1_000, Number(count)]))
}

/** Within the bucket that holds it, as if appends lay evenly there. */
const trailMedian = (before: Buckets, after: Buckets): number | undefined => {
  const buckets = [...after].map(([le, count]) => ({ le, count: count - (before.get(le) ?? 0) }))
  const half = (buckets.at(-1)?.count ?? 0) / 2
  const index = buckets.findIndex(({ count }) => count >= half)
  const [below, at] = [buckets[index - 1] ?? { le: 0, count: 0 }, buckets[index]]
  if (!at || half === 0) return undefined
  return below.le + (at.le - below.le) * ((half - below.count) / (at.count - below.count))
}
