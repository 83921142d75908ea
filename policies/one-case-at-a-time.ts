import type { Purpose } from '../schema/purpose.ts'

/**
 * Danger is one person's: what opens without her consent, and without waiting for anyone, opens for one case and for a reason
 * of its own, never for all cases of an agency at once (X31; STROM kap. 5 · Sikkerhed, inklusive en risikovurdering).
 */
export const isForOneCase = (purpose: Purpose): boolean => purpose === 'VITAL_INTERESTS'
