import type { IResolvers } from '@graphql-tools/utils'
import type { ReconciliationActs } from '../../reconciliation/run-reconciliation.ts'
import { Refused } from '../../refused.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

const MOST = 100

/** The trail held against the agencies' own logs. */
export const createReconciliationResolvers = (door: Door, { run, show }: ReconciliationActs): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Query: {
      reconciliations: through((bound, { first }: { first: number }) => {
        if (first < 1 || first > MOST) throw new Refused('VARIABLES_INVALID')
        return show(bound, first)
      }),
    },
    Mutation: {
      reconcile: through((bound, window: { from: Date; to: Date }) => run(bound, window)),
    },
  }
}
