import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { makeExecutableSchema } from '@graphql-tools/schema'
import Fastify from 'fastify'
import { scalars } from '../../gateway/graphql/scalars.ts'
import { sdl } from '../../schema/sdl.ts'
import { createAskAll } from './ask-all.ts'
import { announce, readGiven } from './given.ts'
import { handlesAfter } from './pages.ts'

/** Apollo Server on Fastify over the same contract; the root resolvers ask, the fields below read. No policy, no record. */
const given = readGiven()
const askAll = await createAskAll(given)
const handles = given.workload.cases.map(({ handle }) => handle)

const schema = makeExecutableSchema({
  typeDefs: sdl,
  resolvers: [scalars, {
    Query: {
      case: async (_root, { id }: { id: string }) => (await askAll([id]))[0],
      cases: async (_root, { first, after }: { first: number; after: string | null }) => ({
        edges: (await askAll(handlesAfter(handles, after, first))).map((node) => ({ node })),
      }),
    },
  }],
})
const apollo = new ApolloServer({
  schema,
  introspection: false,
  nodeEnv: 'production',
  stopOnTerminationSignals: false,
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
})
await apollo.start()
const server = Fastify()
server.post('/graphql', fastifyApolloHandler(apollo))
announce(await server.listen({ host: '127.0.0.1', port: 0 }))
process.once('SIGTERM', () => process.exit(0))
