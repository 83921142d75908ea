import { asRefused } from '../pipeline/as-refused.ts'
import { actorOf } from '../pipeline/refuse.ts'
import type { Events } from '../telemetry/events.ts'
import type { Actor } from '../trail/entry.ts'
import type { LoggedOut } from './back-channel-logout.ts'
import type { RecordSession, SessionAct } from './record-session.ts'
import type { Session, Sessions } from './sessions.ts'

interface EndSessionsDeps {
  readonly sessions: Pick<Sessions, 'end' | 'endOf'>
  /** Lets go of the tokens that were fetched in a session. */
  readonly forget: (session: Session) => void
  readonly recordSession: RecordSession
  readonly events: Events
}

/** Ends sessions, each by a leaf: one is over whether or not that can be recorded now. */
export const createEndSessions = ({ sessions, forget, recordSession, events }: EndSessionsDeps) => {
  const record = (act: SessionAct, actor: Actor): Promise<void> =>
    recordSession(act, actor).catch((error: unknown) => { asRefused(error, events) })

  return {
    end: async (session: Session, act: SessionAct): Promise<void> => {
      if (!await sessions.end(session)) return
      forget(session)
      await record(act, actorOf(session.loggedIn))
    },
    /** What an issuer says is over. */
    endOf: async (loggedOut: LoggedOut): Promise<void> => {
      const { party, client } = loggedOut
      for (const { employee, role } of await sessions.endOf(loggedOut)) await record('endSession', { party, client, employee, role })
    },
  }
}

export type EndSessions = ReturnType<typeof createEndSessions>
