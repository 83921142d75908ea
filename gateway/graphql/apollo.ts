import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import { CODES, isCode } from '../codes.ts'
import type { GatewayContext } from './context.ts'
import { formatError } from './format-error.ts'
import { operationRules } from './operation-rules.ts'

const MAX_TOKENS = 2_000

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * The receipt of what was done, where the recipient keeps it from; and what is refused before it is carried out has the
 * status of its code, whatever the server's own would be.
 */
const answerPlugin: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http }, contextValue: { kept: { receipt } } }) => {
      if (body.kind !== 'single') return
      if (receipt) body.singleResult.extensions = { receipt }
      const code = body.singleResult.data === undefined && body.singleResult.errors?.[0]?.extensions?.['code']
      if (isCode(code)) http.status = CODES[code][0]
    },
  }),
}

/** Apollo Server with everything off that would echo, cache, report or batch. */
export const createApollo = (schema: GraphQLSchema, introspection: boolean): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    schema,
    introspection,
    nodeEnv: 'production',
    validationRules: [...operationRules],
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    logger: silent,
    formatError,
    plugins: [
      answerPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
