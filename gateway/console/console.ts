import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Pool } from 'pg'
import { GATEWAY, type Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { CaughtUp } from '../database/kept-reading.ts'
import type { DocumentsInForce } from '../documents/documents-in-force.ts'
import type { AuthenticateRequest } from '../http/authenticate-request.ts'
import { createAnswerUnread, type AnswerUnread } from '../http/early-refusals.ts'
import type { RefusedSenders } from '../http/refused-senders.ts'
import type { Register } from '../identity/register.ts'
import type { Presented } from '../identity/sender.ts'
import type { UsedProofs } from '../identity/used-proofs.ts'
import { asRefused } from '../pipeline/as-refused.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import type { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { createBackChannelLogout } from './back-channel-logout.ts'
import { addBackChannel } from './back-channel-page.ts'
import { createBeginSession } from './begin-session.ts'
import { cookiesOf } from './cookies.ts'
import { employeeOf } from './employee-of.ts'
import { createEndSessions } from './end-sessions.ts'
import { createIssuerLines, type ConsoleLogin } from './issuer-lines.ts'
import { createLeaveIssuer } from './leave-issuer.ts'
import { addLoginPages } from './login-pages.ts'
import { createLogins } from './logins.ts'
import { addPages } from './pages.ts'
import { createPresentRequest } from './present-request.ts'
import { createPurposeOf } from './purpose-of.ts'
import { createPurposeTokens } from './purpose-tokens.ts'
import type { RecordSession } from './record-session.ts'
import { createRequestSession } from './request-session.ts'
import { securityHeaders } from './security-headers.ts'
import { createSessions } from './sessions.ts'
import { createTokenHolder } from './token-holder.ts'

/** Where the console is, how its people log in, and what its sessions are sealed with. */
export interface ConsoleSettings {
  /** The origin that browsers reach it at, such as `https://samsyn.example`. */
  readonly url: string
  /** Folder of its built pages; without it only the logins and the way to the API are there. */
  readonly folder?: string | undefined
  /** 32 random bytes, base64url, shared by the replicas. */
  readonly key: string
  readonly logins: readonly ConsoleLogin[]
}

export interface ConsoleDeps {
  readonly settings: ConsoleSettings
  readonly audience: string
  readonly demonstration: boolean
  readonly pool: Pool
  readonly isActive: Register['isActive']
  readonly authenticate: (presented: Presented, requestId: string) => Promise<Authenticated>
  readonly proofNonce: () => string
  readonly useOnce: UsedProofs['use']
  readonly recordSession: RecordSession
  readonly refuseEarly: RefuseEarly
  readonly refusedSenders: RefusedSenders
  readonly caughtUp: CaughtUp
  readonly openPurposes: (party: Party, role: Role) => readonly Purpose[]
  readonly documents: Pick<DocumentsInForce, 'textOf'>
  /** What officers fetch as files, for whom a request is found to be from. */
  readonly addOfficerPages: (server: FastifyInstance, authenticateRequest: AuthenticateRequest, answerUnread: AnswerUnread) => void
  readonly events: Events
  readonly now: () => Date
}

/** Makes the handler of GraphQL whose requests are sent by whom is found so, with operations that the owner has registered. */
export type GraphqlFor = (
  authenticate: (request: FastifyRequest) => Promise<Authenticated>, ownerOf: (authenticated: Authenticated) => Party,
) => RouteHandlerMethod

/**
 * The console's own part of the gateway, under `/console`: login and logout, who is logged in, its pages, and its way to
 * the API, which is the API's own with an access token of the employee's for just the purpose that the operation states.
 */
export const createConsole = async (deps: ConsoleDeps) => {
  const { settings, audience, demonstration, pool, useOnce, recordSession, refuseEarly, refusedSenders, events, now } = deps
  const url = new URL(settings.url)
  const { origin } = url
  const key = Buffer.from(settings.key, 'base64url')
  const cookies = cookiesOf(url)
  const lines = createIssuerLines(settings.logins)
  const logins = createLogins({ lines, audience, callback: `${origin}/console/callback`, key, now })
  const sessions = createSessions({ pool, key, now })
  const sessionOf = createRequestSession(sessions, cookies.session, origin)
  const { end, endOf } = createEndSessions({
    pool, sessions, useOnce, forget: (session) => tokens.forget(session), recordSession, events,
  })
  const holder = await createTokenHolder(deps.proofNonce)
  const tokens = createPurposeTokens({ lines, audience, sessions, endSession: (session) => end(session, 'endSession'), holder, now })
  const purposeOf = createPurposeOf(deps.documents)
  const readLogout = createBackChannelLogout({ logins: settings.logins, now })

  const refused = (error: unknown): Refused => {
    const refusal = asRefused(error, events)
    if (!refusal.recorded) events.refused({ recipient: null, code: refusal.code })
    return refusal
  }
  const present = createPresentRequest({ origin, sessionOf, tokens, holder, refuseEarly, refused })
  const answerUnread = createAnswerUnread(refuseEarly)(async (request) => employeeOf((await sessionOf(request)).loggedIn))

  return async (server: FastifyInstance, graphqlFor: GraphqlFor): Promise<void> => {
    server.get('/console', (_request, reply) => reply.redirect('/console/', 308))
    await server.register(async (console) => {
      await console.register(fastifyCookie)
      console.addHook('onRequest', async (_request, reply) => { reply.headers(securityHeaders(url)) })
      console.addHook('preHandler', async () => deps.caughtUp())
      console.post('/graphql', { errorHandler: answerUnread },
        graphqlFor(async (request) => deps.authenticate(await present(request, purposeOf), request.id), () => GATEWAY))
      deps.addOfficerPages(console, async (request) => deps.authenticate(await present(request, () => 'OVERSIGHT'), request.id), answerUnread)
      addLoginPages(console, {
        origin, cookies, demonstration, lines, logins, sessions, end, refusedSenders, refused,
        begin: createBeginSession({ sessions, isActive: deps.isActive, recordSession, refuseEarly }),
        leaveIssuer: createLeaveIssuer(lines, `${origin}/console/`),
        isActive: deps.isActive,
        openPurposes: deps.openPurposes,
      })
      await addBackChannel(console, refusedSenders, async (token) => endOf(await readLogout(token)), refused)
      if (settings.folder !== undefined) await addPages(console, settings.folder)
    }, { prefix: '/console' })
  }
}

export type AddConsole = Awaited<ReturnType<typeof createConsole>>
