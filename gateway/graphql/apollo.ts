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

/** The receipt of what was done, where the recipient keeps it from. */
const receiptPlugin: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      const { receipt } = contextValue.kept
      if (receipt && response.body.kind === 'single') response.body.singleResult.extensions = { receipt }
    },
  }),
}

/** What is refused before it is carried out has the status of its code, whatever the server's own would be. */
const statusPlugin: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind !== 'single' || body.singleResult.data !== undefined) return
      const code = body.singleResult.errors?.[0]?.extensions?.['code']
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
      receiptPlugin,
      statusPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
