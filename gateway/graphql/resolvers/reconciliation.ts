import type { IResolvers } from '@graphql-tools/utils'
import type { ReconciliationActs } from '../../reconciliation/run-reconciliation.ts'
import { Refused } from '../../refused.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

const MOST = 100

/** The trail held against the agencies' own logs. */
export const createReconciliationResolvers = (door: Door, { run, show }: ReconciliationActs): IResolvers<unknown, GatewayContext> => ({
  Query: {
    reconciliations: (_root, { first }: { first: number }, context, info) => door(context, info, (bound) => {
      if (first < 1 || first > MOST) throw new Refused('VARIABLES_INVALID')
      return show(bound, first)
    }),
  },
  Mutation: {
    reconcile: (_root, window: { from: Date; to: Date }, context, info) => door(context, info, (bound) => run(bound, window)),
  },
})
