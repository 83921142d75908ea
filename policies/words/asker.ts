import type { Agency } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Label } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { factName } from '../../schema/labels/contract.ts'
import { ROLE_NAMES } from '../../schema/labels/roles.ts'
import { ROLES, type Role } from '../../schema/role.ts'
import { eitherOf, inBoth } from './listed.ts'

/** Who asks, such as `Udlændingestyrelsen (sagsbehandler)`. */
export const sayAsker = (agency: Agency, roles: readonly Role[]): Label =>
  inBoth((language) => `${AGENCY_NAMES[agency][language]} (${sayRoles(roles)[language]})`)

export const sayRoles = (roles: readonly Role[]): Label => roles.length === ROLES.length
  ? { da: 'alle roller', en: 'every role' }
  : inBoth((language) => eitherOf(roles.map((role) => ROLE_NAMES[role][language]), language))

/** A fact in quotation marks, with who holds it. */
export const sayFact = (fact: Fact): Label => {
  const [name, holder] = [factName(fact), AGENCY_NAMES[fact.controller]]
  return { da: `»${name.da}« fra ${holder.da}`, en: `“${name.en}” from ${holder.en}` }
}
