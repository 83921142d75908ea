import { performance } from 'node:perf_hooks'
import type { Controller, Party } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { pick } from '../../schema/pick.ts'
import { AgencyFailure, type FailureKind } from '../../agencies/agency-failure.ts'
import type { Reply } from '../../agencies/adapter.ts'
import type { ControllerLine } from '../agencies/controller-line.ts'
import type { Events } from '../telemetry/events.ts'
import { orderFor } from './order-for.ts'
import { partyAsksOf, unnumberedIn, type PartyAsk } from './party-asks.ts'
import type { SignOrders } from './sign-orders.ts'
import type { Collected, CollectedCase, Missing, Planned } from './stages.ts'
import { unavailableReasonOf } from './unavailable-reason.ts'

interface AskDeps {
  /** The line to each party that holds facts. */
  readonly lines: ReadonlyMap<Party, ControllerLine>
  readonly signOrders: SignOrders
  readonly events: Events
}

type Outcome = { readonly reply: Reply } | { readonly failure: FailureKind }

/** Asks each controller once, in parallel, for just what is permitted (P2), and keeps nothing else of what it says (P3). */
export const createAsk = ({ lines, signOrders, events }: AskDeps) => async (planned: Planned): Promise<Collected> => {
  const partyAsks = partyAsksOf(planned)
  const orders = partyAsks.map((partyAsk) => orderFor(planned.bound, partyAsk))
  const signed = orders.length > 0 ? signOrders(orders, planned.at) : []
  const outcomes = await Promise.all(partyAsks.map((partyAsk, index) => askParty(planned, partyAsk, signed[index] ?? '')))
  const surplus = new Map<Controller, number>()
  partyAsks.forEach(({ controller, party }, index) => {
    const outcome = outcomes[index]
    if (!outcome || !('reply' in outcome) || outcome.reply.surplus === 0) return
    surplus.set(controller, (surplus.get(controller) ?? 0) + outcome.reply.surplus)
    events.overDisclosed({ controller: party, count: outcome.reply.surplus })
  })
  return { planned, cases: collect(planned, partyAsks, outcomes), surplus }

  async function askParty({ bound }: Planned, partyAsk: PartyAsk, order: string): Promise<Outcome> {
    const started = performance.now()
    const signal = bound.authenticated.deadline
    const outcome = await (lines.get(partyAsk.party)?.fetch({
      disclosureId: bound.disclosureId, cases: partyAsk.asks.map(({ ask }) => ask), order, signal,
    }) ?? Promise.reject(new AgencyFailure('unreachable')))
      .then((reply): Outcome => ({ reply }))
      .catch((error: unknown): Outcome => ({ failure: error instanceof AgencyFailure ? error.kind : 'garbled' }))
    events.agencyAsked({
      controller: partyAsk.party,
      outcome: 'reply' in outcome ? 'answered' : outcome.failure,
      cases: partyAsk.asks.length,
      milliseconds: performance.now() - started,
    })
    return outcome
  }
}

/** What each party said, put to the cases that it was asked for: of each just what was asked. */
const collect = (planned: Planned, partyAsks: readonly PartyAsk[], outcomes: readonly Outcome[]): CollectedCase[] => {
  const cases = new Map(planned.cases.map((one) =>
    [one, { planned: one, values: new Map<Controller, FactValues>(), missing: unnumberedIn(one).map(unnumbered) }]))
  partyAsks.forEach(({ controller, asks }, index) => {
    const outcome = outcomes[index]
    for (const { planned: one, ask } of asks) {
      const given = outcome && 'reply' in outcome ? outcome.reply.cases.get(ask.fileNumber) : undefined
      if (given) cases.get(one)?.values.set(controller, pick(given, ask.facts))
      if (outcome && 'failure' in outcome)
        cases.get(one)?.missing.push({ controller, because: unavailableReasonOf[outcome.failure] })
    }
  })
  for (const { planned: { own }, values } of cases.values()) if (own) values.set('SAMSYN', own)
  return [...cases.values()]
}

const unnumbered = (controller: Controller): Missing => ({ controller, because: 'NO_FILE_NUMBER' })
