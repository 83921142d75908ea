import type { Controller, Party } from '../../schema/agency.ts'
import type { CaseAsk } from '../../agencies/adapter.ts'
import { controllersIn, permitsOf } from '../../policies/by-controller.ts'
import type { Planned, PlannedCase } from './stages.ts'

/** What one party is asked within this request, and for which of its cases. */
export interface PartyAsk {
  readonly party: Party
  readonly controller: Controller
  readonly asks: readonly { readonly planned: PlannedCase; readonly ask: CaseAsk }[]
}

/** A controller that is not a party to the case has nothing of it, and is not asked. */
export const partyAsksOf = (planned: Planned): PartyAsk[] => {
  const byParty = new Map<Party, PartyAsk & { asks: PartyAsk['asks'][number][] }>()
  for (const one of planned.cases) {
    for (const controller of controllersIn(one.decision)) {
      const holder = holderOf(one, controller)
      if (!holder) continue
      const facts = permitsOf(controller, one.decision).map(({ fact }) => fact.path)
      const ask = { planned: one, ask: { fileNumber: holder.fileNumber, facts } }
      const partyAsk = byParty.get(holder.party)
      if (partyAsk) partyAsk.asks.push(ask)
      else byParty.set(holder.party, { party: holder.party, controller, asks: [ask] })
    }
  }
  return [...byParty.values()]
}

/** Who holds a controller's facts of the case, under which number; undefined when nobody does who could be asked. */
export const holderOf = (one: PlannedCase, controller: Controller): { readonly party: Party; readonly fileNumber: string } | undefined => {
  const link = linkOf(one, controller)
  return link && link.fileNumber !== null ? { party: link.party, fileNumber: link.fileNumber } : undefined
}

/** The controllers whose facts are permitted and that are parties, but cannot be asked: what they hold is not known (P11). */
export const unnumberedIn = (one: PlannedCase): readonly Controller[] =>
  controllersIn(one.decision).filter((controller) => linkOf(one, controller)?.fileNumber === null)

const linkOf = ({ controlled }: PlannedCase, controller: Controller) => controlled.links.find(({ agency }) => agency === controller)
