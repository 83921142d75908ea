import type { IResolvers } from '@graphql-tools/utils'
import type { Joining } from '../../joining/joining.ts'
import type { KeyUse, Registration } from '../../joining/registrations.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** How agencies and their systems join. */
export const createJoiningResolvers = (door: Door, joining: Joining): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)

  return {
    Query: {
      registrations: through((bound) => joining.list(bound)),
    },
    Mutation: {
      registerAgency: through((bound, { input }: { input: { party: string; issuer: string; jwksUri: string } }) =>
        joining.registerAgency(bound, input.party, input.issuer, input.jwksUri)),
      registerClient: through((bound, { party, client }: { party: string; client: string }) =>
        joining.registerClient(bound, party, client)),
      registerKey: through((bound, { use, thumbprint }: { use: KeyUse; thumbprint: string }) =>
        joining.registerKey(bound, use, thumbprint)),
      approveRegistration: through((bound, { id }: { id: string }) => joining.approve(bound, id)),
      suspendClient: through((bound, { party, client }: { party: string; client: string }) =>
        joining.suspend(bound, party, client)),
      revokeBinding: through((bound, { party, thumbprint }: { party: string; thumbprint: string }) =>
        joining.revokeBinding(bound, party, thumbprint)),
    },
    Registration: {
      client: ({ kind, content }: Registration) => (kind === 'client' ? content.client : null),
      issuer: ({ kind, content }: Registration) => (kind === 'agency' ? content.issuer : null),
      keyUse: ({ kind, content }: Registration) => (kind === 'key' ? content.use : null),
      thumbprint: ({ kind, content }: Registration) => (kind === 'key' ? content.thumbprint : null),
      jwksUri: ({ kind, content }: Registration) => (kind === 'agency' ? content.jwksUri : null),
    },
  }
}
