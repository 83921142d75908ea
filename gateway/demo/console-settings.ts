import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { consoleClientOf } from '../../prisma/seed/clients.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import type { Party } from '../../schema/agency.ts'
import type { ConsoleSettings } from '../console/console.ts'
import type { Folders } from './data-folder.ts'
import { writeSecret } from './kept.ts'
import type { Keys } from './keys.ts'
import { originOf, type Ports } from './ports.ts'

/** Parties whose people log in to the console: those that a persona works for. */
export const CONSOLE_PARTIES: readonly Party[] = [...new Set(PERSONAS.map(({ party }) => party))]

/** The console's pages, where the build puts them. */
const PAGES = fileURLToPath(new URL('../../console', import.meta.url))

export const consoleSettingsFile = ({ keys }: Pick<Folders, 'keys'>): string => join(keys, 'console.json')

/** Writes what the gateway reads of its console. */
export const writeConsoleSettings = async (folders: Folders, keys: Keys, ports: Ports): Promise<void> => {
  const settings: ConsoleSettings = {
    url: originOf(ports.gateway),
    folder: PAGES,
    key: keys.sessions,
    logins: CONSOLE_PARTIES.flatMap((party) => {
      const client = consoleClientOf(party)
      const key = keys.consoles[client]
      return key ? [{ party, issuer: originOf(ports.issuer), client, key }] : []
    }),
  }
  await writeSecret(consoleSettingsFile(folders), settings)
}
