import { AGENCIES, type Agency } from '../schema/agency.ts'
import { FACTS } from '../schema/facts.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import { ROLES } from '../schema/role.ts'
import { concerns, grantsIn, isTo, rulesFor, type NamedGrant } from './compile.ts'
import type { FactRulings, RulingsByFact } from './decide.ts'
import type { Asking } from './decision.ts'
import { createDecisionTables, type FactTable } from './decision-table.ts'
import type { PurposeExchanges } from './exchange.ts'
import type { Firewall, Forbidding } from './firewall.ts'
import type { InSteps } from './in-steps.ts'
import { firewallTold, gives } from './rule-told.ts'
import { rulingsOf, type Rulings } from './ruling.ts'

type Asker = Pick<Asking, 'agency' | 'role' | 'purpose'>

/** Every asker that can be named, also those that no exchange mentions: their refusals name the firewall too. */
export const rulingsByAsker = function* (
  exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[],
): InSteps<(asker: Asker) => RulingsByFact | undefined> {
  const compile = createCompiler(firewalls)
  const rulings = new Map<string, RulingsByFact>()
  for (const purpose of PURPOSES) {
    const given = grantsIn(purpose, exchanges)
    for (const agency of AGENCIES) {
      const nothingGranted = yield* compile({ agency, purpose, grants: [] })
      for (const role of ROLES) {
        const grants = given.filter(isTo(agency, role))
        const ofAsker = grants.length === 0 ? nothingGranted : yield* compile({ agency, purpose, grants })
        rulings.set(keyOf({ agency, role, purpose }), ofAsker)
      }
    }
  }
  return (asker) => rulings.get(keyOf(asker))
}

const keyOf = ({ agency, role, purpose }: Asker): string => `${agency} ${role} ${purpose}`

interface Granted {
  readonly agency: Agency
  readonly purpose: Purpose
  readonly grants: readonly NamedGrant[]
}

/** Askers whom the same is given and forbidden share one table, and facts of which the same is said one list of rulings. */
const createCompiler = (firewalls: readonly Firewall[]) => {
  const tableUnder = createDecisionTables()
  const numberOf = createNumbering<NamedGrant | Forbidding>()
  const ofAskers = new Map<string, RulingsByFact>()
  const ofFacts = new Map<string, Rulings>()

  const rulingsOn = (table: FactTable, { agency, purpose, grants }: Granted): FactRulings => {
    const giving = grants.filter(gives(table.fact))
    const refusing = firewallTold(table.fact, { agency, purpose }, firewalls)
    const said = [table.under, refusing?.id, ...giving.map(numberOf)].join(' ')
    const rulings = ofFacts.get(said) ?? rulingsOf(table, giving, refusing)
    ofFacts.set(said, rulings)
    return { fact: table.fact, ...rulings }
  }

  const compile = function* (granted: Granted): InSteps<RulingsByFact> {
    const rules = rulesFor(granted.agency, granted.purpose, granted.grants, firewalls)
    const tables = yield* tableUnder(rules, FACTS)
    return new Map([...tables].map(([id, table]) => [id, rulingsOn(table, granted)]))
  }

  return function* (granted: Granted): InSteps<RulingsByFact> {
    yield
    const forbids = firewalls.map((one) => one.forbids.filter(concerns(granted.agency, granted.purpose)).map(numberOf))
    const signature = JSON.stringify([granted.grants.map(numberOf), forbids])
    const rulings = ofAskers.get(signature) ?? (yield* compile(granted))
    ofAskers.set(signature, rulings)
    return rulings
  }
}

const createNumbering = <T>() => {
  const numbers = new Map<T, number>()
  return (one: T): number => {
    const number = numbers.get(one) ?? numbers.size
    numbers.set(one, number)
    return number
  }
}
