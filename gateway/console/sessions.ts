import type { Pool, PoolClient } from 'pg'
import { z } from 'zod'
import { ROLES } from '../../schema/role.ts'
import type { LoggedOut } from './back-channel-logout.ts'
import { createOneRefresh } from './one-refresh.ts'
import { seal, unseal } from './seal.ts'
import { makeSecret, sessionKeysOf, type SessionKeys } from './session-secret.ts'

const shape = z.object({
  party: z.string(),
  /** The console's client at the issuer of the party. */
  client: z.string(),
  employee: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  refreshToken: z.string(),
  /** The issuer's own id of the login (`sid`), where it gave one. */
  issuerSession: z.string().nullable(),
})

/** Who logged in, as her issuer said, and what gets access tokens for her. Shown and sealed, never authorised by. */
export type LoggedIn = z.infer<typeof shape>

/** A session that is in force. */
export interface Session {
  readonly keys: SessionKeys
  readonly loggedIn: LoggedIn
}

interface SessionsDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly key: Uint8Array
  readonly now: () => Date
}

/** Whose session it is. */
export interface Owner {
  readonly employee: string
  readonly role: string
}

interface Row {
  readonly sealed: string
}

/** Milliseconds that a session lasts without being used, and at most. */
export const IDLE = 15 * 60_000
export const LONGEST = 8 * 60 * 60_000

const IN_FORCE = 'id = $1 and ended_at is null and used_at > $2 and opened_at > $3'

/**
 * Sessions of the console, each a row that every replica reads at each request: one that is ended is refused at once,
 * everywhere. Only the cookie's secret and the console's key together open one.
 */
export const createSessions = ({ pool, key, now }: SessionsDeps) => {
  const oneRefresh = createOneRefresh(pool)
  const limits = (): [Date, Date] => [new Date(now().getTime() - IDLE), new Date(now().getTime() - LONGEST)]

  const read = async (secret: string | undefined, query: (id: string) => Promise<{ rows: Row[] }>): Promise<Session | undefined> => {
    const keys = sessionKeysOf(key, secret)
    const row = keys && (await query(keys.id)).rows[0]
    if (!keys || !row) return undefined
    const opened = shape.safeParse(await unseal(row.sealed, keys.key))
    return opened.success ? { keys, loggedIn: opened.data } : undefined
  }

  return {
    /** The secret of the new session's cookie, which is in force once what it is written in is. Rows of sessions long over go. */
    open: async (loggedIn: LoggedIn, on: Pick<PoolClient, 'query'>): Promise<string> => {
      const secret = makeSecret()
      const keys = sessionKeysOf(key, secret)
      if (!keys) throw new Error('a secret that was just made must be one')
      const { party, employee, role, issuerSession } = loggedIn
      await on.query('delete from console_session where opened_at <= $1', [limits()[1]])
      await on.query(
        `insert into console_session (id, party, employee, role, issuer_session, sealed, opened_at, used_at)
          values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [keys.id, party, employee, role, issuerSession, await seal(loggedIn, keys.key), now()])
      return secret
    },
    /** The session, if it is in force; it counts as used now. */
    use: (secret: string | undefined): Promise<Session | undefined> => read(secret, (id) => pool.query<Row>(
      `update console_session set used_at = $4 where ${IN_FORCE} returning sealed`, [id, ...limits(), now()])),
    /** The session, if it is in force, without counting as use. */
    look: (secret: string | undefined): Promise<Session | undefined> => read(secret, (id) => pool.query<Row>(
      `select sealed from console_session where ${IN_FORCE}`, [id, ...limits()])),
    /** Does what takes the session's refresh token, one at a time, and keeps what the issuer gave in its place. @throws {Refused} */
    refresh: <T>({ keys }: Session, work: (refreshToken: string) => Promise<{ result: T; refreshToken: string }>): Promise<T> =>
      oneRefresh(keys.id, async (sealed) => {
        const loggedIn = shape.parse(await unseal(sealed, keys.key))
        const { result, refreshToken } = await work(loggedIn.refreshToken)
        return { result, sealed: refreshToken === loggedIn.refreshToken ? null : await seal({ ...loggedIn, refreshToken }, keys.key) }
      }),
    /** Whether it was in force until now. */
    end: async ({ keys }: Session): Promise<boolean> => (await pool.query(
      'update console_session set ended_at = $2 where id = $1 and ended_at is null', [keys.id, now()])).rowCount === 1,
    /**
     * Ends what an issuer says is over, of one party alone; of an employee's one login also sessions whose login it gave no id
     * of. Whose sessions were still in force.
     */
    endOf: async (
      { party, employee, issuerSession }: Omit<LoggedOut, 'told'>, on: Pick<PoolClient, 'query'>,
    ): Promise<readonly Owner[]> => (await on.query<Owner>(
      `update console_session set ended_at = $4 where party = $1 and ended_at is null
        and ($2::text is null or employee = $2) and ($3::text is null or issuer_session = $3 or (issuer_session is null and $2 is not null))
        and ($2 is not null or $3 is not null) and used_at > $5 and opened_at > $6 returning employee, role`,
      [party, employee, issuerSession, now(), ...limits()])).rows,
  }
}

export type Sessions = ReturnType<typeof createSessions>
