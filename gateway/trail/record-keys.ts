import { calculateJwkThumbprint } from 'jose'
import type { Pool } from 'pg'
import type { GatewayKeys } from '../keys/open-keys.ts'
import type { KeysEntry, SigningKeys } from './entry.ts'
import type { Trail } from './trail.ts'

interface RecordKeysDeps {
  readonly trail: Trail
  readonly reader: Pick<Pool, 'query'>
  readonly keys: SigningKeys
  readonly now: () => Date
}

/** The keys that the gateway signs with, by their thumbprints (RFC 7638), which tell the public half alone. */
export const signingKeysOf = async ({ orders, checkpoints }: Pick<GatewayKeys, 'orders' | 'checkpoints'>): Promise<SigningKeys> => ({
  orders: await calculateJwkThumbprint(orders.publicKey),
  checkpoints: await calculateJwkThumbprint(checkpoints.publicKey),
})

/** Leaves a leaf when the keys are others than those that the log last named, or it has named none. @throws {TrailUnavailable} */
export const recordKeys = async ({ trail, reader, keys, now }: RecordKeysDeps): Promise<void> => {
  const { logId } = trail
  const { rows: [before = null] } = await reader.query<SigningKeys>(
    'select orders, checkpoints from trail_key where log_id = $1', [logId])
  if (before?.orders === keys.orders && before.checkpoints === keys.checkpoints) return
  const entry: KeysEntry = { kind: 'keysChanged', at: now().toISOString(), logId, keys, before }
  await trail.append({
    restsOn: [],
    entries: [entry],
    change: async (transaction) => {
      await transaction.query(`insert into trail_key (log_id, orders, checkpoints) values ($1, $2, $3)
        on conflict (log_id) do update set orders = $2, checkpoints = $3`, [logId, keys.orders, keys.checkpoints])
    },
  })
}
