import { agencyOf, type Party } from '../schema/agency.ts'
import type { Regime } from './decision.ts'
import { POLICE_AND_PROSECUTION } from './purposes.ts'

/** The laws that leaves which name a case are under: its control data is kept, from its closing, as long as the one that keeps longest. */
export const regimesOfCase = (parties: readonly Party[]): readonly Regime[] =>
  parties.some((party) => POLICE_AND_PROSECUTION.some((agency) => agency === agencyOf(party))) ? ['LAW_ENFORCEMENT', 'GDPR'] : ['GDPR']
