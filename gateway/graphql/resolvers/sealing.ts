import type { IResolvers } from '@graphql-tools/utils'
import type { AskedSeal, Sealing } from '../../sealing/sealing.ts'
import type { Sealed } from '../../sealing/seals.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** Sealing of what law enforcement did, and the seals that are due for review. */
export const createSealingResolvers = (door: Door, sealing: Sealing): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Query: {
      sealsDue: through((bound, { by = null }: { by?: string | null }) => sealing.due(bound, by)),
    },
    Mutation: {
      sealLeaves: through((bound, { input }: { input: AskedSeal }) => sealing.seal(bound, input)),
      unsealLeaves: through((bound, asked: Sealed) => sealing.unseal(bound, asked)),
    },
  }
}
