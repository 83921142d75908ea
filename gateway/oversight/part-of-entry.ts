import { agencyOf, type Agency, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { DisclosureEntry } from '../trail/entry.ts'

const factAt = new Map(FACTS.map((fact) => [fact.field, fact]))

/** What the contract says of a field; undefined when it no longer has it. */
export const factHeldAt = (field: string): Fact | undefined => factAt.get(field)

/** The gateway itself: controller of the control data. */
export const GATEWAY = 'SAMSYN'

/** The parties that had a part in a disclosure: who got it, whose systems were asked. */
export const partiesTo = ({ actor, asked, controllers }: DisclosureEntry): readonly Party[] =>
  [...new Set([actor.party, ...asked, ...controllers.filter((controller) => controller === GATEWAY)])]

/**
 * What officers of a party see of a disclosure: of one to their own party all of it; as controller just what was asked of
 * it, and not what others were asked (P2 holds for oversight too). Undefined when the party had no part in it.
 */
export const partOf = (entry: DisclosureEntry, party: Party): DisclosureEntry | undefined => {
  if (entry.actor.party === party) return entry
  const agency = partiesTo(entry).includes(party) ? agencyOf(party) : undefined
  return agency && ofController(entry, party, agency)
}

const ofController = (entry: DisclosureEntry, party: Party, agency: Agency): DisclosureEntry => {
  const isOwn = (field: string): boolean => factAt.get(field)?.controller === agency
  const given = entry.given.map((one) => ({ ...one, facts: one.facts.filter(({ field }) => isOwn(field)) }))
    .filter(({ facts }) => facts.length > 0)
  return {
    ...entry,
    controllers: [agency],
    asked: entry.asked.filter((asked) => asked === party),
    legalBases: given.length > 0 ? entry.legalBases : [],
    given,
    empty: entry.empty.filter(isOwn),
    withheld: entry.withheld.filter(({ field }) => isOwn(field)),
    unavailable: entry.unavailable.filter(({ controller }) => controller === agency),
    surplus: entry.surplus.filter(({ controller }) => controller === agency),
  }
}
