import { calculateJwkThumbprint } from 'jose'
import type { Pool } from 'pg'
import { keepReading, type KeptReading } from '../database/kept-reading.ts'
import type { SigningKey } from './signing-key.ts'

type Database = Pick<Pool, 'query'>
type Key = Pick<SigningKey, 'publicKey'>

const thumbprintOf = ({ publicKey }: Key): Promise<string> => calculateJwkThumbprint(publicKey)

const another = (): Error => new Error('the pseudonym key is not the one that handles are made with on this database: give that one in '
  + '`SAMSYN_PSEUDONYM_KEY`, or start the gateways with it among `SAMSYN_FORMER_PSEUDONYM_KEYS`')

/**
 * Makes handles and pseudonyms with this key from now on: the first on this database, the one in use, or one that takes the
 * place of a former. By two keys at once each consent would be called by two handles, and entries would lead officers to none.
 * @throws when another is in use.
 */
export const usePseudonymKey = async (database: Database, key: Key, former: readonly Key[]): Promise<void> => {
  const [present, ...before] = await Promise.all([key, ...former].map(thumbprintOf))
  const { rowCount } = await database.query(
    `insert into pseudonym_key (thumbprint) values ($1)
     on conflict ("only") do update set thumbprint = $1 where pseudonym_key.thumbprint = any($2)`, [present, [present, ...before]])
  if (rowCount !== 1) throw another()
}

/** Whoever follows the trail reads handles by the key that they were made with. @throws when another is in use. */
export const requirePseudonymKey = async (database: Database, key: Key): Promise<void> => {
  if (!await isInUse(database, key)) throw another()
}

/**
 * Whether handles are still made with this key, within five seconds: a gateway that runs on when another key has taken its
 * place would call a consent by another handle than those that were started with that one.
 */
export const watchPseudonymKey = async (
  database: Database, key: Key, onReplaced: (error: Error) => void,
): Promise<{ isInUse(): boolean } & Pick<KeptReading<boolean>, 'caughtUp' | 'close'>> => {
  const reading = await keepReading(async () => {
    const inUse = await isInUse(database, key)
    if (!inUse) onReplaced(another())
    return inUse
  })
  return { isInUse: () => reading.fresh() ?? false, caughtUp: reading.caughtUp, close: reading.close }
}

const isInUse = async (database: Database, key: Key): Promise<boolean> => {
  const { rows: [inUse] } = await database.query<{ thumbprint: string }>('select thumbprint from pseudonym_key')
  return !inUse || inUse.thumbprint === await thumbprintOf(key)
}
