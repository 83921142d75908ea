import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** A minor's representative is appointed as soon as possible after arrival (SR09 §4; udlændingeloven § 56 a). */
export const appointRepresentative: ChangeLaw<{ since: Date }> = {
  takesAway: false,
  asks: () => ({ kind: 'appointRepresentative' }),
  details: ({ since }) => ({ since: since.toISOString() }),
  refusal: ({ minor }, { since }, at) => (!minor ? 'REPRESENTATIVE_NOT_APPLICABLE' : since > at ? 'DATE_INVALID' : null),
  effect: (controlled, { since }) => updateCase(controlled, { representative_since: since }),
}
