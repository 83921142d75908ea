import { AgencyFailure } from '../agency-failure.ts'
import type { HttpReply } from './http.ts'
import { textOf } from './text-of.ts'

/** By which an agency says that it cannot now, though nothing is wrong with what it was asked (RFC 9110 §15.5.9, RFC 6585 §4). */
const LATER = [408, 429]

/**
 * Lets status 200 pass. Status 401 and 403 mean that the agency refused, 5xx that it could not; any other is garbled.
 * @throws {AgencyFailure}
 */
export const requireOk = (status: unknown): void => {
  if (status === 200) return
  if (status === 401 || status === 403) throw new AgencyFailure('refused')
  throw new AgencyFailure(Number(status) >= 500 || LATER.includes(Number(status)) ? 'unreachable' : 'garbled')
}

/** What a JSON interface answered, with status 200. @throws {AgencyFailure} `garbled` also for what is not JSON. */
export const jsonOf = ({ status, body }: HttpReply): unknown => {
  requireOk(status)
  try {
    return JSON.parse(textOf(body)) as unknown
  } catch {
    throw new AgencyFailure('garbled')
  }
}
