import type { FastifyRequest } from 'fastify'
import { Refused } from '../refused.ts'
import type { ConsoleCookie } from './cookies.ts'
import { isOwnPage, isShownTo, isUnattended } from './own-page.ts'
import type { Session, Sessions } from './sessions.ts'

/** The session that a page of the console asks in. @throws {Refused} */
export type RequestSession = (request: FastifyRequest) => Promise<Session>

export const createRequestSession = (sessions: Pick<Sessions, 'look' | 'use'>, { name }: ConsoleCookie, origin: string): RequestSession =>
  async ({ headers, cookies }) => {
    if (!isOwnPage(headers, origin)) throw new Refused('CROSS_SITE')
    const session = await sessions[isUnattended(headers) ? 'look' : 'use'](cookies[name])
    if (!session || !isShownTo(headers, session.loggedIn)) throw new Refused('SESSION_ENDED')
    return session
  }
