import { randomUUID } from 'node:crypto'
import type { OrderLogEntry } from '../../../agencies/reference/reference.ts'
import { regimeOf } from '../../../policies/purposes.ts'
import { clientOf } from '../../../prisma/seed/clients.ts'
import type { Random } from '../../../prisma/seed/random.ts'
import type { SeededCase } from '../../../prisma/seed/seed.ts'
import type { Controller } from '../../../schema/agency.ts'
import type { Fact, FactValues } from '../../../schema/fact.ts'
import { FACTS } from '../../../schema/facts.ts'
import { pick } from '../../../schema/pick.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { Role } from '../../../schema/role.ts'
import { controllersIn, permitsOf } from '../../../policies/by-controller.ts'
import type { Asking } from '../../../policies/decision.ts'
import type { Code } from '../../codes.ts'
import { disclosureEntries, type EntryCiphers } from '../../pipeline/disclosure-entries.ts'
import { orderFor } from '../../pipeline/order-for.ts'
import { partyAsksOf } from '../../pipeline/party-asks.ts'
import { plannedCase } from '../../pipeline/planned-case.ts'
import { refusalEntry } from '../../pipeline/refuse.ts'
import type { Bound, Collected, PlannedCase } from '../../pipeline/stages.ts'
import { OWN_VERSION } from '../../policies/enter-own-policies.ts'
import type { Entry } from '../../trail/entry.ts'
import type { MadeLook } from '../quarter/normal-work.ts'
import { TEAMS } from '../quarter/teams.ts'
import { askingOf, decide, type PurposesThatGive } from './asked-facts.ts'
import { reasonFor } from './reasons.ts'
import type { ControlledFor } from './seeded-case.ts'

/** What a look left behind: its leaf, and a line in the log of each party that was asked. */
export interface RecordedLook {
  readonly at: Date
  readonly entry: Entry
  readonly orders: readonly { readonly party: string; readonly line: OrderLogEntry }[]
  readonly brokeGlass: boolean
  readonly misuse: string | undefined
}

interface RecordDeps {
  readonly seeded: ReadonlyMap<string, SeededCase>
  readonly controlledFor: ControlledFor
  readonly askedFacts: (asking: Asking) => readonly Fact[]
  readonly purposesThatGive: PurposesThatGive
  readonly ciphers: EntryCiphers
  readonly pseudonymKey: Buffer
  readonly random: Random
}

const NO_DEADLINE = new AbortController().signal

/** In one view of so many an agency's system did not answer; in one of so many all was asked for that there is. */
const FAILURES = 300
const ALL_ASKED = 60

/**
 * Records a look as the gateway would have: decided by the policies of the release on the case as it is seeded, what was
 * given committed to, each agency's own line beside it. Nothing when the employee's party did not know the case yet.
 */
export const createRecordLook = ({ seeded, controlledFor, askedFacts, purposesThatGive, ciphers, pseudonymKey, random }: RecordDeps) => {
  const refused = (look: MadeLook, code: Code): RecordedLook => {
    const bound = boundOf(look, look.purpose as Purpose, random)
    const { authenticated, disclosureId, reason } = bound
    const request = { authenticated, disclosureId, purpose: look.purpose, reason, about: look.about }
    const entry = refusalEntry(request, code, { at: look.at, policyVersion: OWN_VERSION, pseudonymKey })
    return { at: look.at, entry, orders: [], brokeGlass: false, misuse: look.misuse }
  }

  /** The purpose that the look was made for; another of the team's when that gives nothing of this case. */
  const purposeOf = ({ party, role, purpose, brokeGlass }: MadeLook, one: SeededCase): Purpose => {
    const stated = purpose as Purpose
    const team = TEAMS.find((other) => other.party === party && other.role === role)
    const giving = team && !brokeGlass ? purposesThatGive(one, team) : []
    return giving.includes(stated) ? stated : giving[0] ?? stated
  }

  return (look: MadeLook): RecordedLook | undefined => {
    if (look.refused !== null) return refused(look, look.refused as Code)
    const one = seeded.get(look.case ?? '')
    const link = one?.links.find(({ party }) => party === look.party)
    const controlled = one && controlledFor(one, look.party)
    if (!one || !controlled || !link || link.linkedAt > look.at) return undefined
    const bound = boundOf(look, purposeOf(look, one), random)
    const facts = random.chance(1, ALL_ASKED) ? FACTS : askedFacts(bound.asking)
    const planned = plannedCase(controlled, decide(bound.asking, controlled, look.at, facts), look.at)
    const plan = { bound, demand: { about: { by: 'handle', value: link.handle }, facts }, at: look.at, policyVersion: OWN_VERSION, cases: [planned], hasNextPage: false } as const
    const asks = partyAsksOf(plan)
    const collected: Collected = { planned: plan, cases: [deliveredOf(planned, one, random.chance(1, FAILURES))], surplus: new Map() }
    const { purpose, agency } = bound.asking
    const [written] = disclosureEntries(collected, ciphers, { at: look.at, regime: regimeOf(purpose, agency), traceId: null })
    return written && {
      at: look.at, entry: written.entry, brokeGlass: planned.decision.obligations.length > 0, misuse: look.misuse,
      orders: asks.map((partyAsk) => ({
        party: partyAsk.party,
        line: {
          at: look.at.toISOString(), accepted: true, order: orderFor(bound, partyAsk),
          asked: partyAsk.asks.map(({ ask }) => ask),
        },
      })),
    }
  }
}

const boundOf = ({ party, employee, role }: MadeLook, purpose: Purpose, random: Random): Bound => {
  const asking = askingOf(party, role as Role, purpose)
  return {
    asking,
    authenticated: { party, agency: asking.agency, client: clientOf(party), employee, role: asking.role, granted: purpose, boundTo: null, deadline: NO_DEADLINE },
    reason: reasonFor(purpose, random),
    disclosureId: randomUUID(),
  }
}

/** What each agency that holds facts of the case gives of what is permitted; the first of them nothing when it fails. */
const deliveredOf = (planned: PlannedCase, { links }: SeededCase, fails: boolean): Collected['cases'][number] => {
  const held = new Map(links.flatMap(({ agency, facts }) => (facts ? [[agency as Controller, facts] as const] : [])))
  const controllers = controllersIn(planned.decision).filter((controller) => held.has(controller))
  const missing = fails ? controllers.slice(0, 1).map((controller) => ({ controller, because: 'TIMEOUT' as const })) : []
  const values = new Map<Controller, FactValues>()
  for (const controller of controllers.slice(missing.length)) {
    const paths = permitsOf(controller, planned.decision).map(({ fact }) => fact.path)
    values.set(controller, pick(held.get(controller) ?? {}, paths))
  }
  return { planned, values, missing }
}
