import { agencyOf, type Party } from '../schema/agency.ts'
import type { Regime } from './decision.ts'
import { POLICE_AND_PROSECUTION } from './purposes.ts'

/** The law by which the control data of a closed case is kept: as long as any leaf that names it may be. */
export const regimeOfCase = (parties: readonly Party[]): Regime =>
  parties.some((party) => POLICE_AND_PROSECUTION.some((agency) => agency === agencyOf(party))) ? 'LAW_ENFORCEMENT' : 'GDPR'
