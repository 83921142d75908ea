import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { clientOf, consoleClientOf, PARTIES } from '../../prisma/seed/clients.ts'
import { kept, writeSecret } from './kept.ts'
import { makeSigningKey } from '../keys/make-signing-key.ts'

/** The private keys and passwords of a demonstration. */
export interface Keys {
  readonly issuer: JWK
  /** Of each client system, by its id. */
  readonly clients: Readonly<Record<string, JWK>>
  /** Of the console's clients, by their ids. */
  readonly consoles: Readonly<Record<string, JWK>>
  /** What the console's sessions are sealed with: 32 bytes, base64url. */
  readonly sessions: string
  readonly passwords: { readonly gateway: string; readonly agencies: string }
  /** File of the key that signs disclosure orders. */
  readonly orderKey: string
  /** File of the key that signs checkpoints of the trail. */
  readonly checkpointKey: string
  /** File of the key that handles and pseudonyms are derived from. */
  readonly pseudonymKey: string
  /** File of the order key's public half, as the agencies know it: a JSON Web Key Set. */
  readonly orderKeys: string
}

/** Makes the keys at the first start, and those of parties that came since. */
export const openKeys = async (folder: string): Promise<Keys> => {
  const privateKey = (name: string): Promise<JWK> =>
    kept(join(folder, `${name}.json`), async () => ({ ...(await makeSigningKey(name)).privateKey, demonstration: true }))
  await mkdir(join(folder, 'clients'), { recursive: true, mode: 0o700 })
  const keysOf = async (clients: readonly string[]): Promise<Record<string, JWK>> => Object.fromEntries(
    await Promise.all(clients.map(async (client) => [client, await privateKey(`clients/${client}`)] as const)))
  const orderKeys = join(folder, 'orders.public.json')
  await writeSecret(orderKeys, { keys: [publicHalf(await privateKey('orders'))] })
  await privateKey('checkpoints')
  await privateKey('pseudonyms')
  return {
    issuer: await privateKey('issuer'),
    clients: await keysOf(PARTIES.map(clientOf)),
    consoles: await keysOf(PARTIES.map(consoleClientOf)),
    sessions: await kept(join(folder, 'sessions.json'), () => randomBytes(32).toString('base64url')),
    passwords: await kept(join(folder, 'passwords.json'), () => ({ gateway: password(), agencies: password() })),
    orderKey: join(folder, 'orders.json'),
    checkpointKey: join(folder, 'checkpoints.json'),
    pseudonymKey: join(folder, 'pseudonyms.json'),
    orderKeys,
  }
}

const password = (): string => randomBytes(24).toString('base64url')

/** The public half of a key pair in JWK. */
export const publicHalf = ({ d: _, demonstration: __, ...shown }: JWK & { readonly demonstration?: boolean }): JWK => shown
