import type { DisclosureOrder } from '../../agencies/disclosure-order.ts'
import type { PartyAsk } from './party-asks.ts'
import type { Bound } from './stages.ts'

/** The order for one party: what it is asked, on what ground; cases that are asked for the same facts stand together. */
export const orderFor = ({ authenticated, asking, disclosureId }: Bound, { party, asks }: PartyAsk): DisclosureOrder => {
  const permits = asks.flatMap((ask) => ask.permits)
  const groups = new Map<string, { facts: string[]; fileNumbers: string[] }>()
  for (const { ask } of asks) {
    const key = ask.facts.join()
    const group = groups.get(key) ?? { facts: [...ask.facts], fileNumbers: [] }
    group.fileNumbers.push(ask.fileNumber)
    groups.set(key, group)
  }
  return {
    disclosureId,
    controller: party,
    recipient: asking.recipient,
    actor: authenticated.employee,
    role: asking.role,
    purpose: asking.purpose,
    exchanges: [...new Set(permits.map(({ exchange }) => exchange))],
    legalBases: [...new Set(permits.flatMap(({ legalBases }) => legalBases))],
    asks: [...groups.values()],
  }
}
