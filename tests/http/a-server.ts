import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance } from 'fastify'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { createServer } from '../../gateway/http/server.ts'
import type { Authenticated } from '../../gateway/pipeline/stages.ts'
import { Refused } from '../../gateway/refused.ts'

/** The gateway's own server, before a door of the test's: it knows every sender, and records nothing, unless told otherwise. */
export const aServer = async (
  apollo: ApolloServer<GatewayContext>, otherwise: Partial<Parameters<typeof createServer>[0]> = {},
): Promise<FastifyInstance> => {
  await apollo.start()
  const { server } = await createServer({
    apollo,
    authenticate: async () => ({}) as Authenticated,
    proofNonce: () => '',
    refuseRequest: async (_request, code) => { throw new Refused(code, true) },
    refuseEarly: async (_authenticated, code) => { throw new Refused(code, true) },
    refusedSenders: { check: () => {}, count: () => {} },
    caughtUp: () => undefined,
    isReady: async () => true,
    admit: async () => {},
    tls: undefined, url: undefined, proxies: [], now: () => new Date(),
    events: { unanswered: () => {}, failed: () => {} },
    ...otherwise,
  })
  server.addHook('onClose', () => apollo.stop())
  return server
}
