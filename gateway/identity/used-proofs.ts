import { hash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { PROOF_LIFE, PROOF_SKEW, type Proof } from './dpop-proof.ts'
import { repeatedly } from '../trail/repeatedly.ts'

/** What counts once, and when it was made. */
export type UsedOnce = Pick<Proof, 'thumbprint' | 'jti' | 'issuedAt'>

/** Which proofs were used, the same on every replica (RFC 9449 §11.1). */
export interface UsedProofs {
  /**
   * Whether the proof is used for the first time; it is not, the next time, once the transaction that it is used in is done.
   * @throws when that cannot be known.
   */
  use(proof: UsedOnce, on?: Pick<PoolClient, 'query'>): Promise<boolean>
  close(): Promise<void>
}

interface UsedProofsDeps {
  readonly pool: Pool
  /** Connections that no flood of requests delays. */
  readonly upkeep: Pool
  readonly clock: () => Date
}

/** Milliseconds between forgettings. */
const FORGET_EVERY = 10_000

/** A proof from before the epoch may have been used and forgotten, in its time or in a crash; without an epoch, any may. */
const COUNTS = `select where $1::timestamptz > (select since from used_proof_epoch)`

/** Whether it may be forgotten while this runs, which is longer than any statement may: then the epoch is seen as it was. */
const USE = `insert into used_proof (id, until)
  select $2, $3 where exists (${COUNTS})
  on conflict do nothing returning until < statement_timestamp() + interval '10 seconds' as "isEnding"`

const BEGIN = `insert into used_proof_epoch (since) select $1::timestamptz + $2 * interval '1 second' on conflict do nothing`

/** The epoch moves to what is forgotten: a gateway by whose clock it would count again takes it no more. */
const FORGET = `with forgotten as (delete from used_proof where until < least(now(), $1::timestamptz) returning until)
  update used_proof_epoch set since = greatest(since, (select max(until) from forgotten) - $2 * interval '1 second')
  where exists (select from forgotten)`

/** Seconds after its making that a proof is kept, which is longer than it counts. */
const KEPT = PROOF_LIFE + 2 * PROOF_SKEW

/**
 * Keeps used proofs in PostgreSQL for as long as they would count, and forgets them then: by the clock that decides whether
 * they count, the gateway's, and no earlier than by the database's, as other gateways' may differ.
 */
export const createUsedProofs = async ({ pool, upkeep, clock }: UsedProofsDeps): Promise<UsedProofs> => {
  const tidy = async (): Promise<void> => {
    const at = clock()
    await upkeep.query(BEGIN, [at, PROOF_SKEW])
    await upkeep.query(FORGET, [at, KEPT])
  }
  await tidy()
  const tidying = repeatedly(() => tidy().catch(() => undefined), FORGET_EVERY)
  return {
    use: async ({ thumbprint, jti, issuedAt }, on = pool) => {
      const id = hash('sha256', `${thumbprint}.${jti}`, 'buffer')
      const until = new Date(issuedAt.getTime() + KEPT * 1000)
      const { rows: [used] } = await on.query<{ isEnding: boolean }>(USE, [issuedAt, id, until])
      return used !== undefined && (!used.isEnding || (await on.query(COUNTS, [issuedAt])).rowCount === 1)
    },
    close: tidying.stop,
  }
}
