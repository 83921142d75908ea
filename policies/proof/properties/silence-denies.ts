import { AGENCIES, agencyOf } from '../../../schema/agency.ts'
import { FACTS } from '../../../schema/facts.ts'
import { PURPOSES } from '../../../schema/purpose.ts'
import { ROLES } from '../../../schema/role.ts'
import type { Property } from '../property.ts'

const isIn = (list: readonly string[], name: string): boolean => list.includes(name)

/** P4: whatever is not known denies, and a party that is not of the agency that it says. */
export const silenceDenies: Property = {
  id: 'silence',
  says: 'an unknown purpose, role, agency or fact, and a party that is not of the agency it says, get nothing',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact }) => !permit || (
    isIn(PURPOSES, asking.purpose) && isIn(ROLES, asking.role) && isIn(AGENCIES, asking.agency)
    && agencyOf(asking.recipient) === asking.agency && FACTS.some(({ id }) => id === fact.id)),
}
