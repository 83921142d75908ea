import type { Controller, Party } from '../../schema/agency.ts'
import type { CaseAsk } from '../../agencies/adapter.ts'
import type { Permit } from '../../policies/decision.ts'
import type { Planned, PlannedCase } from './stages.ts'

/** What one party is asked within this request, and for which of its cases. */
export interface PartyAsk {
  readonly party: Party
  readonly controller: Controller
  readonly asks: readonly { readonly planned: PlannedCase; readonly ask: CaseAsk; readonly permits: readonly Permit[] }[]
}

/** A controller that is not a party to the case has nothing of it, and is not asked. */
export const partyAsksOf = (planned: Planned): PartyAsk[] => {
  const byParty = new Map<Party, { controller: Controller; asks: PartyAsk['asks'][number][] }>()
  for (const one of planned.cases) {
    for (const [controller, permits] of byController(one.decision.permits)) {
      const link = one.controlled.links.find(({ agency }) => agency === controller)
      if (!link || link.fileNumber === null) continue
      const partyAsk = byParty.get(link.party) ?? { controller, asks: [] }
      const ask = { fileNumber: link.fileNumber, facts: permits.map(({ fact }) => fact.path) }
      partyAsk.asks.push({ planned: one, ask, permits })
      byParty.set(link.party, partyAsk)
    }
  }
  return [...byParty].map(([party, { controller, asks }]) => ({ party, controller, asks }))
}

const byController = (permits: readonly Permit[]): Map<Controller, Permit[]> => {
  const groups = new Map<Controller, Permit[]>()
  for (const permit of permits) groups.set(permit.fact.controller, [...(groups.get(permit.fact.controller) ?? []), permit])
  return groups
}
