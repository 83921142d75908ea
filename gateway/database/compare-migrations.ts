import type { ClientBase } from 'pg'
import { MIGRATIONS, migrationsIn } from './migrate.ts'

/** The migrations of this release, and by which of them a database differs, by name. */
export interface ComparedMigrations {
  readonly known: readonly string[]
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

/** Holds what a database has against this release. @throws when its role may not read which migrations those are. */
export const compareMigrations = async (reader: Pick<ClientBase, 'query'>): Promise<ComparedMigrations> => {
  const { rows } = await reader.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1')
  const applied = rows.map(({ name }) => name)
  const known = (await migrationsIn(MIGRATIONS)).map(({ name }) => name)
  return {
    known,
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}
