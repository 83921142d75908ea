import { agencyOf } from '../../schema/agency.ts'
import { actorOf } from '../pipeline/refuse.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import type { LoggedIn } from './sessions.ts'

/** Who is refused, as her login tells it: for what no token was asked yet. @throws {Refused} */
export const employeeOf = ({ role, ...who }: LoggedIn): Omit<Authenticated, 'deadline'> => {
  const agency = agencyOf(who.party)
  if (!agency) throw new Refused('SESSION_ENDED')
  return { ...actorOf({ role, ...who }), role, agency, granted: 'OVERSIGHT', boundTo: null }
}
