import { join } from 'node:path'
import type { JWK } from 'jose'
import { clientOf, consoleClientOf, PARTIES } from '../../prisma/seed/clients.ts'
import { PERSONAS, type Persona } from '../../prisma/seed/personas.ts'
import type { Party } from '../../schema/agency.ts'
import type { IssuerClient } from '../issuer/employee.ts'
import { CONSOLE_PARTIES } from './console-settings.ts'
import type { Folders } from './data-folder.ts'
import { writeSecret } from './kept.ts'
import { publicHalf, type Keys } from './keys.ts'
import { originOf, type Ports } from './ports.ts'
import { AUDIENCE } from './processes.ts'

/** Writes what the issuer's process reads: its signing key, the systems and consoles by their public keys, and the personas. */
export const writeIssuerSettings = async (
  folders: Folders, keys: Keys, ports: Ports, personas: readonly Persona[] = PERSONAS,
): Promise<string> => {
  const file = join(folders.keys, 'issuer-settings.json')
  const home = `${originOf(ports.gateway)}/console/`
  await writeSecret(file, {
    audience: AUDIENCE,
    keys: [keys.issuer],
    clients: [
      ...PARTIES.map((party) => issuerClient(clientOf(party), party, keys.clients)),
      ...CONSOLE_PARTIES.map((party) => ({
        ...issuerClient(consoleClientOf(party), party, keys.consoles), redirectUris: [`${home}callback/${party}`], afterLogout: [home],
        backChannelLogout: `${home}backchannel-logout`,
      })),
    ],
    personas: personas.map(({ party, employee, role, name, da }) => ({ party, employee, role, name, part: da })),
  })
  return file
}

const issuerClient = (id: string, party: Party, keys: Readonly<Record<string, JWK>>): IssuerClient =>
  ({ id, party, keys: keys[id] ? [publicHalf(keys[id])] : [] })
