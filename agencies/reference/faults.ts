import { setTimeout as wait } from 'node:timers/promises'

/**
 * The ways in which a reference system can be told to misbehave, so that the gateway can be tried against them:
 * `slow` waits `milliseconds` before it answers, or until it is slow no more; `fail` answers its protocol's own error,
 * with a person's data in the text; `cut` ends the line in mid-answer; `stall` sends half an answer and then nothing; `garbage` answers what is not
 * its protocol; `huge` answers 50 MB; `oversend` gives all that it holds, unknown fields and another person's case;
 * `wrongCase` gives another person's file number and facts in place of the one asked for; `deny` refuses every order.
 */
export const FAULT_KINDS = [
  'slow', 'fail', 'cut', 'stall', 'garbage', 'huge', 'oversend', 'wrongCase', 'deny',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  readonly kind: FaultKind
  readonly milliseconds?: number | undefined
}

/** The fault in force, if any. */
export interface Faults {
  current: Fault | undefined
}

/** As long as a slow agency lets wait. */
export const waitSlow = async (faults: Faults, slow: Fault): Promise<void> => {
  const end = performance.now() + (slow.milliseconds ?? 5_000)
  while (faults.current === slow && performance.now() < end) await wait(20)
}
