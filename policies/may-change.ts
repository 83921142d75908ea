import { agencyOf, type Party } from '../schema/agency.ts'
import type { Stage } from '../schema/control-data.ts'
import type { Asking, Standing } from './decision.ts'
import { isInForce } from './firewalls/f08-consent-counts-while-in-force.ts'
import { isGivenByOneWhoMay } from './firewalls/f09-a-minor-is-spoken-for.ts'
import type { ControlChange, Permission } from './permission.ts'
import { PERMISSIONS } from './permissions.ts'
import { END_OWN_PART } from './permissions/own-part.ts'
import { mayFollow } from './stages.ts'

/** A change that is asked for. */
export type Change =
  | { readonly kind: 'moveStage'; readonly to: Stage }
  | { readonly kind: 'linkCase' | 'endLink'; readonly party: Party }
  | { readonly kind: Exclude<ControlChange, 'moveStage' | 'linkCase' | 'endLink'> }

export type ChangeDecision =
  | { readonly permitted: true; readonly source: string }
  | { readonly permitted: false; readonly because: 'NOT_PERMITTED' | 'CONDITION_NOT_MET' | 'CONSENT_MISSING' }

/**
 * Whether the asker may make the change. `standing` is null when the case is not there yet, as for `openCase`.
 * A case that a party is not linked to it cannot change; one that was closed long ago it can leave, and no more (F13).
 */
export const mayChange = (asking: Asking, change: Change, standing: Standing | null, at: Date): ChangeDecision => {
  if (agencyOf(asking.recipient) !== asking.agency) return refused('NOT_PERMITTED')
  const isOwnPart = change.kind === 'endLink' && change.party === asking.recipient
  if (change.kind === 'openCase' ? standing !== null : !standing?.linked || (standing.closed && !isOwnPart)) return refused('NOT_PERMITTED')
  const named = (isOwnPart ? END_OWN_PART : PERMISSIONS[change.kind]).filter((one) => names(one, asking, change))
  const [met, ...others] = named.filter((one) => isMet(one, standing))
  if (!met) return refused(named.length > 0 ? 'CONDITION_NOT_MET' : 'NOT_PERMITTED')
  if (change.kind === 'moveStage' && standing && !mayFollow(standing.stage, change.to)) return refused('CONDITION_NOT_MET')
  const allowed = [met, ...others].find((one) => !one.withConsent || isConsented(change, standing, at))
  return allowed ? { permitted: true, source: allowed.source } : refused('CONSENT_MISSING')
}

const refused = (because: 'NOT_PERMITTED' | 'CONDITION_NOT_MET' | 'CONSENT_MISSING'): ChangeDecision =>
  ({ permitted: false, because })

const names = (permission: Permission, asking: Asking, change: Change): boolean =>
  permission.agency === asking.agency
  && permission.roles.includes(asking.role)
  && permission.purposes.includes(asking.purpose)
  && (!('to' in change) || (permission.to ?? []).includes(change.to))
  && (!('party' in change) || (permission.whom ?? []).some((agency) => agency === agencyOf(change.party)))

const isMet = ({ when }: Permission, standing: Standing | null): boolean => {
  if (!when) return true
  if (!standing) return false
  return (!when.residence || when.residence.includes(standing.residence))
    && (!when.stage || when.stage.includes(standing.stage))
    && (!when.minor || when.minor.includes(standing.minor))
}

const isConsented = (change: Change, standing: Standing | null, at: Date): boolean =>
  'party' in change && standing !== null && standing.consents.some((record) =>
    record.recipients.includes(change.party) && isInForce(record, at) && isGivenByOneWhoMay(record, standing.minor))
