import type { Register } from '../identity/register.ts'
import { actorOf } from '../pipeline/refuse.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import { Refused } from '../refused.ts'
import { employeeOf } from './employee-of.ts'
import type { RecordSession } from './record-session.ts'
import type { LoggedIn, Sessions } from './sessions.ts'

interface BeginSessionDeps {
  readonly sessions: Pick<Sessions, 'open'>
  /** Undefined while it is not known. */
  readonly isActive: Register['isActive']
  readonly recordSession: RecordSession
  readonly refuseEarly: RefuseEarly
}

/** The secret of the cookie: nobody is logged in before it is recorded, nor who may not ask for anything. @throws {Refused} */
export const createBeginSession = ({ sessions, isActive, recordSession, refuseEarly }: BeginSessionDeps) =>
  async (loggedIn: LoggedIn): Promise<string> => {
    const active = isActive(loggedIn)
    if (active === undefined) throw new Refused('UNAVAILABLE')
    if (!active) return refuseEarly(employeeOf(loggedIn), 'UNAUTHENTICATED')
    let secret = ''
    await recordSession('logIn', actorOf(loggedIn), async (transaction) => { secret = await sessions.open(loggedIn, transaction) })
    return secret
  }
