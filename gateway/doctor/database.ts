import { Client } from 'pg'
import { migrationsIn, MIGRATIONS } from '../database/migrate.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const WHAT = 'PostgreSQL'
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
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
  try {
    await client.connect()
    return await settingsOf(client)
  } catch {
    return [fault(WHAT, 'svarer ikke', 'se efter, at serveren kører, og at `DATABASE_URL` har dens adresse og gatewayens adgangskode')]
  } finally {
    await client.end().catch(() => undefined)
  }
}

const settingsOf = async (client: Client): Promise<Finding[]> => {
  const { rows: [set] } = await client.query<Settings>(`select current_setting('server_version') as version,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
    (select rolsuper from pg_roles where rolname = current_user) as superuser, clock_timestamp() as now`)
  if (!set) return [fault(WHAT, 'siger intet om sig selv', 'se efter, at det er en PostgreSQL-server')]
  const skew = Math.abs(set.now.getTime() - Date.now())
  const isDurable = set.fsync === 'on' && set.full_page_writes === 'on'
  return [
    good(WHAT, `svarer, version ${set.version}`),
    isDurable ? good(`${WHAT}: holdbarhed`, 'gemmer det, den har kvitteret for')
      : fault(`${WHAT}: holdbarhed`, 'kan miste det, den har kvitteret for', 'sæt `fsync` og `full_page_writes` til `on`'),
    set.superuser ? warning(`${WHAT}: rolle`, 'gatewayen er superbruger', 'lad `DATABASE_URL` nævne rollen `samsyn_gateway`')
      : good(`${WHAT}: rolle`, 'gatewayen har ikke flere rettigheder, end den bruger'),
    skew <= MOST_SKEW ? good(`${WHAT}: ur`, 'går som denne maskines')
      : fault(`${WHAT}: ur`, `går ${Math.round(skew / 1000)} sekunder forkert`, 'stil begge ure efter den samme tidsserver (NTP)'),
    await migrated(client),
  ]
}

const migrated = async (client: Client): Promise<Finding> => {
  const what = `${WHAT}: migreringer`
  const known = (await migrationsIn(MIGRATIONS)).map(({ name }) => name)
  const applied = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null')
    .catch(() => undefined)
  if (!applied) return warning(what, 'kan ikke læses af gatewayens rolle', 'giv rollen `select` på `_prisma_migrations`')
  const names = applied.rows.map(({ name }) => name)
  const missing = known.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !known.includes(name))
  if (missing.length > 0) return fault(what, `mangler ${missing.join(', ')}`, 'start denne udgave af Samsyn med databasens ejer')
  if (unknown.length > 0) return fault(what, `har ${unknown.join(', ')}`, 'brug den nyere udgave af Samsyn, som databasen er fra')
  return good(what, `alle ${known.length} er på plads`)
}
