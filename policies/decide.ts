import type { DataCategory } from '../schema/data-category.ts'
import type { Fact } from '../schema/fact.ts'
import type { ConsentState } from './attributes.ts'
import { coverageOf, scopeOf, whyNotCovered, type Coverage } from './consent-coverage.ts'
import type { Asking, Decision, Notice, Obligation, Permit, Standing, Withholding } from './decision.ts'
import { isNotAuthoritative } from './firewalls/f14-one-assessor-decides.ts'
import { legalBasesOf } from './purposes.ts'
import { consentRemedy } from './remedies.ts'
import { rulingAt, SILENCE, type Ruling, type Rulings } from './ruling.ts'
import { isToldOfConsent } from './told-of-consent.ts'

/** By fact id. */
export type RulingsByFact = ReadonlyMap<string, FactRulings>

export interface FactRulings extends Rulings {
  readonly fact: Fact
}

/** Decides fact by fact, by look-up alone. Whatever goes wrong on the way to a permit denies (P4). */
export const decideBy = (
  rulings: RulingsByFact | undefined, policyVersion: string, asking: Asking, standing: Standing, facts: readonly Fact[],
  at: Date,
): Decision => {
  const consentTo = rememberByCategory((category) => coveredBy(coverageOf(standing.consents, scopeOf(asking, standing, category), at)))
  const permits: Permit[] = []
  const withholdings: Withholding[] = []
  for (const fact of facts) {
    const ruling = rulingOn(fact, rulings, standing, consentTo)
    if (ruling.kind === 'permits') permits.push(permitOf(fact, ruling, asking, consentTo))
    else withholdings.push(withholdingOf(fact, ruling, asking, standing, at))
  }
  const notices = noticesOf(permits, standing)
  return { policyVersion, permits, withholdings, notices, obligations: obligationsOf(permits, asking) }
}

interface Covered extends Pick<Permit, 'consent'> {
  readonly state: ConsentState
}

type ConsentTo = (category: DataCategory) => Covered

const coveredBy = ({ state, record }: Coverage): Covered =>
  ({ state, consent: record && { id: record.id, version: record.version, validUntil: record.validUntil } })

const rememberByCategory = (coverage: ConsentTo): ConsentTo => {
  const known = new Map<DataCategory, Covered>()
  return (category) => {
    const found = known.get(category) ?? coverage(category)
    known.set(category, found)
    return found
  }
}

const rulingOn = (
  fact: Fact, rulings: RulingsByFact | undefined, standing: Standing, consentTo: ConsentTo,
): Ruling => {
  const known = rulings?.get(fact.id)
  if (!known) return SILENCE
  try {
    const { category } = known.fact
    return rulingAt(known, (attribute) => (attribute === 'consent' ? consentTo(category).state : standing[attribute]))
  } catch {
    return known.otherwise
  }
}

const permitOf = (fact: Fact, ruling: Ruling & { kind: 'permits' }, asking: Asking, consentTo: ConsentTo): Permit => ({
  fact,
  exchange: ruling.exchange,
  legalBases: legalBasesOf(asking.purpose, asking.agency, ruling.byConsent),
  consent: ruling.byConsent ? consentTo(fact.category).consent : null,
})

const withholdingOf = (
  fact: Fact, ruling: Exclude<Ruling, { kind: 'permits' }>, asking: Asking, standing: Standing, at: Date,
): Withholding => {
  const { rule, told } = ruling
  if (ruling.kind === 'withholds') return { fact, because: ruling.because, rule, told, remedy: ruling.remedy }
  const because = isToldOfConsent(asking.agency)
    ? whyNotCovered(standing.consents, scopeOf(asking, standing, fact.category), ruling.inWriting, at)
    : 'CONSENT_MISSING'
  return { fact, because, rule, told, remedy: consentRemedy(because, ruling.inWriting) }
}

/** F14: a decision of the other assessor is shown as such. */
const noticesOf = (permits: readonly Permit[], standing: Standing): Notice[] =>
  permits.filter(({ fact }) => isNotAuthoritative(fact, standing.residence))
    .map(({ fact }) => ({ fact, says: 'NOT_AUTHORITATIVE' }))

/** X31 opens what consent had closed, and is therefore never silent. */
const obligationsOf = (permits: readonly Permit[], asking: Asking): Obligation[] =>
  asking.purpose === 'VITAL_INTERESTS' && permits.length > 0 ? ['ALARM_CONTROLLERS', 'REVIEW_WITHIN_72_HOURS'] : []
