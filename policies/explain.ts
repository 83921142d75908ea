import type { Fact } from '../schema/fact.ts'
import type { Label } from '../schema/label.ts'
import { purposeName, valueName } from '../schema/labels/contract.ts'
import { holds } from './attributes.ts'
import { conditionOf } from './compile.ts'
import type { Asking, Decision, Permit, Standing, Withholding } from './decision.ts'
import type { Firewall } from './firewall.ts'
import { POLICY_DATA, type PolicyRules } from './policy-data.ts'
import { firewallTold, grantsOf } from './rule-told.ts'
import { secrecyLiftedBy } from './secrecy.ts'
import { situationOf } from './situation-of.ts'
import { citationsOf } from './words/access.ts'
import { sayAsker, sayFact } from './words/asker.ts'
import { inBoth } from './words/listed.ts'
import { sayInstant } from './words/day.ts'

/** Why one fact was given or withheld. */
export interface Explanation {
  readonly fact: Fact
  readonly permitted: boolean
  /** The exchange that permits it, or that would; null where there is none. */
  readonly exchange: string | null
  /** The firewall that refuses it in every case; null where none does. */
  readonly firewall: string | null
  readonly consent: Permit['consent']
  /** In this order: what was decided, by which rule, on which basis or consent, what would release it. */
  readonly sentences: readonly Label[]
}

/** What was decided about, and when. */
interface Asked {
  readonly asking: Asking
  readonly standing: Standing
  readonly at: Date
}

/**
 * A decision explained, fact by fact, by the rules that it was made by, for those who may read the rule beside the reason:
 * officers, and the recipient of what was given. What may not be told (`remedy: null`) is not told here either.
 */
export const explain = (decision: Decision, asked: Asked, rules: PolicyRules = POLICY_DATA): readonly Explanation[] => [
  ...decision.permits.map((permit) => explainPermit(permit, decision, asked, rules)),
  ...decision.withholdings.map((withholding) => explainWithholding(withholding, asked.asking, rules)),
]

const explainPermit = (permit: Permit, decision: Decision, asked: Asked, rules: PolicyRules): Explanation => {
  const { fact, exchange, consent } = permit
  const { asking } = asked
  const source = sourceOf(permit, asked, rules)
  const secrecy = secrecyLiftedBy(asking.purpose, consent ? 'required' : 'none').citation
  const law = citationsOf(permit.legalBases)
  const f14 = rules.firewalls.find(({ id }) => id === 'F14')
  const noticed = decision.notices.some((one) => one.fact.id === fact.id)
  return {
    fact, permitted: true, exchange, firewall: null, consent,
    sentences: [
      decided(fact, asking, { da: 'kan få', en: 'may have' }),
      { da: `${exchange} tillader det (${source}).`, en: `${exchange} permits it (${source}).` },
      { da: `Behandlingsgrundlag: ${law}.`, en: `Legal basis: ${law}.` },
      consent ? restsOn(consent) : NO_CONSENT_NEEDED,
      { da: `Tavshedspligten viger efter ${secrecy}.`, en: `The duty of secrecy yields to ${secrecy}.` },
      ...(noticed && f14 ? [f14.says] : []),
      ...(decision.obligations.length > 0 ? [IN_DANGER] : []),
    ],
  }
}

/** Of the grants of the exchange the one that holds in the case: what rests on no consent is not given by one that asks for it. */
const sourceOf = ({ fact, exchange, consent }: Permit, { asking, standing, at }: Asked, rules: PolicyRules): string | undefined => {
  const situation = situationOf(asking, standing, fact.category, at)
  const held = grantsOf(fact, asking, rules).filter(({ id, grant }) => id === exchange && holds(conditionOf(grant), situation))
  return (held.find(({ grant }) => (grant.consent === 'none') === (consent === null)) ?? held[0])?.grant.source
}

const explainWithholding = ({ fact, because, remedy }: Withholding, asking: Asking, rules: PolicyRules): Explanation => {
  const firewall = firewallTold(fact, asking, rules.firewalls)
  return {
    fact, permitted: false, exchange: grantsOf(fact, asking, rules)[0]?.id ?? null, firewall: firewall?.id ?? null, consent: null,
    sentences: [
      decided(fact, asking, { da: 'får ikke', en: 'does not get' }),
      valueName('WithheldReason', because),
      ...(firewall ? [sayFirewall(firewall)] : []),
      ...(remedy ? [remedy] : []),
    ].map(withStop),
  }
}

const decided = (fact: Fact, { agency, role, purpose }: Asking, verb: Label): Label => {
  const [asker, what, name] = [sayAsker(agency, [role]), sayFact(fact), purposeName(purpose)]
  return {
    da: `${asker.da} ${verb.da} ${what.da} til formålet »${name.da}«.`,
    en: `${asker.en} ${verb.en} ${what.en} for “${name.en}”.`,
  }
}

const sayFirewall = ({ id, says, source }: Firewall): Label => inBoth((language) => `${id}: ${says[language]} (${source})`)

const restsOn = ({ id, version, validUntil }: NonNullable<Permit['consent']>): Label => ({
  da: `Det hviler på samtykke ${id}, udgave ${version}, som gælder til ${sayInstant(validUntil, 'da')}.`,
  en: `It rests on consent ${id}, version ${version}, in force until ${sayInstant(validUntil, 'en')}.`,
})

const NO_CONSENT_NEEDED: Label = {
  da: 'Samtykke kræves ikke: videregivelsen følger af lov eller handlingsplan.',
  en: 'No consent is needed: law or the action plan orders the disclosure.',
}

const IN_DANGER: Label = {
  da: 'De dataansvarlige får straks besked, og opslaget gennemgås inden 72 timer.',
  en: 'The controllers are told at once, and the disclosure is reviewed within 72 hours.',
}

const withStop = ({ da, en }: Label): Label => ({ da: da.replace(/\.?$/, '.'), en: en.replace(/\.?$/, '.') })
