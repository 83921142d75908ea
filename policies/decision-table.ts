import type { MongoAbility } from '@casl/ability'
import type { Fact } from '../schema/fact.ts'
import { ATTRIBUTE_NAMES, ATTRIBUTES, type Attribute, type Situation } from './attributes.ts'
import { abilityOf, ACTION, type Rule } from './compile.ts'
import type { InSteps } from './in-steps.ts'

/** What the rules say of one fact in one situation, or that nothing permits it (`default`, P4). */
export interface Verdict {
  readonly permitted: boolean
  readonly rule: string
}

const SILENCE: Verdict = { permitted: false, rule: 'default' }

/** What some rules say of whatever fact they are about: a verdict for each combination of the attributes that one of them asks about. */
export interface Verdicts {
  /** Names the rules: the same name, the same rules in the same order. */
  readonly under: string
  readonly attributes: readonly Attribute[]
  readonly verdicts: readonly Verdict[]
}

export interface FactTable extends Verdicts {
  readonly fact: Fact
}

/** Every verdict of one asker by fact id, tried once through CASL at load; then it is looked up, never evaluated. */
export type DecisionTable = ReadonlyMap<string, FactTable>

/**
 * Situations that are tried for one set of policies at most; the action plan's take 1,618. What names every attribute at once
 * takes 4,320 of each list of rules that it is among, and all of them are kept.
 */
export const TRIED_AT_MOST = 200_000

/** The rules ask about more situations than are tried. */
export class TooManySituations extends Error {
  override readonly name = 'TooManySituations'
}

/**
 * Makes decision tables, trying at most so many situations for all of them. All facts and askers that the same rules are about share their verdicts: those are tried once.
 * @throws {TooManySituations}
 */
export const createDecisionTables = (atMost = TRIED_AT_MOST) => {
  const numbers = new Map<string, number>()
  const known = new Map<string, Verdicts>()
  let tried = 0
  const numberOf = ({ reason, inverted, conditions }: Rule): number => {
    const written = JSON.stringify([reason, inverted, conditions])
    const number = numbers.get(written) ?? numbers.size
    numbers.set(written, number)
    return number
  }
  const verdictsOn = function* (fact: Fact, under: string, rules: readonly Rule[]): InSteps<Verdicts> {
    const attributes = ATTRIBUTE_NAMES.filter((attribute) => rules.some((rule) => attribute in rule.conditions))
    tried += attributes.reduce((product, attribute) => product * ATTRIBUTES[attribute].length, 1)
    if (tried > atMost) throw new TooManySituations(`the rules ask about more than ${atMost} situations`)
    const ability = abilityOf(rules)
    const verdicts: Verdict[] = []
    for (const situation of situationsOver(attributes)) {
      verdicts.push(verdictOf(ability, fact, situation))
      yield
    }
    return { under, attributes, verdicts }
  }
  return function* (rules: readonly Rule[], facts: readonly Fact[]): InSteps<DecisionTable> {
    const numbered = rules.map((rule) => ({ rule, number: numberOf(rule) }))
    const byFact = new Map<string, typeof numbered>(facts.map(({ id }) => [id, []]))
    for (const one of numbered) for (const id of one.rule.fields) byFact.get(id)?.push(one)
    const tables = new Map<string, FactTable>()
    for (const fact of facts) {
      const about = byFact.get(fact.id) ?? []
      const under = about.map(({ number }) => number).join()
      const verdicts = known.get(under) ?? (yield* verdictsOn(fact, under, about.map(({ rule }) => rule)))
      known.set(under, verdicts)
      tables.set(fact.id, { fact, ...verdicts })
    }
    return tables
  }
}

/** What CASL says. A rule that throws denies. */
const verdictOf = (ability: MongoAbility, fact: Fact, situation: Situation): Verdict => {
  try {
    const rule = ability.relevantRuleFor(ACTION, { ...situation }, fact.id)
    if (!rule) return SILENCE
    return { permitted: !rule.inverted, rule: rule.reason ?? 'default' }
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
