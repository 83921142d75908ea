import { agencyOf } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import type { Asking } from '../decision.ts'

/** What officers do with the trail. */
export const OVERSIGHT_ACTS = [
  'seeEntries', 'countEntries', 'seeEntry', 'exportEntries', 'seeReaders', 'seeSearches', 'saveSearch', 'removeSearch',
] as const

export type OversightAct = (typeof OVERSIGHT_ACTS)[number]

/** Who may do it, for the purpose OVERSIGHT, with the entries in which the own agency took part (X30). */
interface OversightPermission {
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
}

export const mayOversee = (asking: Asking, act: OversightAct): boolean =>
  agencyOf(asking.recipient) === asking.agency && asking.purpose === 'OVERSIGHT' && OVERSIGHT[act].roles.includes(asking.role)
