import type { Agency } from '../schema/agency.ts'
import type { Stage } from '../schema/control-data.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'
import type { Condition } from './attributes.ts'

/** Every change of control data that there is. */
export const CONTROL_CHANGES = [
  'openCase', 'linkCase', 'endLink', 'setFileNumber', 'moveStage', 'setResidenceCategory', 'setRegion', 'setMinor',
  'setVulnerable', 'recordDetention', 'recordRelease', 'setReflectionPeriod', 'extendReflectionPeriod',
  'appointRepresentative', 'recordDeparture', 'giveConsent', 'withdrawConsent', 'showConsents', 'takeTask', 'askForShare', 'closeShareRequest',
] as const

export type ControlChange = (typeof CONTROL_CHANGES)[number]

/** Who may make a change, for what, and where the case must stand. What is not listed is not permitted. */
export interface Permission {
  readonly agency: Agency
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
  readonly when?: Omit<Condition, 'linked' | 'closed' | 'consent' | 'vulnerable' | 'reintegrationReporting'>
  /** Of `moveStage`: the stages that it may be moved to. */
  readonly to?: readonly Stage[]
  /** Of `linkCase` and `endLink`: whom. */
  readonly whom?: readonly Agency[]
  /** Of `linkCase`: only when a consent in force names the party. */
  readonly withConsent?: true
  readonly source: string
}
