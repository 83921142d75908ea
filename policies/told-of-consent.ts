import type { Agency } from '../schema/agency.ts'

/**
 * Police and prosecution are told of a consent only that it is missing, unless they were given what rests on it. Fear of
 * punishment and of expulsion keeps persons from help (STROM kap. 4 · Processen for Offer Identificering), and that a
 * consent was withdrawn is itself a sign.
 */
export const isToldOfConsent = (agency: Agency): boolean => !TOLD_ONLY_THAT_IT_IS_MISSING.includes(agency)

const TOLD_ONLY_THAT_IT_IS_MISSING: readonly Agency[] = ['NEC', 'NUC', 'RA']
