import type { Client } from 'pg'
import { PostgresClient } from '../../agencies/transport/postgres-client.ts'
import { compareMigrations } from '../database/compare-migrations.ts'
import { DATABASE } from './doctor-texts.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const PATIENCE = 3_000

/** Milliseconds that two clocks may differ: tokens and periods are judged by this machine's. */
export const MOST_SKEW = 2_000

interface Settings {
  readonly version: string
  readonly fsync: string
  readonly full_page_writes: string
  readonly superuser: boolean
  readonly now: Date
}

/** Whether the database keeps what it acknowledges, is of this version, and tells the same time. */
export const examineDatabase = async (url: string): Promise<Finding[]> => {
  const client = new PostgresClient({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
  try {
    await client.connect()
    return await settingsOf(client)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return [fault(DATABASE.what, DATABASE.noAnswer(code ?? message), DATABASE.findIt)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

const settingsOf = async (client: Client): Promise<Finding[]> => {
  const { rows: [set] } = await client.query<Settings>(`select current_setting('server_version') as version,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
    (select rolsuper from pg_roles where rolname = current_user) as superuser, clock_timestamp() as now`)
  if (!set) return [fault(DATABASE.what, DATABASE.silent, DATABASE.beOne)]
  const skew = Math.abs(set.now.getTime() - Date.now())
  const isDurable = set.fsync === 'on' && set.full_page_writes === 'on'
  return [
    good(DATABASE.what, DATABASE.answers(set.version)),
    isDurable ? good(DATABASE.durability, DATABASE.keeps) : fault(DATABASE.durability, DATABASE.loses, DATABASE.keep),
    set.superuser ? warning(DATABASE.role, DATABASE.superuser, DATABASE.beLess) : good(DATABASE.role, DATABASE.least),
    skew <= MOST_SKEW ? good(DATABASE.clock, DATABASE.sameClock)
      : fault(DATABASE.clock, DATABASE.wrongClock(Math.round(skew / 1000)), DATABASE.mendClock),
    await migrated(client),
  ]
}

const migrated = async (client: Client): Promise<Finding> => {
  const { migrations: what } = DATABASE
  const compared = await compareMigrations(client).catch(() => undefined)
  if (!compared) return warning(what, DATABASE.hidden, DATABASE.grant)
  const { known, missing, unknown } = compared
  if (missing.length > 0) return fault(what, DATABASE.lacks(missing.join(', ')), DATABASE.migrate)
  if (unknown.length > 0) return fault(what, DATABASE.has(unknown.join(', ')), DATABASE.useNewer)
  return good(what, DATABASE.complete(known.length))
}
