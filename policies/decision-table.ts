import type { MongoAbility } from '@casl/ability'
import type { Fact } from '../schema/fact.ts'
import { ATTRIBUTE_NAMES, ATTRIBUTES, type Attribute, type Situation } from './attributes.ts'
import { ACTION, type Rule } from './compile.ts'

/** What the rules say of one fact in one situation, or that nothing permits it (`default`, P4). */
export interface Verdict {
  readonly permitted: boolean
  readonly rule: string
  /** Whether the rule asked about the consent: a permit then rests on a record (P5). */
  readonly byConsent: boolean
}

const SILENCE: Verdict = { permitted: false, rule: 'default', byConsent: false }

/** The verdicts on one fact: one for each combination of the attributes that some rule asks about for it. */
export interface FactTable {
  readonly fact: Fact
  readonly attributes: readonly Attribute[]
  readonly verdicts: readonly Verdict[]
}

/** Every verdict of one asker by fact id, tried once through CASL at load; then it is looked up, never evaluated. */
export type DecisionTable = ReadonlyMap<string, FactTable>

export const decisionTableOf = (ability: MongoAbility, rules: readonly Rule[], facts: readonly Fact[]): DecisionTable =>
  new Map(facts.map((fact) => [fact.id, factTableOf(ability, rules, fact)]))

const factTableOf = (ability: MongoAbility, rules: readonly Rule[], fact: Fact): FactTable => {
  const about = rules.filter((rule) => rule.fields.includes(fact.id))
  const attributes = ATTRIBUTE_NAMES.filter((attribute) => about.some((rule) => attribute in rule.conditions))
  return { fact, attributes, verdicts: situationsOver(attributes).map((situation) => verdictOf(ability, fact, situation)) }
}

/** What CASL says. A rule that throws denies. */
export const verdictOf = (ability: MongoAbility, fact: Fact, situation: Situation): Verdict => {
  try {
    const rule = ability.relevantRuleFor(ACTION, { ...situation }, fact.id)
    if (!rule) return SILENCE
    return { permitted: !rule.inverted, rule: rule.reason ?? 'default', byConsent: 'consent' in (rule.conditions ?? {}) }
  } catch {
    return SILENCE
  }
}

/** Any situation will do for the attributes that no rule asks about. */
const SOME_SITUATION = Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, ATTRIBUTES[name][0]])) as unknown as Situation

/** The place among the verdicts of the situation with these values; -1 when an attribute has no value of its list. */
export const placeAmong = (attributes: readonly Attribute[], valueOf: (attribute: Attribute) => unknown): number => {
  let place = 0
  for (const attribute of attributes) {
    const values: readonly unknown[] = ATTRIBUTES[attribute]
    const index = values.indexOf(valueOf(attribute))
    if (index < 0) return -1
    place = place * values.length + index
  }
  return place
}

/** Every combination of values of these attributes, in the order of the verdicts. */
export const situationsOver = (attributes: readonly Attribute[]): readonly Situation[] =>
  attributes.reduce<Situation[]>(
    (situations, name) => situations.flatMap((one) => ATTRIBUTES[name].map((value) => ({ ...one, [name]: value }))),
    [SOME_SITUATION],
  )
