import type { IResolvers } from '@graphql-tools/utils'
import type { AskedSeal, Sealing } from '../../sealing/sealing.ts'
import type { Sealed } from '../../sealing/seals.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

/** Sealing of what law enforcement did, and the seals that are due for review. */
export const createSealingResolvers = (door: Door, sealing: Sealing): IResolvers<unknown, GatewayContext> => ({
  Query: {
    sealsDue: (_root, { by = null }: { by?: string | null }, context, info) =>
      door(context, info, (bound) => sealing.due(bound, by)),
  },
  Mutation: {
    sealLeaves: (_root, { input }: { input: AskedSeal }, context, info) =>
      door(context, info, (bound) => sealing.seal(bound, input)),
    unsealLeaves: (_root, asked: Sealed, context, info) =>
      door(context, info, (bound) => sealing.unseal(bound, asked)),
  },
})
