import { agencyOf, CONTROLLERS, type Agency } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import type { Asking } from '../decision.ts'

/** What officers do with the trail. */
export const OVERSIGHT_ACTS = [
  'seeEntries', 'countEntries', 'seeEntry', 'exportEntries', 'seeReaders', 'seeSearches', 'saveSearch', 'removeSearch',
  'makeReport',
] as const

export type OversightAct = (typeof OVERSIGHT_ACTS)[number]

/** Who may do it, for the purpose OVERSIGHT, with the entries in which the own agency took part (X30). */
interface OversightPermission {
  /** Every agency where none are named. */
  readonly agencies?: readonly Agency[]
  readonly roles: readonly Role[]
  readonly source: string
}

const OFFICERS: OversightPermission = { roles: ['dpo'], source: 'GDPR art. 5, stk. 2; GDPR art. 39; direktiv (EU) 2016/680 art. 25 og 34' }

export const OVERSIGHT: Readonly<Record<OversightAct, OversightPermission>> = {
  seeEntries: OFFICERS,
  countEntries: OFFICERS,
  seeEntry: OFFICERS,
  exportEntries: OFFICERS,
  seeReaders: OFFICERS,
  seeSearches: OFFICERS,
  saveSearch: OFFICERS,
  removeSearch: OFFICERS,
  makeReport: { agencies: CONTROLLERS, roles: ['dpo'], source: 'GDPR art. 15; direktiv (EU) 2016/680 art. 14 og 15' },
}

export const mayOversee = ({ recipient, agency, purpose, role }: Asking, act: OversightAct): boolean => {
  const { agencies, roles } = OVERSIGHT[act]
  return agencyOf(recipient) === agency && purpose === 'OVERSIGHT' && (agencies ?? [agency]).includes(agency) && roles.includes(role)
}
