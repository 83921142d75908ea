import { Refused } from '../refused.ts'

const START = '/console/'

/** A page of the console to come back to after login, by path alone: nowhere else (RFC 9700 §4.11). @throws {Refused} */
export const returnToOf = (asked: string | undefined, origin: string): string => {
  if (asked === undefined) return START
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : undefined
  if (url?.origin !== origin || !url.pathname.startsWith(START) || !asked.startsWith(START)) throw new Refused('REQUEST_INVALID')
  return `${url.pathname}${url.search}`
}
