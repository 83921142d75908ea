import { PERMISSIONS } from '../../policies/permissions.ts'
import type { PolicySet } from '../../policies/decision.ts'
import { agencyOf, type Controller, type Party } from '../../schema/agency.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'

/** A purpose that an employee may ask for, and whose facts some exchange gives her for it; none where she only makes changes. */
export interface OpenPurpose {
  readonly purpose: Purpose
  readonly controllers: readonly Controller[]
}

/** What a party's role may ask for by the policies in force: what its pages offer, not what decides. Everyone may read them. */
export const openPurposes = (policies: PolicySet, recipient: Party, role: Role): readonly OpenPurpose[] => {
  const agency = agencyOf(recipient)
  if (!agency) return []
  const changes = new Set(Object.values(PERMISSIONS).flat()
    .filter((permission) => permission.agency === agency && permission.roles.includes(role))
    .flatMap(({ purposes }) => purposes))
  return PURPOSES
    .map((purpose) => ({ purpose, controllers: policies.controllersFor({ recipient, agency, role, purpose }) }))
    .filter(({ purpose, controllers }) => controllers.length > 0 || changes.has(purpose) || purpose === 'OVERSIGHT')
}
