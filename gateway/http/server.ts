import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { ApolloServer } from '@apollo/server'
import type { AddConsole, GraphqlFor } from '../console/console.ts'
import type { CaughtUp } from '../database/kept-reading.ts'
import type { AdmitDocument, DocumentRequest } from '../documents/admit-document.ts'
import type { GatewayContext } from '../graphql/context.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { RefuseRequest } from '../pipeline/refuse.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import type { Presented } from '../identity/sender.ts'
import type { Events } from '../telemetry/events.ts'
import { acceptsJson } from './accepts-json.ts'
import { answerCode, codeIn, sayWhen } from './answer-code.ts'
import { createAuthenticateRequest, type AuthenticateRequest } from './authenticate-request.ts'
import { createClientCertificate } from './client-certificate.ts'
import { codeOfServerError, createAnswerUnread, createEarlyRefusals } from './early-refusals.ts'
import { readJsonBodies } from './json-body.ts'
import { createLapsedAnswers } from './lapsed-answers.ts'
import { boundLines } from './lines.ts'
import { answerNoRequest, stopInTime, WAITING } from './patience.ts'
import type { RefusedSenders } from './refused-senders.ts'
import { addHealthPages, type OperatorPages } from './operator-pages.ts'
import type { ServerTls } from './tls.ts'

interface ServerDeps extends Pick<OperatorPages, 'isReady'> {
  readonly apollo: ApolloServer<GatewayContext>
  readonly authenticate: (presented: Presented, requestId: string) => Promise<Authenticated>
  readonly refuseRequest: RefuseRequest
  readonly refuseEarly: RefuseEarly
  readonly refusedSenders: RefusedSenders
  readonly caughtUp: CaughtUp
  /** What the next proof of a sender is to repeat. */
  readonly proofNonce: () => string
  /** Speaks TLS alone; without it, HTTP. */
  readonly tls: ServerTls | undefined
  /** Where the gateway is for its callers, such as `https://samsyn.dk`. */
  readonly url: string | undefined
  /** Addresses and networks whose `Client-Cert` counts (RFC 9440). */
  readonly proxies: readonly string[]
  readonly now: () => Date
  readonly events: Pick<Events, 'unanswered' | 'failed'>
  /** Admits the operation of a request: one that its owner has registered. */
  readonly admit: AdmitDocument
  /** Adds the console, whose way to the API is this server's own. */
  readonly addConsole?: AddConsole | undefined
}

const LIMITS = {
  bodyLimit: 100 * 1024,
  requestTimeout: WAITING.requestTimeout,
  connectionTimeout: 30_000,
  keepAliveTimeout: 60_000,
  return503OnClosing: false,
}

/** A server that listens when told to, and who sends what it is sent. */
export interface GatewayServer {
  readonly server: FastifyInstance
  readonly authenticateRequest: AuthenticateRequest
}

/** GraphQL over HTTP by POST, and what a load balancer asks. */
export const createServer = async (deps: ServerDeps): Promise<GatewayServer> => {
  const trustProxy = deps.proxies.length > 0 && [...deps.proxies]
  const settings = { ...LIMITS, trustProxy, logger: false, genReqId: () => randomUUID(), exposeHeadRoutes: false, forceCloseConnections: 'idle' as const, frameworkErrors: answerUnreadable, clientErrorHandler: answerNoRequest }
  const server: FastifyInstance = deps.tls ? Fastify({ ...settings, https: { ...deps.tls.options, ...WAITING } }) : Fastify({ ...settings, http: WAITING })
  boundLines(server.server)
  stopInTime(server)
  deps.tls?.keepUp(server.server)
  readJsonBodies(server)
  const authenticateRequest = createAuthenticateRequest(server, {
    authenticate: deps.authenticate, refusedSenders: deps.refusedSenders, caughtUp: deps.caughtUp, proofNonce: deps.proofNonce, certificateOf: createClientCertificate(deps.proxies, deps.now), url: deps.url,
  })
  const contextOf = new WeakMap<FastifyRequest, GatewayContext>()
  const early = createEarlyRefusals(deps.refuseEarly)
  const lapsed = createLapsedAnswers(deps.refuseRequest)
  server.addHook('onSend', (request, reply, payload, done) => {
    if (request.method === 'POST' || !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
    const context = contextOf.get(request)
    if (context && early.isEarly(reply, context)) {
      early.recorded(reply, context, payload).then((body) => done(null, body), done)
      return
    }
    if (context && lapsed.isLapsed(context)) {
      lapsed.recorded(reply, context).then((body) => done(null, body), done)
      return
    }
    done(null, payload)
  })
  // all in one turn, up to the write: what waited between that look and its write could lapse there (P5)
  server.addHook('onSend', ({ id: requestId }, reply, payload, done) => {
    const { statusCode: status } = reply
    if (status >= 400) {
      const code = codeIn(payload) ?? null
      if (code) sayWhen(reply, code)
      deps.events.unanswered({ requestId, status, code })
    }
    done(null, payload)
  })
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const code = codeOfServerError(error)
    if (code === 'INTERNAL') deps.events.failed('http', error)
    return answerCode(reply, code, error.statusCode)
  })
  server.setNotFoundHandler((_request, reply) => answerCode(reply, 'REQUEST_INVALID', 404))
  const graphqlFor: GraphqlFor = (authenticate, ownerOf) => fastifyApolloHandler(deps.apollo, {
    context: async (request) => {
      const authenticated = await authenticate(request)
      if (!acceptsJson(request.headers.accept)) await deps.refuseEarly(authenticated, 'REQUEST_INVALID')
      if (isObject(request.body)) await deps.admit(authenticated, ownerOf(authenticated), request.body)
      const context: GatewayContext = { authenticated, kept: {} }
      contextOf.set(request, context)
      return context
    },
  })
  server.post('/graphql', { errorHandler: createAnswerUnread(deps.refuseEarly)(authenticateRequest) }, graphqlFor(authenticateRequest, ({ party }) => party))
  server.route({
    method: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'],
    url: '/graphql',
    handler: (_request, reply) => answerCode(reply.header('allow', 'POST'), 'REQUEST_INVALID', 405),
  })
  addHealthPages(server, deps)
  await deps.addConsole?.(server, graphqlFor)
  return { server, authenticateRequest }
}

/** An address that cannot be read, or is too long, comes to no hook: nothing of it comes back. */
const answerUnreadable = (_error: unknown, _request: unknown, reply: FastifyReply): void =>
  void answerCode(reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }), 'REQUEST_INVALID')

/** What is not is answered by the server as no GraphQL over HTTP. */
const isObject = (body: unknown): body is DocumentRequest => typeof body === 'object' && body !== null && !Array.isArray(body)
