import { agencyOf, CONTROLLERS } from '../../schema/agency.ts'
import { ROLES } from '../../schema/role.ts'
import type { Asking } from '../decision.ts'
import type { OversightPermission } from './oversight-permission.ts'
import { SEALERS } from './sealing.ts'

/** What officers do with the trail. */
export const OVERSIGHT_ACTS = [
  'seeEntries', 'countEntries', 'seeEntry', 'exportEntries', 'seeReaders', 'seeSearches', 'saveSearch', 'removeSearch',
  'makeReport', 'sealLeaves', 'unsealLeaves', 'seeSealsDue', 'seeTrailState',
  'seeBreakGlassReviews', 'reviewBreakGlass', 'seeFindings', 'dismissFinding', 'suspectBreach', 'confirmBreach', 'rejectBreach',
  'closeBreach', 'commitSample', 'drawSample', 'seeSamples', 'justifyDisclosure', 'seeExplanationRequests', 'giveExplanation',
  'reconcile', 'seeReconciliations', 'seeCorrections', 'openSupervision', 'endSupervision', 'seeHealth',
] as const

export type OversightAct = (typeof OVERSIGHT_ACTS)[number]

const OFFICERS: OversightPermission = {
  roles: ['dpo'],
  source: 'GDPR art. 5, stk. 2; GDPR art. 39; direktiv (EU) 2016/680 art. 25; direktiv (EU) 2016/680 art. 34',
}

/** Whoever looked is asked why, and answers for himself; officers and administrators answer for their unit. */
const EMPLOYEES: OversightPermission = { roles: ROLES, source: 'GDPR art. 5, stk. 2; GDPR art. 32, stk. 4; retshåndhævelsesloven § 24' }
/** Those whose agency keeps a log of what it was asked, which the trail is held against; who runs the gateway, of all. */
const RECONCILERS: OversightPermission = {
  agencies: CONTROLLERS, roles: ['dpo', 'administrator'], source: 'GDPR art. 5, stk. 2; GDPR art. 32; direktiv (EU) 2016/680 art. 25',
}

/** Those who answer for the gateway let the supervisory authority in, which asks for it. */
const SUPERVISED: OversightPermission = {
  agencies: ['SAMSYN'], roles: ['dpo', 'administrator'],
  source: 'GDPR art. 31; GDPR art. 58, stk. 1; direktiv (EU) 2016/680 art. 26; direktiv (EU) 2016/680 art. 47',
}

/** Who runs the gateway sees how it is doing, and that tells of no case. */
const RUNNERS: OversightPermission = {
  agencies: ['SAMSYN'], roles: ['administrator'], source: 'GDPR art. 32, stk. 1, litra d; direktiv (EU) 2016/680 art. 29, stk. 2, litra j',
}

export const OVERSIGHT: Readonly<Record<OversightAct, OversightPermission>> = {
  seeEntries: OFFICERS,
  countEntries: OFFICERS,
  seeEntry: OFFICERS,
  exportEntries: OFFICERS,
  seeReaders: OFFICERS,
  seeSearches: OFFICERS,
  saveSearch: OFFICERS,
  removeSearch: OFFICERS,
  makeReport: {
    agencies: CONTROLLERS, roles: ['dpo'], source: 'GDPR art. 15; direktiv (EU) 2016/680 art. 14; direktiv (EU) 2016/680 art. 15',
  },
  seeCorrections: { agencies: CONTROLLERS, roles: ['dpo'], source: 'GDPR art. 19' },
  reconcile: RECONCILERS,
  seeReconciliations: RECONCILERS,
  sealLeaves: SEALERS,
  unsealLeaves: SEALERS,
  seeSealsDue: SEALERS,
  seeTrailState: OFFICERS,
  seeBreakGlassReviews: OFFICERS,
  reviewBreakGlass: OFFICERS,
  seeFindings: OFFICERS,
  dismissFinding: OFFICERS,
  suspectBreach: OFFICERS,
  confirmBreach: OFFICERS,
  rejectBreach: OFFICERS,
  closeBreach: OFFICERS,
  commitSample: OFFICERS,
  drawSample: OFFICERS,
  seeSamples: OFFICERS,
  justifyDisclosure: OFFICERS,
  seeExplanationRequests: EMPLOYEES,
  giveExplanation: EMPLOYEES,
  openSupervision: SUPERVISED,
  endSupervision: SUPERVISED,
  seeHealth: RUNNERS,
}

export const mayOversee = ({ recipient, agency, purpose, role }: Asking, act: OversightAct): boolean => {
  const { agencies, roles } = OVERSIGHT[act]
  return agencyOf(recipient) === agency && purpose === 'OVERSIGHT' && (agencies ?? [agency]).includes(agency) && roles.includes(role)
}
