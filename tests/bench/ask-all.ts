import { randomUUID } from 'node:crypto'
import type { JWK } from 'jose'
import type { AgencySettings } from '../../agencies/adapter.ts'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'
import { createSignOrders } from '../../gateway/pipeline/sign-orders.ts'
import type { Party } from '../../schema/agency.ts'
import type { Workload } from './workload.ts'

/** What the contestants without policies are given. */
export interface Given {
  readonly workload: Workload
  readonly agencies: Readonly<Record<Party, AgencySettings>>
  readonly orderKey: JWK & { readonly kid: string }
  readonly deadline: number
}

export type AskAll = (handles: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>

/**
 * The work that nobody can leave out: each controller is asked once through its own adapter, under orders that share one
 * signature a request, and the replies are put together. No decision, no control data, no record.
 */
export const createAskAll = async ({ workload, agencies, orderKey, deadline }: Given): Promise<AskAll> => {
  const { controllers, persona, purpose } = workload
  const modules = await loadAgencies()
  const adapters = await Promise.all(controllers.map(({ party, controller }) =>
    modules.find((module) => module.controller === controller)?.createAdapter(agencies[party] ?? { url: '' })))
  const signOrders = createSignOrders(keyFromJwk(orderKey), 'urn:samsyn:gateway')
  const cases = new Map(workload.cases.map((one) => [one.handle, one]))

  return async (handles) => {
    const disclosureId = randomUUID()
    const signal = AbortSignal.timeout(deadline)
    const asked = handles.flatMap((handle) => cases.get(handle) ?? [])
    const fileNumbersAt = (party: Party): string[] => asked.map(({ fileNumbers }) => fileNumbers[party] ?? '')
    const orders = signOrders(controllers.map(({ party, facts, exchanges, legalBases }) => ({
      disclosureId,
      controller: party,
      recipient: persona.party,
      actor: persona.employee,
      role: persona.role,
      purpose,
      exchanges: [...exchanges],
      legalBases: [...legalBases],
      asks: [{ facts: [...facts], fileNumbers: fileNumbersAt(party) }],
    })), new Date())
    const replies = await Promise.all(controllers.map(({ party, facts }, index) => adapters[index]?.fetch({
      disclosureId,
      cases: fileNumbersAt(party).map((fileNumber) => ({ fileNumber, facts })),
      order: orders[index] ?? '',
      signal,
    })))
    return asked.map(({ handle, fileNumber, fileNumbers }) => ({
      id: handle,
      fileNumber,
      ...Object.fromEntries(controllers.map(({ party, view }, index) =>
        [view, replies[index]?.cases.get(fileNumbers[party] ?? '')])),
      unavailable: [],
    }))
  }
}
