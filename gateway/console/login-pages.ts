import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import { answerCode } from '../http/answer-code.ts'
import type { RefusedSenders } from '../http/refused-senders.ts'
import type { Register } from '../identity/register.ts'
import { Refused } from '../refused.ts'
import type { ConsoleCookies } from './cookies.ts'
import type { EndSessions } from './end-sessions.ts'
import type { IssuerLines } from './issuer-lines.ts'
import type { Logins } from './logins.ts'
import { isOwnPage, isShownTo } from './own-page.ts'
import { returnToOf } from './return-to.ts'
import type { LoggedIn, Session, Sessions } from './sessions.ts'

interface LoginPagesDeps {
  readonly origin: string
  readonly cookies: ConsoleCookies
  readonly demonstration: boolean
  readonly lines: Pick<IssuerLines, 'parties'>
  readonly logins: Logins
  readonly sessions: Pick<Sessions, 'look'>
  /** The secret of the cookie of her who has logged in. @throws {Refused} */
  readonly begin: (loggedIn: LoggedIn) => Promise<string>
  readonly end: EndSessions['end']
  /** Where she leaves her issuer too. */
  readonly leaveIssuer: (session: Session) => Promise<string | null>
  readonly isActive: Register['isActive']
  readonly openPurposes: (party: Party, role: Role) => readonly Purpose[]
  readonly refusedSenders: RefusedSenders
  /** What a request that failed is answered with. */
  readonly refused: (error: unknown) => Refused
}

/** Where she logs in, and where she comes back to: each said once. */
const begun = z.object({ agency: z.string().optional(), return: z.string().optional() })

/** Login and logout, and who is logged in. */
export const addLoginPages = (console: FastifyInstance, deps: LoginPagesDeps): void => {
  const { origin, cookies, demonstration, lines, logins, sessions, refusedSenders, refused } = deps
  const sessionOf = (request: FastifyRequest): Promise<Session | undefined> => sessions.look(request.cookies[cookies.session.name])

  /** The console's first page says what became of the login. */
  const failed = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
    refusedSenders.count(request)
    return reply.redirect(`/console/?login=${refused(error).code}`, 303)
  }

  console.get('/login', async (request, reply) => {
    try {
      refusedSenders.check(request)
      const asked = begun.safeParse(request.query)
      if (!asked.success) throw new Refused('REQUEST_INVALID')
      const { agency, return: returnTo } = asked.data
      if (agency === undefined) return reply.redirect('/console/', 303)
      const { location, cookie } = await logins.begin(agency, returnToOf(returnTo, origin))
      return reply.setCookie(cookies.login.name, cookie, cookies.login.options).redirect(location, 303)
    } catch (error) {
      return error instanceof Refused && error.code === 'REQUEST_INVALID' ? answerCode(reply, error.code) : failed(request, reply, error)
    }
  })

  console.get('/callback/:party', async (request, reply) => {
    reply.clearCookie(cookies.login.name, cookies.login.options)
    try {
      refusedSenders.check(request)
      const { loggedIn, returnTo } = await logins.finish(request.url, request.cookies[cookies.login.name])
      reply.setCookie(cookies.session.name, await deps.begin(loggedIn), cookies.session.options)
      return reply.redirect(returnTo, 303)
    } catch (error) {
      return failed(request, reply, error)
    }
  })

  console.get('/session', async (request, reply) => {
    const loggedIn = (await sessionOf(request))?.loggedIn
    const isActive = loggedIn && deps.isActive(loggedIn)
    if (loggedIn && isActive === undefined) return answerCode(reply, 'UNAVAILABLE')
    if (!loggedIn || !isActive)
      return reply.code(401).send({ demonstration, agencies: lines.parties })
    const { name, party, employee, role } = loggedIn
    return { demonstration, name, party, employee, role, purposes: deps.openPurposes(party, role) }
  })

  console.post('/logout', async (request, reply) => {
    if (!isOwnPage(request.headers, origin)) return answerCode(reply, refused(new Refused('CROSS_SITE')).code)
    const session = await sessionOf(request)
    if (session && !isShownTo(request.headers, session.loggedIn)) return answerCode(reply, refused(new Refused('SESSION_ENDED')).code)
    reply.clearCookie(cookies.session.name, cookies.session.options)
    if (!session) return { leave: null }
    await deps.end(session, 'logOut')
    return { leave: await deps.leaveIssuer(session) }
  })
}
