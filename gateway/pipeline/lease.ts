import { performance } from 'node:perf_hooks'

/** Milliseconds that a record may be answered on, counted from when its consents were last seen to stand. */
const ANSWER_LEASE = 1_000

/**
 * Milliseconds that a withdrawal, or whatever else takes something away, waits before it is acknowledged: every answer that
 * could rest on what was has left by then, or lapsed (P5). The difference to the lease is for answers on their way over the network.
 */
export const WITHDRAWAL_WAIT = 2_000

/** Whether a record whose consents stood at `stoodAt`, on the monotonic clock, is too old to answer on. */
export const hasLapsed = (stoodAt: number): boolean => performance.now() - stoodAt > ANSWER_LEASE
