import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseUnavailable } from './database-unavailable.ts'

interface Waits {
  /** Told why, at the first try that failed and every five seconds. */
  readonly onWait: (error: unknown) => void
  /** Milliseconds that a start may wait in all: a server that was killed reads a gigabyte of WAL within them. */
  readonly patienceMs?: number
  /** And between two tries. */
  readonly retryMs?: number
}

/** Milliseconds. */
const TELL_EVERY = 5_000

/**
 * Opens what a start needs of the database, waiting for what passes by itself: a server that is down or recovering, the
 * session of a gateway that is gone and still holds a lock. What does not pass is not waited for.
 * @throws what the last try threw.
 */
export const untilThere = async <T>(open: () => Promise<T>, { onWait, patienceMs = 60_000, retryMs = 500 }: Waits): Promise<T> => {
  const end = performance.now() + patienceMs
  let toldAt = -Infinity
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (lasts(error) || performance.now() > end) throw error
      if (performance.now() - toldAt >= TELL_EVERY) {
        toldAt = performance.now()
        onWait(error)
      }
      await pause(retryMs)
    }
  }
}

/** A wrong password, name or right: classes 28, 3D and 42 of SQLSTATE (PostgreSQL, Appendix A). */
const WRONG = /^(28|3D|42)/

/** Whether it stays so until someone mends it: also what was found out of the database, which has no cause beyond it. */
const lasts = (error: unknown): boolean =>
  error instanceof Error && (error.cause === undefined
    ? error instanceof DatabaseUnavailable || WRONG.test(String((error as NodeJS.ErrnoException).code))
    : lasts(error.cause))
