import type { ResidenceCategory } from '../../schema/control-data.ts'

/** Whom the Immigration Service assesses and gives a reflection period (F14). */
export const WITH_UDLST = ['none', 'asylumSeeker', 'lawfulFacingExpulsion'] as const satisfies readonly ResidenceCategory[]

/** Whom CMM assesses and gives a restitution period (F14). */
export const WITH_CMM = ['lawful'] as const satisfies readonly ResidenceCategory[]
