import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { GatewayContext } from './context.ts'
import { formatError } from './format-error.ts'
import { operationRules } from './operation-rules.ts'

const MAX_TOKENS = 2_000

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The receipt of what was done, where the recipient keeps it from. */
const receiptPlugin: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      const { receipt } = contextValue.kept
      if (receipt && response.body.kind === 'single') response.body.singleResult.extensions = { receipt }
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
      receiptPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
