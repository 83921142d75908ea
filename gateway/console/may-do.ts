import { PERMISSIONS } from '../../policies/permissions.ts'
import type { PolicySet } from '../../policies/decision.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'

/**
 * The purposes for which a party's role may ask for anything, or change anything, by the policies in force: what its pages
 * offer, not what decides. Everyone may read the policies.
 */
export const openPurposes = (policies: PolicySet, recipient: Party, role: Role): readonly Purpose[] => {
  const agency = agencyOf(recipient)
  if (!agency) return []
  const changes = new Set(Object.values(PERMISSIONS).flat()
    .filter((permission) => permission.agency === agency && permission.roles.includes(role))
    .flatMap(({ purposes }) => purposes))
  return PURPOSES.filter((purpose) => purpose === 'OVERSIGHT' || changes.has(purpose)
    || policies.controllersFor({ recipient, agency, role, purpose }).length > 0)
}
