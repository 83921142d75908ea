import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import { CODES, isCode } from '../codes.ts'
import { Refused } from '../refused.ts'
import { createCompiledDoors, type CompiledDoors } from './compiled-doors.ts'
import type { GatewayContext } from './context.ts'
import { formatError } from './format-error.ts'
import { MOST_TOKENS, operationRules } from './operation-rules.ts'
import { createRemovalsUsed, removalHeaders, type RemovalsUsed } from './removals-used.ts'

type Failed = (error: unknown) => void

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * The receipt of what was done, where the recipient keeps it from; a warning of what the operation uses that goes from the
 * contract; and what is refused before it is carried out has the status of its code, whatever the server's own would be. What
 * fails before the door is a variable that is null where a default had let it pass validation (GraphQL, section 5.8.5).
 */
const answerPlugin = (removalsUsed: RemovalsUsed, failed: Failed): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ document, operation, errors, response: { body, http }, contextValue: { kept: { receipt, entered } } }) => {
      if (body.kind !== 'single') return
      if (!entered && body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'INTERNAL'))
        body.singleResult = { errors: [{ message: CODES.VARIABLES_INVALID[1], extensions: { code: 'VARIABLES_INVALID' } }] }
      else tellFailures(errors, failed)
      if (receipt) body.singleResult.extensions = { receipt }
      const removals = document && operation ? removalsUsed(document) : []
      if (removals.length > 0) {
        body.singleResult.extensions = { ...body.singleResult.extensions, removals }
        for (const [name, value] of Object.entries(removalHeaders(removals))) http.headers.set(name, value)
      }
      const code = body.singleResult.data === undefined && body.singleResult.errors?.[0]?.extensions?.['code']
      if (isCode(code)) http.status = CODES[code][0]
    },
  }),
})

/** Carries out what is compiled. An operation that is not named, or variables not as declared, are left to the server to refuse. */
const compiledPlugin = (compiledDoors: CompiledDoors, failed: Failed): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ document, operation, contextValue, request: { variables } }) => {
      const carryOut = operation && compiledDoors(document)
      const result = await carryOut?.(contextValue, variables ?? {})
      if (result?.data === undefined) return null
      const { data, errors = [] } = result
      tellFailures(errors, failed)
      const status = errors.map(statusOf).find((one) => one !== undefined)
      return {
        http: { headers: new HeaderMap(), ...(status !== undefined && { status }) },
        body: {
          kind: 'single',
          singleResult: { data, ...(errors.length > 0 && { errors: errors.map((error) => formatError(error.toJSON(), error)) }) },
        },
      }
    },
  }),
})

/** What a refusal wants the answer's status to be. */
const statusOf = ({ originalError }: GraphQLError): number | undefined =>
  originalError instanceof Refused ? CODES[originalError.code][0] : undefined

/** Tells of what no code foresees: whoever asked learns no more than that. */
const tellFailures = (errors: readonly GraphQLError[] = [], failed: Failed): void => {
  for (const error of errors)
    if (formatError(error.toJSON(), error).extensions?.['code'] === 'INTERNAL') failed(error.originalError ?? error)
}

/** Apollo Server with everything off that would echo, cache, report or batch; what fails in it goes to `failed`. */
export const createApollo = (schema: GraphQLSchema, introspection: boolean, failed: Failed): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    schema,
    introspection,
    nodeEnv: 'production',
    validationRules: [...operationRules],
    parseOptions: { maxTokens: MOST_TOKENS },
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
      answerPlugin(createRemovalsUsed(schema), failed),
      compiledPlugin(createCompiledDoors(schema), failed),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
