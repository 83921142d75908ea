import type { CookieSerializeOptions } from '@fastify/cookie'
import { LOGIN_TIME } from './logins.ts'

/** A cookie's name and how it is set; both are for this host alone and out of scripts' reach. */
export interface ConsoleCookie {
  readonly name: string
  readonly options: CookieSerializeOptions
}

export interface ConsoleCookies {
  readonly login: ConsoleCookie
  readonly session: ConsoleCookie
}

/**
 * `__Host-` binds a cookie to this host and to HTTPS (RFC 6265bis §4.1.3.2). The login's travels when the issuer sends the
 * browser back (`Lax`), the session's only with requests of the console's own pages (`Strict`).
 */
export const cookiesOf = (url: URL): ConsoleCookies => {
  const secure = url.protocol === 'https:'
  const prefix = secure ? '__Host-' : ''
  const base = { path: '/', httpOnly: true, secure } as const
  return {
    login: { name: `${prefix}samsyn-login`, options: { ...base, sameSite: 'lax', maxAge: LOGIN_TIME } },
    session: { name: `${prefix}samsyn-session`, options: { ...base, sameSite: 'strict' } },
  }
}
