import type { Party } from '../../schema/agency.ts'
import type { Region } from '../../schema/control-data.ts'

/** The national reference group, a party to every case. */
export const NATIONAL_GROUP: Party = 'RG-DK'

/** The reference group of a region, a party to the region's cases. */
export const groupOf = (region: Region): Party => `RG-${region}`
