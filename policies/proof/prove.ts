import type { Fact } from '../../schema/fact.ts'
import type { Asking, PolicySet } from '../decision.ts'
import { NOW, standingOf, type Scope } from './circumstances.ts'
import { createExploration, type Found } from './explore.ts'
import { decidedBy, type Decided, type Property } from './property.ts'

/** A decision of which a property is not true, with all that it depended on and nothing else. */
export interface Counterexample {
  readonly asking: Asking
  readonly fact: Fact
  readonly found: Found
  readonly decided: Decided['decision']
}

export interface Proof {
  /** Every combination of asker, fact and circumstances. */
  readonly decisions: number
  /** How many of them had to be told apart. */
  readonly distinct: number
  /** The smallest counterexample to each property that does not hold. */
  readonly broken: ReadonlyMap<Property, Counterexample>
}

/** Decides everything that can be asked, and holds each decision to each property. `seen` is shown every decision. */
export const prove = (
  policies: Pick<PolicySet, 'decide'>, properties: readonly Property[], askers: readonly Asking[], facts: readonly Fact[],
  seen: (decided: Decided) => void = () => {},
): Proof => {
  const broken = new Map<Property, Counterexample>()
  const exploration = createExploration()
  let scope: Scope | undefined
  const standing = standingOf(exploration.read, () => {
    if (!scope) throw new Error('nothing is asked')
    return scope
  })
  let decisions = 0
  let distinct = 0
  for (const asking of askers)
    for (const fact of facts) {
      scope = { recipient: asking.recipient, purpose: asking.purpose, category: fact.category }
      const { covered, visits } = exploration.every(() => {
        const decided = decidedBy(policies, asking, fact, standing, NOW)
        seen(decided)
        for (const property of properties) {
          if (property.holds(decided)) continue
          const counterexample = { asking, fact, found: exploration.found(), decided: decided.decision }
          const known = broken.get(property)
          if (!known || sizeOf(counterexample) < sizeOf(known)) broken.set(property, counterexample)
        }
      })
      decisions += covered
      distinct += visits
    }
  return { decisions, distinct, broken }
}

/** What is given shows more than what is withheld, and what depends on less is easier to read. */
const sizeOf = ({ found, decided }: Counterexample): number => found.length + (decided.permits.length > 0 ? 0 : 100)
