import type { ClientBase } from 'pg'
import { compareMigrations } from './compare-migrations.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'

/**
 * Refuses a database of another release before anything is read of it or written: one that was not migrated yet, or by a
 * later release. @throws {DatabaseUnavailable}
 */
export const requireMigrated = async (reader: Pick<ClientBase, 'query'>): Promise<void> => {
  const compared = await compareMigrations(reader).catch((error: Error) => {
    throw new DatabaseUnavailable(`it cannot be read which migrations the database has: ${error.message}`)
  })
  const [missing] = compared.missing
  const unknown = compared.unknown.at(-1)
  if (missing !== undefined)
    throw new DatabaseUnavailable(`the database lacks the migration \`${missing}\`: run \`samsyn migrate\` of this release as its owner`)
  if (unknown !== undefined)
    throw new DatabaseUnavailable(`the database has the migration \`${unknown}\`, which this version does not know`)
}
