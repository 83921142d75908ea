import { setTimeout as pause } from 'node:timers/promises'
import { gaveWay } from '../database/gave-way.ts'
import type { Outcome, Prepared, Written } from './batch.ts'
import { canonicalBytes } from './canonical.ts'
import type { LogEntry } from './entry.ts'
import { sameHead, type Head } from './head.ts'
import { openLogStore } from './log-store.ts'
import type { Lost, SeenLeaves } from './seen-leaves.ts'
import { TrailUnavailable, type Append, type Appended, type Trail } from './trail.ts'

/** Bounds of the writer, times in milliseconds. */
export interface TrailLimits {
  /** Appends in one transaction. */
  readonly batch: number
  /** Appends that may wait, and how long the oldest of them may have waited for another to be taken. */
  readonly queue: number
  readonly waitMs: number
  /** One batch, or its commit; one wait for a lock; the pause before the head is read again. */
  readonly deadlineMs: number
  readonly lockMs: number
  readonly retryMs: number
}

export const TRAIL_LIMITS: TrailLimits = {
  batch: 512, queue: 4096, waitMs: 500, deadlineMs: 1_500, lockMs: 500, retryMs: 200,
}

/** The bounds of a writer whose callers wait longer than two seconds: it waits as much longer for the database. */
export const limitsWithin = (deadline: number): TrailLimits => {
  const stretched = (milliseconds: number): number => Math.round(milliseconds * Math.max(1, deadline / 2_000))
  const { waitMs, deadlineMs, lockMs } = TRAIL_LIMITS
  return { ...TRAIL_LIMITS, waitMs: stretched(waitMs), deadlineMs: stretched(deadlineMs), lockMs: stretched(lockMs) }
}

export interface TrailDeps {
  readonly databaseUrl: string
  /** One writer a log: a second stops the first. */
  readonly logId: string
  /** The policies in force now. */
  readonly policyVersion: () => Promise<string>
  readonly now: () => Date
  readonly limits?: TrailLimits
  /** What all logs were seen to hold. */
  readonly seen?: Pick<SeenLeaves, 'lostIn'>
  /** Told when this writer stops for good: how many leaves its log holds, or another that lacks some, and how many when it was last seen. */
  readonly onStopped?: (stood: Lost) => void
}

