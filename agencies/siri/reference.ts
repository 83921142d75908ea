import { randomBytes } from 'node:crypto'
import { acceptOrder } from '../reference/accept-order.ts'
import type { CreateReference } from '../reference/reference.ts'
import { readLookup } from './lookup.ts'
import { createReplica } from './replica.ts'
import { refusal, verdictUnder } from './wire-answers.ts'
import { startWireFront, type Judge } from './wire-front.ts'

/** SIRI's reference system: a replica in PostgreSQL, and in front of it what checks the order of every lookup. */
export const createReference: CreateReference = async (deps) => {
  if (!deps.databaseUrl) throw new Error('the reference system of `SIRI` needs a PostgreSQL server')
  const name = `siri_reference_${deps.port || randomBytes(6).toString('hex')}`
  const replica = await createReplica(deps.databaseUrl, name, deps.facts)

  const judge: Judge = async (lookup) => {
    const read = lookup && readLookup(lookup)
    if (!read) deps.log({ at: new Date().toISOString(), accepted: false, asked: [] })
    const accepted = read && await acceptOrder(deps, read.order, read.asked)
    return accepted ? verdictUnder(deps.faults, lookup) : refusal
  }

  const front = await startWireFront(replica.url, deps.port, judge)
  const url = new URL(replica.url)
  url.host = `127.0.0.1:${front.port}`
  return {
    url: url.href,
    close: async () => {
      await front.close()
      await replica.close()
    },
  }
}
