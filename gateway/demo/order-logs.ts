import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { JWK } from 'jose'
import type { Party } from '../../schema/agency.ts'
import type { Folders } from './data-folder.ts'
import { kept } from './kept.ts'
import { publicHalf } from './keys.ts'
import { makeSigningKey } from '../keys/make-signing-key.ts'

/** The key that a party signs its own log of orders with. */
export const logKeyFile = ({ keys }: Folders, party: Party): string => join(keys, 'order-logs', `${party}.json`)

/** The public half of that key, as the party gives it to the gateway; made at the first start. */
export const logKeyOf = async (folders: Folders, party: Party): Promise<JWK> => {
  const file = logKeyFile(folders, party)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  return publicHalf(await kept(file, async () => (await makeSigningKey(`${party.toLowerCase()}-orders`)).privateKey))
}