interface Waiting extends Prepared {
  readonly since: number
  /** Whether its change gave way to another replica's already. */
  readonly again: boolean
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/** Heads that batches without an answer lead to, remembered at most. */
const UNANSWERED = 100

type State = 'open' | 'suspended' | 'fenced' | 'closed'

/**
 * Opens a log and writes it: a batch is what arrived while the last one was written, changes first. A change that waited in
 * vain for what another replica's holds, which may wait for what this batch holds, is made once more with the next. INVARIANT:
 * an append resolves only after a commit that was seen to succeed. Any other outcome refuses all who wait, and nothing is written
 * until the head is read again: where it was, or where a batch led it that was given up and may arrive long after, the
 * log goes on; elsewhere another writes it, and this writer stops for good. So it does when any log lacks what it was seen to
 * hold: what was acknowledged there, this writer's answers may have to heed (P5).
 * @throws {TrailUnavailable} {DatabaseUnavailable} when the log cannot be opened.
 */
export const createTrail = async (deps: TrailDeps): Promise<Trail> => {
  const { databaseUrl, logId, policyVersion, now, limits = TRAIL_LIMITS, seen, onStopped } = deps
  const { deadlineMs, lockMs } = limits
  const store = await openLogStore({
    databaseUrl, logId, deadlineMs, lockMs, onLost: () => { if (!writing) suspend() },
  })
  const queue: Waiting[] = []
  let state: State = 'open'
  let writing: Promise<void> | undefined
  let recovering: Promise<void> | undefined
  let inFlight = 0
  let head: Head
  let unanswered: readonly Head[] = []

  const suspend = (cause?: unknown): void => {
    store.drop()
    refuse(queue.splice(0), cause)
    if (state !== 'open') return
    state = 'suspended'
    recovering = recover()
  }

  const recover = async (): Promise<void> => {
    while (state === 'suspended') {
      try {
        const found = await store.head()
        if (state !== 'suspended') return
        const isWhereItWasLed = [head, ...unanswered].some((candidate) => sameHead(candidate, found))
        const stopped = isWhereItWasLed ? await store.lost(seen) : { logId, leaves: found.size, acknowledged: head.size }
        if (state !== 'suspended') return
        state = stopped ? 'fenced' : 'open'
        if (stopped) onStopped?.(stopped)
        standAt(found)
      } catch {
        store.drop()
        await pause(limits.retryMs, undefined, { ref: false })
      }
    }
  }

  /** Once the head has moved, nothing that was sent from where it was can arrive any more. */
  const standAt = (found: Head): void => {
    if (!sameHead(found, head)) unanswered = []
    head = found
  }

  const mayLeadTo = (next: Head): void => { unanswered = [...unanswered, next].slice(-UNANSWERED) }

  /** Undefined when something moved. */
  const writeAtOnce = async (batch: readonly Waiting[]): Promise<Written | undefined> => {
    if (batch.some(({ change }) => change)) return undefined
    const { head: next, outcomes } = store.writeAtOnce(head, batch)
    mayLeadTo(next)
    const known = await outcomes
    return known && { head: next, outcomes: known }
  }

  const writeInSteps = async (batch: readonly Waiting[]): Promise<Written> => {
    const written = await store.write(head, batch)
    mayLeadTo(written.head)
    await store.commit()
    return written
  }

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    inFlight = batch.length
    try {
      const written = await writeAtOnce(batch) ?? await writeInSteps(batch)
      standAt(written.head)
      batch.forEach((waiting, index) => {
        const outcome = written.outcomes[index] as Outcome
        if (isToMakeAgain(waiting, outcome)) queue.push({ ...waiting, since: performance.now(), again: true })
        else settle(waiting, outcome, logId)
      })
    } catch (cause) {
      refuse(batch, cause)
      suspend(cause)
    } finally {
      inFlight = 0
    }
  }

  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) await write(changesFirst(queue.splice(0, limits.batch)))
    writing = undefined
  }

  const enqueue = ({ restsOn, change, entries, otherwise }: Append): Promise<Appended> => {
    const prepared = {
      restsOn, change, entries: entries.map(canonicalBytes), otherwise: () => (otherwise?.() ?? []).map(canonicalBytes),
    }
    return new Promise((resolve, reject) => {
      queue.push({ ...prepared, since: performance.now(), again: false, resolve, reject })
      writing ??= new Promise(setImmediate).then(writeAll)
    })
  }

  const mark = async (kind: LogEntry['kind']): Promise<Appended> => {
    const version = await policyVersion()
    const entry: LogEntry = {
      kind, at: now().toISOString(), logId, size: String(head.size), root: head.root.toString('base64'), policyVersion: version,
    }
    return enqueue({ restsOn: [], entries: [entry] })
  }

  try {
    head = await store.head()
    await mark('logOpened')
  } catch (cause) {
    state = 'closed'
    await recovering
    await store.close()
    throw new TrailUnavailable(`the log \`${logId}\` cannot be opened`, { cause })
  }

  const close = async (): Promise<void> => {
    const wasOpen = state === 'open'
    if (wasOpen) state = 'closed'
    await writing
    if (wasOpen) await mark('logClosed').catch(() => undefined)
    state = 'closed'
    await recovering
    await store.close()
  }
  let closing: Promise<void> | undefined

  return {
    logId,
    isOpen: () => state === 'open',
    append: async (append) => {
      if (state !== 'open') throw new TrailUnavailable(`the log \`${logId}\` ${WHY[state]}`)
      if (append.entries.length === 0) throw new RangeError('an append records at least one entry')
      const waited = performance.now() - (queue[0]?.since ?? Infinity)
      if (queue.length >= limits.queue || (inFlight > 0 && waited > limits.waitMs))
        throw new TrailUnavailable(`the log \`${logId}\` does not keep up`)
      return enqueue(append)
    },
    close: () => closing ??= close(),
  }
}

const WHY = {
  suspended: 'is not available: where it stands is being read again',
  fenced: 'is written by another: this writer has stopped',
  closed: 'is closed',
}

/** Within a batch a withdrawal comes before the disclosures that it ends (P5). */
const changesFirst = (batch: readonly Waiting[]): readonly Waiting[] =>
  [...batch.filter(({ change }) => change), ...batch.filter(({ change }) => !change)]

const isToMakeAgain = ({ again }: Waiting, outcome: Outcome): boolean => !again && 'failure' in outcome && gaveWay(outcome.failure)

const settle = ({ resolve, reject }: Waiting, outcome: Outcome, logId: string): void =>
  'failure' in outcome ? reject(outcome.failure) : resolve({ ...outcome, logId })

const refuse = (waiting: readonly Waiting[], cause: unknown): void => {
  for (const { reject } of waiting) reject(new TrailUnavailable('it is not known that the leaves are durable', { cause }))
}
