import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { PostgresClient } from '../../agencies/transport/postgres-client.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'

/** One migration as it stands in its folder; `checksum` is SHA-256 in hex. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

/** The migrations of this version. */
export const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)

/** The key of Prisma's own advisory lock: `prisma migrate` and this never run at once. */
const PRISMA_LOCK = 72_707_369

const PRISMA_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** Milliseconds for which what another session holds is waited for: the turn to migrate, or a table. */
const PATIENCE = 60_000

/**
 * Brings the database at `url`, its owner's, to the migrations of this version, each in a transaction of its own, and
 * keeps Prisma's record of them. @throws {DatabaseUnavailable} when the record and the migrations disagree, one fails, or
 * another session is in the way for longer than `patience`, in milliseconds.
 */
export const migrate = async (url: string, folder: URL = MIGRATIONS, patience = PATIENCE): Promise<void> => {
  const client = new PostgresClient({ connectionString: url, connectionTimeoutMillis: 5_000, lock_timeout: patience })
  await client.connect().catch((error: Error) => {
    throw new DatabaseUnavailable(`the database cannot be reached: ${error.message}`)
  })
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]).catch(() => sayWhoMigrates(client))
    await client.query(PRISMA_TABLE)
    const { rows } = await client.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null')
    const migrations = await migrationsIn(folder)
    refuseDisagreement(rows, migrations)
    const applied = new Set(rows.map((row) => row.migration_name))
    for (const migration of migrations) if (!applied.has(migration.name)) await apply(client, migration)
  } finally {
    await client.end()
  }
}

const HOLDER = `select l.pid from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory' and l.objid = $1 and l.granted`

const sayWhoMigrates = async (client: Client): Promise<never> => {
  const { rows: [holder] } = await client.query<{ pid: number }>(HOLDER, [PRISMA_LOCK])
  throw new DatabaseUnavailable(`another session migrates the database, and was waited for in vain: it is PostgreSQL's process ${holder?.pid ?? 'no more'}`)
}

/** In the order in which they are applied. */
export const migrationsIn = async (folder: URL): Promise<readonly Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(new URL(`${name}/migration.sql`, folder), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  }))
}

const refuseDisagreement = (applied: readonly Applied[], migrations: readonly Migration[]): void => {
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const known = migrations.find((migration) => migration.name === name)
    if (!known) throw new DatabaseUnavailable(`the database has the migration \`${name}\`, which this version does not know`)
    if (known.checksum !== checksum) throw new DatabaseUnavailable(`the migration \`${name}\` was changed after it was applied`)
    if (!finished_at) throw new DatabaseUnavailable(`the migration \`${name}\` was begun and not finished: mend it and mark it`)
  }
}

const apply = async (client: Client, { name, sql, checksum }: Migration): Promise<void> => {
  const record = [randomUUID(), checksum, name]
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(`insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      values ($1, $2, $3, clock_timestamp(), 1)`, record)
    await client.query('commit')
  } catch (error) {
    const { message } = error as Error
    await client.query('rollback')
    await client.query(`insert into _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at)
      values ($1, $2, $3, $4, now())`, [...record, message])
    throw new DatabaseUnavailable(`the migration \`${name}\` failed and was undone: ${message}`)
  }
}
