import { AgencyFailure } from '../agency-failure.ts'
import type { HttpReply } from './http.ts'

/**
 * What a JSON interface answered. Status 401 and 403 mean that the agency refused, 5xx that it could not; any other but
 * 200, or what is not JSON, is garbled. @throws {AgencyFailure}
 */
export const jsonOf = ({ status, body }: HttpReply): unknown => {
  if (status === 401 || status === 403) throw new AgencyFailure('refused')
  if (status >= 500) throw new AgencyFailure('unreachable')
  if (status !== 200) throw new AgencyFailure('garbled')
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    throw new AgencyFailure('garbled')
  }
}
