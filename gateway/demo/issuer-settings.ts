import { join } from 'node:path'
import { clientOf, PARTIES } from '../../prisma/seed/clients.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import type { Folders } from './data-folder.ts'
import { writeSecret } from './kept.ts'
import { publicHalf, type Keys } from './keys.ts'
import { AUDIENCE } from './processes.ts'

/** Writes what the issuer's process reads: its signing key, the systems by their public keys, and the personas. */
export const writeIssuerSettings = async (folders: Folders, keys: Keys): Promise<string> => {
  const file = join(folders.keys, 'issuer-settings.json')
  await writeSecret(file, {
    audience: AUDIENCE,
    keys: [keys.issuer],
    clients: PARTIES.map((party) => {
      const key = keys.clients[clientOf(party)]
      return { id: clientOf(party), party, keys: key ? [publicHalf(key)] : [] }
    }),
    personas: PERSONAS.map(({ party, employee, role }) => ({ party, employee, role })),
  })
  return file
}
