import { permitsOf } from '../../policies/by-controller.ts'
import type { DisclosureOrder } from '../../agencies/disclosure-order.ts'
import type { PartyAsk } from './party-asks.ts'
import type { Bound } from './stages.ts'

/** The order for one party: what it is asked, on what ground; cases that are asked for the same facts stand together. */
export const orderFor = ({ authenticated, asking, disclosureId }: Bound, { party, controller, asks }: PartyAsk): DisclosureOrder => {
  const groups = new Map<string, { facts: string[]; fileNumbers: string[] }>()
  for (const { ask } of asks) {
    const key = ask.facts.join()
    const group = groups.get(key)
    if (group) group.fileNumbers.push(ask.fileNumber)
    else groups.set(key, { facts: [...ask.facts], fileNumbers: [ask.fileNumber] })
  }
  const permits = asks.flatMap(({ planned }) => permitsOf(controller, planned.decision))
  return {
    disclosureId,
    controller: party,
    recipient: asking.recipient,
    actor: authenticated.employee,
    role: asking.role,
    purpose: asking.purpose,
    exchanges: distinct(permits.map(({ exchange }) => exchange)),
    legalBases: distinct(distinct(permits.map(({ legalBases }) => legalBases)).flat()),
    asks: [...groups.values()],
  }
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]
