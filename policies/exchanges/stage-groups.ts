import type { Stage } from '../../schema/control-data.ts'

/**
 * Found to be trafficked: help and prosecution build on the assessment (HP19 · Identifikation af ofre).
 * `closed` is not among them: it does not say what the person was found to be, and silence denies (P4, F13).
 */
export const IDENTIFIED_OR_LATER = [
  'identified', 'reflection', 'restitution', 'returnPrepared', 'returned',
] as const satisfies readonly Stage[]

/**
 * A departure is in view for one who stays without a right to (HP19 · Forberedt hjemsendelse og reintegration).
 * `restitution` is for lawful residents, whose return CMM sees to by itself; they may come to the later stages too.
 */
export const REFLECTION_OR_LATER = ['reflection', 'returnPrepared', 'returned'] as const satisfies readonly Stage[]
