import { performance } from 'node:perf_hooks'

/** Milliseconds that a record may be answered on, counted from when its consents were last seen to stand. */
const ANSWER_LEASE = 1_000

/** Milliseconds that an answer may be on its way over the network. */
const ON_ITS_WAY = 1_000

/**
 * Milliseconds that a withdrawal, or whatever else takes something away, waits before it is acknowledged: every answer that
 * could rest on what was has arrived by then, or lapsed (P5).
 */
export const WITHDRAWAL_WAIT = ANSWER_LEASE + ON_ITS_WAY

/** Whether a record whose consents stood at `stoodAt`, on the monotonic clock, is too old to answer on. */
export const hasLapsed = (stoodAt: number): boolean => performance.now() - stoodAt > ANSWER_LEASE
