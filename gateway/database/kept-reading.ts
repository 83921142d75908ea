import { performance } from 'node:perf_hooks'

/** What was last read of the database, on this replica as on every other. */
export interface KeptReading<T> {
  latest(): T
  /** Undefined when the latest reading is too old to say anything. */
  fresh(): T | undefined
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Reads now and every two seconds: what changes works on every replica within five, or nothing is known there. */
export const keepReading = async <T>(read: () => Promise<T>): Promise<KeptReading<T>> => {
  const readNow = async (): Promise<{ readonly value: T; readonly at: number }> => {
    const at = performance.now()
    return { value: await read(), at }
  }
  let latest = await readNow()
  /** Of two that were under way at once, the later counts, whichever comes first. */
  const keep = (one: typeof latest): void => { if (one.at > latest.at) latest = one }
  const timer = setInterval(() => void readNow().then(keep, () => undefined), READ_EVERY)
  timer.unref()
  return {
    latest: () => latest.value,
    fresh: () => (performance.now() - latest.at < FRESH ? latest.value : undefined),
    close: () => clearInterval(timer),
  }
}
