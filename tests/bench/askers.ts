import type { Purpose } from '../../schema/purpose.ts'

/** Who asks, for what, about whom. */
export interface Asker {
  readonly persona: string
  readonly purpose: Purpose
  readonly story: string
  /** The story whose workplaces the labour inspectors saw, where the story's own has none. */
  readonly inspected?: string
}

/**
 * No exchange lets one party ask five others at once; these ask four each, and all six that hold facts about most cases
 * between them: the police's investigator with the person's consent (X16 to X19), and CMM's assessor (X03, X04, X07, X08),
 * who reaches the police over mutual TLS with signed messages, and SIRI's replica.
 */
export const ASKERS = {
  investigator: { persona: 'karen', purpose: 'INVESTIGATION', story: 'andrei' },
  assessor: { persona: 'ditte', purpose: 'IDENTIFICATION', story: 'oksana', inspected: 'andrei' },
} as const satisfies Readonly<Record<string, Asker>>

export type AskerName = keyof typeof ASKERS
