import type { PoolClient } from 'pg'

const HOLDS = ['samsyn erasure']

/** Until the transaction ends no leaf is erased: what it derives of leaves is there for the erasure to take out. */
export const holdErasure = async (transaction: PoolClient): Promise<void> => {
  await transaction.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', HOLDS)
}

/** Waits for all that hold it, and lets none hold it until the transaction ends. */
export const beginErasure = async (transaction: PoolClient): Promise<void> => {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', HOLDS)
}
