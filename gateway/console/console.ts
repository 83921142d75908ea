import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Pool } from 'pg'
import { agencyOf, GATEWAY, type Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { DocumentRequest } from '../documents/admit-document.ts'
import type { DocumentsInForce } from '../documents/documents-in-force.ts'
import type { Code } from '../codes.ts'
import { answerCode } from '../http/answer-code.ts'
import type { AuthenticateRequest } from '../http/authenticate-request.ts'
import { createAnswerUnread, type AnswerUnread } from '../http/early-refusals.ts'
import type { RefusedSenders } from '../http/refused-senders.ts'
import type { Presented } from '../identity/sender.ts'
import type { UsedProofs } from '../identity/used-proofs.ts'
import { asRefused } from '../pipeline/as-refused.ts'
import { actorOf } from '../pipeline/refuse.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import type { Actor } from '../trail/entry.ts'
import { createBackChannelLogout } from './back-channel-logout.ts'
import { addBackChannel } from './back-channel-page.ts'
import { cookiesOf, type ConsoleCookie } from './cookies.ts'
import { createIssuerLines, type ConsoleLogin } from './issuer-lines.ts'
import { createLeaveIssuer } from './leave-issuer.ts'
import { createLogins } from './logins.ts'
import { isOwnPage, isShownTo, isUnattended } from './own-page.ts'
import { addPages } from './pages.ts'
import { purposeOf } from './purpose-of.ts'
import { createPurposeTokens } from './purpose-tokens.ts'
import type { RecordSession, SessionAct } from './record-session.ts'
import { returnToOf } from './return-to.ts'
import { securityHeaders } from './security-headers.ts'
import { createSessions, type LoggedIn, type Session } from './sessions.ts'
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
  readonly pool: Pick<Pool, 'query'>
  readonly isActive: (client: string, party: Party, employee: string) => boolean | undefined
  readonly authenticate: (presented: Presented, requestId: string) => Promise<Authenticated>
  readonly proofNonce: () => string
  readonly useOnce: UsedProofs['use']
  readonly recordSession: RecordSession
  readonly refuseEarly: RefuseEarly
  readonly refusedSenders: RefusedSenders
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
  const { settings, audience, now, events } = deps
  const url = new URL(settings.url)
  const key = Buffer.from(settings.key, 'base64url')
  const lines = createIssuerLines(settings.logins)
  const sessions = createSessions({ pool: deps.pool, key, now })
  const holder = await createTokenHolder(deps.proofNonce)
  const tokens = createPurposeTokens({ lines, audience, sessions, endSession: (session) => end(session, 'endSession'), holder, now })
  const logins = createLogins({ lines, audience, callback: `${url.origin}/console/callback`, key, now })
  const readLogout = createBackChannelLogout({ logins: settings.logins, useOnce: deps.useOnce, now })
  const leaveIssuer = createLeaveIssuer(lines, `${url.origin}/console/`)
  const cookies = cookiesOf(url)
  const valueOf = (request: FastifyRequest, { name }: ConsoleCookie): string | undefined => request.cookies[name]

  const refused = (error: unknown): Refused => {
    const refusal = asRefused(error, events)
    if (!refusal.recorded) events.refused({ recipient: null, code: refusal.code })
    return refusal
  }

  /** A session is over whether or not that can be recorded now. */
  const recordEnd = (act: SessionAct, actor: Actor): Promise<void> =>
    deps.recordSession(act, actor).catch((error: unknown) => { asRefused(error, events) })

  const end = async (session: Session, act: SessionAct): Promise<void> => {
    if (!await sessions.end(session)) return
    tokens.forget(session)
    await recordEnd(act, actorOf(session.loggedIn))
  }

  /** Who is refused is known from her login, and for what no token was asked yet. @throws {Refused} */
  const employeeOf = ({ role, ...who }: LoggedIn): Omit<Authenticated, 'deadline'> => {
    const agency = agencyOf(who.party)
    if (!agency) throw new Refused('SESSION_ENDED')
    return { ...actorOf({ role, ...who }), role, agency, granted: 'OVERSIGHT' }
  }

  const refuseEmployee = async (loggedIn: LoggedIn, code: Code): Promise<never> => deps.refuseEarly(employeeOf(loggedIn), code)

  /** The secret of the cookie: nobody is logged in before it is recorded, nor who may not ask for anything. @throws {Refused} */
  const open = async (loggedIn: LoggedIn): Promise<string> => {
    const active = deps.isActive(loggedIn.client, loggedIn.party, loggedIn.employee)
    if (active === undefined) throw new Refused('UNAVAILABLE')
    if (!active) return refuseEmployee(loggedIn, 'UNAUTHENTICATED')
    let secret = ''
    await deps.recordSession('logIn', actorOf(loggedIn), async (transaction) => { secret = await sessions.open(loggedIn, transaction) })
    return secret
  }

  const textOf = ({ query, documentId }: DocumentRequest): string => {
    if (documentId === undefined) return String(query ?? '')
    const text = deps.documents.textOf(GATEWAY, String(documentId))
    if (text === undefined) throw new Refused('UNAVAILABLE')
    if (text === null) throw new Refused('DOCUMENT_UNKNOWN')
    return text
  }

  /** The purpose that the operation in a body states. @throws {Refused} */
  const statedIn = (body: unknown): Purpose => purposeOf(textOf((body ?? {}) as DocumentRequest))

  const purposeOrRefusal = async ({ loggedIn }: Session, purposeIn: () => Purpose): Promise<Purpose> => {
    try {
      return purposeIn()
    } catch (error) {
      if (error instanceof Refused && error.code !== 'UNAVAILABLE') return refuseEmployee(loggedIn, error.code)
      throw error
    }
  }

  /** The session that a page of the console asks in. @throws {Refused} */
  const sessionOf = async (request: FastifyRequest): Promise<Session> => {
    if (!isOwnPage(request.headers, url.origin)) throw new Refused('CROSS_SITE')
    const session = await sessions[isUnattended(request.headers) ? 'look' : 'use'](valueOf(request, cookies.session))
    if (!session || !isShownTo(request.headers, session.loggedIn)) throw new Refused('SESSION_ENDED')
    return session
  }

  const present = async (request: FastifyRequest, purposeIn: (body: unknown) => Purpose): Promise<Presented> => {
    try {
      const session = await sessionOf(request)
      const purpose = await purposeOrRefusal(session, () => purposeIn(request.body))
      return await holder.present(await tokens.tokenFor(session, purpose), `${url.origin}${request.url}`)
    } catch (error) {
      throw refused(error)
    }
  }

  const activeSession = async (request: FastifyRequest): Promise<Session | undefined> => {
    const session = await sessions.look(valueOf(request, cookies.session))
    const { client, party, employee } = session?.loggedIn ?? {}
    return client && party && employee && deps.isActive(client, party, employee) ? session : undefined
  }

  /** The console's first page says what became of the login. */
  const failed = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
    deps.refusedSenders.count(request)
    return reply.redirect(`/console/?login=${refused(error).code}`, 303)
  }

  const routes = async (console: FastifyInstance): Promise<void> => {
    console.get<{ Querystring: { agency?: string; return?: string } }>('/login', async (request, reply) => {
      const { agency, return: returnTo } = request.query
      try {
        deps.refusedSenders.check(request)
        if (agency === undefined) return reply.redirect('/console/', 303)
        const { location, cookie } = await logins.begin(agency, returnToOf(returnTo, url.origin))
        return reply.setCookie(cookies.login.name, cookie, cookies.login.options).redirect(location, 303)
      } catch (error) {
        return error instanceof Refused && error.code === 'REQUEST_INVALID' ? answerCode(reply, error.code) : failed(request, reply, error)
      }
    })

    console.get('/callback', async (request, reply) => {
      reply.clearCookie(cookies.login.name, cookies.login.options)
      try {
        deps.refusedSenders.check(request)
        const { loggedIn, returnTo } = await logins.finish(request.url, valueOf(request, cookies.login))
        reply.setCookie(cookies.session.name, await open(loggedIn), cookies.session.options)
        return reply.redirect(returnTo, 303)
      } catch (error) {
        return failed(request, reply, error)
      }
    })

    console.get('/session', async (request, reply) => {
      const session = await activeSession(request)
      const { demonstration } = deps
      if (!session) return reply.code(401).send({ demonstration, agencies: lines.parties })
      const { name, party, employee, role } = session.loggedIn
      return { demonstration, name, party, employee, role, purposes: deps.openPurposes(party, role) }
    })

    console.post('/logout', async (request, reply) => {
      if (!isOwnPage(request.headers, url.origin)) return answerCode(reply, refused(new Refused('CROSS_SITE')).code)
      const session = await sessions.look(valueOf(request, cookies.session))
      if (session && !isShownTo(request.headers, session.loggedIn)) return answerCode(reply, refused(new Refused('SESSION_ENDED')).code)
      reply.clearCookie(cookies.session.name, cookies.session.options)
      if (!session) return { leave: null }
      await end(session, 'logOut')
      return { leave: await leaveIssuer(session) }
    })
  }

  return async (server: FastifyInstance, graphqlFor: GraphqlFor): Promise<void> => {
    server.get('/console', (_request, reply) => reply.redirect('/console/', 308))
    await server.register(async (console) => {
      await console.register(fastifyCookie)
      console.addHook('onRequest', async (_request, reply) => { reply.headers(securityHeaders(url)) })
      const answerUnread = createAnswerUnread(deps.refuseEarly)(async (request) => employeeOf((await sessionOf(request)).loggedIn))
      console.post('/graphql', { errorHandler: answerUnread },
        graphqlFor(async (request) => deps.authenticate(await present(request, statedIn), request.id), () => GATEWAY))
      deps.addOfficerPages(console, async (request) => deps.authenticate(await present(request, () => 'OVERSIGHT'), request.id), answerUnread)
      await routes(console)
      await addBackChannel(console, deps.refusedSenders, async (token) => {
        const { party, client, ...whose } = await readLogout(token)
        for (const { employee, role } of await sessions.endOf({ party, client, ...whose }))
          await recordEnd('endSession', { party, client, employee, role })
      }, refused)
      if (settings.folder !== undefined) await addPages(console, settings.folder)
    }, { prefix: '/console' })
  }
}

export type AddConsole = Awaited<ReturnType<typeof createConsole>>
