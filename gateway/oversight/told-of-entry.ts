import type { WithheldReason } from '../../policies/decision.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import { ruleTold } from '../../policies/rule-told.ts'
import { SILENCE } from '../../policies/ruling.ts'
import type { Party } from '../../schema/agency.ts'
import { askingOf } from '../policies/recorded-disclosures.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { factHeldAt } from './part-of-entry.ts'

/**
 * A disclosure as a party's officers are told of it. Officers of who asked learn of a refusal what the answer told, and no more
 * by the rule; those of a controller, and the supervisory authority, by which rule it was.
 */
export const toldOf = (part: DisclosureEntry, reader: Party, rules: PolicyRules): DisclosureEntry => {
  if (reader !== part.actor.party) return part
  const asking = askingOf(part)
  return {
    ...part,
    withheld: part.withheld.map((one) => {
      const fact = factHeldAt(one.field)
      return { ...one, rule: fact && asking ? ruleTold(one.because as WithheldReason, fact, asking, rules) : SILENCE.rule }
    }),
  }
}
