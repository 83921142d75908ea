import { FACTS } from '../../../schema/facts.ts'
import { agencyOf } from '../../../schema/agency.ts'
import { grantsFor, rulesFor } from '../../../policies/compile.ts'
import { decideBy, type RulingsByFact } from '../../../policies/decide.ts'
import type { Asking, PolicySet } from '../../../policies/decision.ts'
import { createDecisionTables } from '../../../policies/decision-table.ts'
import { atOnce } from '../../../policies/in-steps.ts'
import { firewallTold, gives } from '../../../policies/rule-told.ts'
import { rulingsOf } from '../../../policies/ruling.ts'
import type { Mutant } from './mutant.ts'

/** The real compiler, run for an asker when it first asks: a mutant concerns few. */
export const loadAsAsked = ({ exchanges, firewalls, where }: Mutant): Pick<PolicySet, 'decide'> => {
  const facts = FACTS.filter(({ id }) => where.facts.includes(id))
  const tableUnder = createDecisionTables()
  const known = new Map<string, RulingsByFact>()
  const compiled = ({ agency, role, purpose }: Asking): RulingsByFact => {
    const grants = grantsFor(agency, role, purpose, exchanges)
    const rules = rulesFor(agency, purpose, grants, firewalls)
    return new Map([...atOnce(tableUnder(rules, facts))].map(([id, table]) => {
      const rulings = rulingsOf(table, grants.filter(gives(table.fact)), firewallTold(table.fact, { agency, purpose }, firewalls))
      return [id, { fact: table.fact, ...rulings }]
    }))
  }
  return {
    decide: (asking, standing, asked, at) => {
      if (agencyOf(asking.recipient) !== asking.agency) return decideBy(undefined, '', asking, standing, asked, at)
      const key = `${asking.agency} ${asking.role} ${asking.purpose}`
      const rulings = known.get(key) ?? compiled(asking)
      known.set(key, rulings)
      return decideBy(rulings, '', asking, standing, asked, at)
    },
  }
}
