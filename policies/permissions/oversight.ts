import { agencyOf, CONTROLLERS } from '../../schema/agency.ts'
import type { Asking } from '../decision.ts'
import type { OversightPermission } from './oversight-permission.ts'
import { SEALERS } from './sealing.ts'

/** What officers do with the trail. */
export const OVERSIGHT_ACTS = [
  'seeEntries', 'countEntries', 'seeEntry', 'exportEntries', 'seeReaders', 'seeSearches', 'saveSearch', 'removeSearch',
  'makeReport', 'sealLeaves', 'unsealLeaves', 'seeSealsDue',
  'seeTrailState',
] as const

export type OversightAct = (typeof OVERSIGHT_ACTS)[number]

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
  sealLeaves: SEALERS,
  unsealLeaves: SEALERS,
  seeSealsDue: SEALERS,
  seeTrailState: OFFICERS,
}

export const mayOversee = ({ recipient, agency, purpose, role }: Asking, act: OversightAct): boolean => {
  const { agencies, roles } = OVERSIGHT[act]
  return agencyOf(recipient) === agency && purpose === 'OVERSIGHT' && (agencies ?? [agency]).includes(agency) && roles.includes(role)
}
