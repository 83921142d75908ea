import type { IResolvers } from '@graphql-tools/utils'
import type { SeeHealth } from '../../doctor/see-health.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** How the gateway is doing. */
export const createHealthResolvers = (door: Door, seeHealth: SeeHealth): IResolvers<unknown, GatewayContext> =>
  ({ Query: { health: createThrough(door)(seeHealth) } })
