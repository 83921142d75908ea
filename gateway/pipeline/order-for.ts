import type { Permit } from '../../policies/decision.ts'
import type { DisclosureOrder } from '../../agencies/disclosure-order.ts'
import type { PartyAsk } from './party-asks.ts'
import type { Bound } from './stages.ts'

/** The order for one party: what it is asked, on what ground; cases that are asked for the same facts stand together. */
export const orderFor = ({ authenticated, asking, disclosureId }: Bound, { party, asks }: PartyAsk): DisclosureOrder => {
  const groups = new Map<string, { facts: string[]; fileNumbers: string[] }>()
  for (const { ask } of asks) {
    const key = ask.facts.join()
    const group = groups.get(key)
    if (group) group.fileNumbers.push(ask.fileNumber)
    else groups.set(key, { facts: [...ask.facts], fileNumbers: [ask.fileNumber] })
  }
  return {
    disclosureId,
    controller: party,
    recipient: asking.recipient,
    actor: authenticated.employee,
    role: asking.role,
    purpose: asking.purpose,
    exchanges: distinct(asks, ({ exchange }) => exchange),
    legalBases: [...new Set(distinct(asks, ({ legalBases }) => legalBases).flat())],
    asks: [...groups.values()],
  }
}

const distinct = <T>(asks: PartyAsk['asks'], of: (permit: Permit) => T): T[] => {
  const seen = new Set<T>()
  for (const { permits } of asks) for (const permit of permits) seen.add(of(permit))
  return [...seen]
}
