import type { Agency } from '../schema/agency.ts'

/**
 * Whether an agency's officer makes the person's report of all that was disclosed of the case, or of what the own agency gave
 * and got. CMM coordinates her help and knows who helps her (HP19 · Bistand og støtte), so that one report can tell her of
 * all; from what others are told by a report, the police could learn who helps her (`told-of-consent.ts`).
 */
export const reportsOnAll = (agency: Agency): boolean => agency === 'CMM'
