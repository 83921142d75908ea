import type { Pool } from 'pg'
import { inTransaction } from '../database/in-transaction.ts'
import type { UsedProofs } from '../identity/used-proofs.ts'
import { asRefused } from '../pipeline/as-refused.ts'
import { actorOf } from '../pipeline/refuse.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import type { Actor } from '../trail/entry.ts'
import type { LoggedOut } from './back-channel-logout.ts'
import type { RecordSession, SessionAct } from './record-session.ts'
import type { Owner, Session, Sessions } from './sessions.ts'

interface EndSessionsDeps {
  readonly pool: Pool
  readonly sessions: Pick<Sessions, 'end' | 'endOf'>
  /** Whether something is used for the first time, on any replica. */
  readonly useOnce: UsedProofs['use']
  /** Lets go of the tokens that were fetched in a session. */
  readonly forget: (session: Session) => void
  readonly recordSession: RecordSession
  readonly events: Events
}

/** Ends sessions, each by a leaf: one is over whether or not that can be recorded now. */
export const createEndSessions = ({ pool, sessions, useOnce, forget, recordSession, events }: EndSessionsDeps) => {
  const record = (act: SessionAct, actor: Actor): Promise<void> =>
    recordSession(act, actor).catch((error: unknown) => { asRefused(error, events) })

  return {
    end: async (session: Session, act: SessionAct): Promise<void> => {
      if (!await sessions.end(session)) return
      forget(session)
      await record(act, actorOf(session.loggedIn))
    },
    /** What an issuer says is over, once; it may say so again as long as that could not be ended. @throws {Refused} */
    endOf: async (loggedOut: LoggedOut): Promise<void> => {
      const { party, client } = loggedOut
      let ended: readonly Owner[] = []
      await inTransaction(pool, async (transaction) => {
        if (!await useOnce(loggedOut.told, transaction)) throw new Refused('REQUEST_INVALID')
        ended = await sessions.endOf(loggedOut, transaction)
      })
      for (const { employee, role } of ended) await record('endSession', { party, client, employee, role })
    },
  }
}

export type EndSessions = ReturnType<typeof createEndSessions>
