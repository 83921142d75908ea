import { AGENCIES, agencyOf, type Agency, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { ROLES, type Role } from '../../schema/role.ts'
import type { Asking } from '../decision.ts'

/** An agency of many organisations is asked for by one of them. */
const ONE_OF: { readonly [A in Agency]?: Party } = { NGO: 'NGO-REDEN', KOM: 'KOM-0101', RG: 'RG-DK' }

/** One party of each agency, one of an agency that is unknown, and one that says that it is of another's. */
const PARTIES: readonly { readonly recipient: Party; readonly agency: Agency }[] = [
  ...AGENCIES.map((agency) => ({ recipient: ONE_OF[agency] ?? agency, agency })),
  { recipient: 'UKENDT', agency: 'UKENDT' as Agency },
  { recipient: 'NGO-REDEN', agency: 'CMM' },
]

const ASKED_AS: readonly Role[] = [...ROLES, 'unknownRole' as Role]
const ASKED_FOR: readonly Purpose[] = [...PURPOSES, 'UNKNOWN_PURPOSE' as Purpose]

/** Everyone who can ask for anything, and those who cannot. */
export const ASKERS: readonly Asking[] = PARTIES.flatMap((party) =>
  ASKED_FOR.flatMap((purpose) => ASKED_AS.map((role) => ({ ...party, role, purpose }))))

/** Every fact of the contract, and one that it does not know. */
export const ASKED: readonly Fact[] = [
  ...FACTS, { ...factNamed('CMM.needs.language'), id: 'CMM.needs.unknown', path: 'needs.unknown' },
]

export const isKnown = ({ recipient, agency }: Asking): boolean => agencyOf(recipient) === agency
