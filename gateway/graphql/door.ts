import type { GraphQLResolveInfo } from 'graphql'
import type { Answer } from '../pipeline/answer.ts'
import { asRefused } from '../pipeline/as-refused.ts'
import { bindPurpose } from '../pipeline/bind-purpose.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Demand, Receipt } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import type { GatewayContext } from './context.ts'
import { statedPurpose } from './stated-purpose.ts'

interface DoorDeps {
  readonly refuse: Refuse
  readonly createId: () => string
  readonly events: Events
}

/** What work for one purpose leaves: a receipt, and of a disclosure when its consents stood. */
interface Done {
  readonly receipt: Receipt
  readonly stoodAt?: number
}

export type Door = <T extends Done>(
  context: GatewayContext, info: GraphQLResolveInfo, work: (bound: Bound) => Promise<T>) => Promise<T>

/**
 * The one way in: binds the operation to its purpose, does the work, keeps the receipt; whatever fails, refuses, and a
 * refusal that no leaf tells of yet is recorded first (P9).
 */
export const createDoor = ({ refuse, createId, events }: DoorDeps): Door => async (context, info, work) => {
  const { authenticated } = context
  const disclosureId = createId()
  try {
    const stated = statedPurpose(info)
    const done = await recorded(async () => work(bindPurpose(authenticated, stated, disclosureId)), (code) =>
      refuse({ authenticated, disclosureId, purpose: stated.purpose, reason: null, about: null }, code))
    Object.assign(context.kept, { receipt: done.receipt, stoodAt: done.stoodAt })
    return done
  } catch (error) {
    throw asRefused(error, events)
  }
}

export type Disclose = (bound: Bound, demand: Demand) => Promise<Answer>

const recorded = async <T>(work: () => Promise<T>, refuse: (code: Refused['code']) => Promise<never>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && !error.recorded) return refuse(error.code)
    throw error
  }
}
