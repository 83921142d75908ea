import type { Agency } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Situation } from './attributes.ts'
import { rulesFor, type NamedGrant } from './compile.ts'
import { createDecisionTables, placeAmong, type DecisionTable, type Verdict, type Verdicts } from './decision-table.ts'
import type { Firewall } from './firewall.ts'
import { atOnce } from './in-steps.ts'

/** What is decided of these facts for an asker with these grants, whatever the situation: as `createPolicySet` compiles it. */
export const verdictsFor = (
  agency: Agency, purpose: Purpose, grants: readonly NamedGrant[], firewalls: readonly Firewall[], facts: readonly Fact[],
): DecisionTable => {
  return atOnce(createDecisionTables()(rulesFor(agency, purpose, grants, firewalls), facts))
}

/** The verdict in a situation. @throws when an attribute has no value of its list. */
export const verdictIn = (table: Verdicts, situation: Situation): Verdict => {
  const verdict = table.verdicts[placeAmong(table.attributes, (attribute) => situation[attribute])]
  if (!verdict) throw new RangeError('the situation has a value that no list knows')
  return verdict
}
