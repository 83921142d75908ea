import { performance } from 'node:perf_hooks'

/**
 * What a request waits for when the latest reading is too old, as after the process stood still: a new one, the same for all
 * who ask, for a second at most, whether it comes or not; until it has come, nobody waits for another. Undefined when it is
 * nothing.
 */
export type CaughtUp = () => Promise<unknown> | undefined

/** What was last read of the database, on this replica as on every other. */
export interface KeptReading<T> {
  latest(): T
  /** Undefined when the latest reading is too old to say anything. */
  fresh(): T | undefined
  readonly caughtUp: CaughtUp
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Milliseconds that those who found it too old wait for a new one. */
const CATCH_UP = 1_000

/** Reads now and every two seconds: what changes works on every replica within five, or nothing is known there. */
export const keepReading = async <T>(read: () => Promise<T>): Promise<KeptReading<T>> => {
  const readNow = async (): Promise<{ readonly value: T; readonly at: number }> => {
    const at = performance.now()
    return { value: await read(), at }
  }
  let latest = await readNow()
  let catchingUp: Promise<unknown> | undefined
  const isFresh = (): boolean => performance.now() - latest.at < FRESH
  /** Of two that were under way at once, the later counts, whichever comes first. */
  const keep = (one: typeof latest): void => {
    if (one.at > latest.at) latest = one
    if (isFresh()) catchingUp = undefined
  }
  const readAgain = (): Promise<void> => readNow().then(keep, () => undefined)
  const bound = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, CATCH_UP).unref() })
  const timer = setInterval(() => void readAgain(), READ_EVERY)
  timer.unref()
  return {
    latest: () => latest.value,
    fresh: () => (isFresh() ? latest.value : undefined),
    caughtUp: () => (isFresh() ? undefined : catchingUp ??= Promise.race([readAgain(), bound()])),
    close: () => clearInterval(timer),
  }
}

/** Waits for all of them that are too old, at once. */
export const allCaughtUp = (...readings: readonly { readonly caughtUp: CaughtUp }[]): CaughtUp => () => {
  const behind = readings.flatMap(({ caughtUp }) => caughtUp() ?? [])
  return behind.length === 0 ? undefined : Promise.all(behind)
}
