import type { GraphQLResolveInfo } from 'graphql'
import type { Answer } from '../pipeline/answer.ts'
import type { Enter } from '../pipeline/enter.ts'
import type { Bound, Demand, Receipt } from '../pipeline/stages.ts'
import type { GatewayContext } from './context.ts'
import { holdToVariables } from './hold-to-variables.ts'
import { statedPurpose } from './stated-purpose.ts'

/** What work for one purpose leaves: a receipt, and of a disclosure when its consents stood. */
interface Done {
  readonly receipt: Receipt
  readonly stoodAt?: number | undefined
}

export type Door = <T extends Done>(
  context: GatewayContext, info: GraphQLResolveInfo, work: (bound: Bound) => Promise<T>) => Promise<T>

/** The one way in for an operation: enters for the purpose that it states, and keeps the receipt. */
export const createDoor = (enter: Enter): Door => async (context, info, work) => {
  const stated = statedPurpose(info)
  context.kept.entered = true
  const done = await enter(context.authenticated, stated, (bound) => {
    holdToVariables(info)
    return work(bound)
  })
  Object.assign(context.kept, { receipt: done.receipt, stoodAt: done.stoodAt })
  return done
}

/** A resolver that does its work through the door. */
export const createThrough = (door: Door) =>
  <Args, T extends Done>(work: (bound: Bound, args: Args) => Promise<T>) =>
    (_root: unknown, args: Args, context: GatewayContext, info: GraphQLResolveInfo): Promise<T> =>
      door(context, info, (bound) => work(bound, args))

export type Disclose = (bound: Bound, demand: Demand) => Promise<Answer>
