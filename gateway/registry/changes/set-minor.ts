import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** Whose consent counts follows at once: what one gave who may no longer speak for the person permits nothing (F9). */
export const setMinor: ChangeLaw<{ to: boolean }> = {
  takesAway: true,
  asks: () => ({ kind: 'setMinor' }),
  details: ({ to }) => ({ to }),
  refusal: () => null,
  effect: (controlled, { to }) => updateCase(controlled, { minor: to }),
}
