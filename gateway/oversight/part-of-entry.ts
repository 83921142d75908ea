import { withoutConsent } from '../../policies/purposes.ts'
import { agencyOf, GATEWAY, type Agency, type Party } from '../../schema/agency.ts'
import { factAt } from '../../schema/facts.ts'
import type { DisclosureEntry } from '../trail/entry.ts'

/** The parties that had a part in a disclosure: who got it, whose systems were asked. */
export const partiesTo = ({ actor, asked, controllers }: DisclosureEntry): readonly Party[] =>
  [...new Set([actor.party, ...asked, ...controllers.filter((controller) => controller === GATEWAY)])]

const isPartyTo = ({ asked, controllers }: DisclosureEntry, party: Party): boolean =>
  asked.includes(party) || (party === GATEWAY && controllers.includes(party))

/**
 * What officers of a party see of a disclosure: of one to their own party all of it; as controller just what was asked of
 * it, and not what others were asked (P2 holds for oversight too). Undefined when the party had no part in it.
 */
export const partOf = (entry: DisclosureEntry, party: Party): DisclosureEntry | undefined => {
  if (entry.actor.party === party) return entry
  const agency = isPartyTo(entry, party) ? agencyOf(party) : undefined
  return agency && ofController(entry, party, agency)
}

const GIVEN_OTHERWISE = ['CONDITION_NOT_MET', 'CONSENT_MISSING', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED']

/**
 * The agencies that were not asked, since all that was wanted of theirs was refused, and whose officers see that (P9): where an
 * exchange gives the asker such a fact otherwise, so that it tells no more than a fact that is given does. What police and
 * prosecution ask for in vain is theirs to know: it would tell of an investigation (retshåndhævelsesloven § 16).
 */
export const agenciesRefused = ({ kind, regime, asked, withheld }: DisclosureEntry): readonly Agency[] => {
  if (kind !== 'disclosure' || regime !== 'GDPR') return []
  const wanted = withheld.flatMap(({ field, because }) => (GIVEN_OTHERWISE.includes(because) ? factAt(field)?.controller ?? [] : []))
  return [...new Set(wanted)].filter((agency) => !asked.some((party) => agencyOf(party) === agency))
}

/** What officers of such an agency see, where it is a party to the case: that stands in no leaf, and the index looks it up. */
export const refusedPartOf = (entry: DisclosureEntry, party: Party): DisclosureEntry | undefined => {
  const agency = agencyOf(party)
  return agency && entry.actor.party !== party && !isPartyTo(entry, party) && agenciesRefused(entry).includes(agency) ? { ...ofController(entry, party, agency), obligations: [] } : undefined
}

const ofController = (entry: DisclosureEntry, party: Party, agency: Agency): DisclosureEntry => {
  const isOwn = (field: string): boolean => factAt(field)?.controller === agency
  const given = entry.given.flatMap((one) => {
    const facts = one.facts.filter(({ field }) => isOwn(field))
    return facts.length > 0 ? [{ ...one, facts }] : []
  })
  return {
    ...entry,
    controllers: [agency],
    asked: entry.asked.filter((asked) => asked === party),
    legalBases: lawOf(given, entry.legalBases),
    given,
    empty: entry.empty.filter(isOwn),
    withheld: entry.withheld.filter(({ field }) => isOwn(field)),
    unavailable: entry.unavailable.filter(({ controller }) => controller === agency),
    surplus: entry.surplus.filter(({ controller }) => controller === agency),
  }
}

/** Of the law of a whole disclosure what a part of it rests on: that another part rests on a consent is not told (P2). */
const lawOf = (given: DisclosureEntry['given'], legalBases: readonly string[]): readonly string[] => {
  if (given.length === 0) return []
  return given.some(({ consent }) => consent) ? legalBases : withoutConsent(legalBases)
}
