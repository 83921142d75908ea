import type { Command } from 'commander'
import { readOwnerConfig } from '../../config.ts'
import { migrate, MIGRATIONS, migrationsIn } from '../../database/migrate.ts'
import type { Conclude } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { TEXTS } from '../texts.ts'

/** Brings the database to the migrations of this release, before its gateways start: they own no table. */
export const addMigrate = (program: Command, conclude: Conclude): Command =>
  program.command('migrate')
    .description('Før databasen i `DATABASE_URL` op til denne udgave, som dens ejer. / Bring the database to this release, as its owner.')
    .action(async () => {
      await migrate(readOwnerConfig().databaseUrl)
      conclude({ output: TEXTS.migrated((await migrationsIn(MIGRATIONS)).length), exitCode: EXIT.done })
    })
