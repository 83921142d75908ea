import type { Duplex } from 'node:stream'
import pg from 'pg'
import type { Adapter, CaseAsk } from '../adapter.ts'
import { AgencyFailure, type FailureKind } from '../agency-failure.ts'
import { wholeReplyFrom, type ReceivedCase } from '../reply.ts'
import { PostgresClient } from '../transport/postgres-client.ts'
import { lookupFor, type Lookup } from './lookup.ts'
import { guardReplies, type ReplyGuard } from './reply-guard.ts'
import { vocabulary } from './vocabulary.ts'

const limits = {
  max: 8,
  idleTimeoutMillis: 10_000,
  maxLifetimeSeconds: 10,
  statement_timeout: 10_000,
  application_name: 'samsyn',
  options: '-c default_transaction_read_only=on',
}

/** Milliseconds that a new line may take; who waits for one of those there are waits until the deadline. */
const CONNECT_TIMEOUT = 1_000

/** SQLSTATE of a refusal: the agency does not accept the order (PostgreSQL, Appendix A · insufficient_privilege). */
const REFUSED = '42501'

/** Errors by which a server says that it cannot answer now: connection, access, what a replica breaks off, resources, faults of its own. */
const UNREACHABLE = /^(08|28|40|53|57|58|XX)/

/**
 * Asks SIRI's read-only view over PostgreSQL's own protocol: one statement for all cases of an ask. What `sslmode` in its
 * address says is how the line is encrypted; whatever the server says over it is guarded from its first byte on.
 */
export const createAdapter = (url: string): Adapter => {
  const guards = new WeakMap<Duplex, ReplyGuard>()
  const guard = ({ stream }: pg.Connection): unknown => guards.set(stream, guardReplies(stream))
  const Client = new Proxy(PostgresClient, {
    construct: (Own, [settings]: [pg.ClientConfig]) => {
      const client = new Own({ ...settings, connectionTimeoutMillis: CONNECT_TIMEOUT })
      const connection: pg.Connection & { readonly ssl?: unknown } = client.connection
      if (connection.ssl) connection.once('sslconnect', () => guard(connection))
      else guard(connection)
      return client
    },
  })
  const pool = new pg.Pool({ ...limits, connectionString: url, Client })
  pool.on('error', unheard)
  pool.on('connect', (client) => client.on('error', unheard))
  return {
    fetch: async ({ cases, order, signal }) => {
      const client = await connected(pool, signal)
      const replies = guards.get(client.connection.stream)
      replies?.expectReply()
      const result = await answered(client, lookupFor(cases, order), signal).catch((error: unknown) => {
        throw new AgencyFailure(replies?.broken() ? 'garbled' : kindOf(error, signal))
      })
      return wholeReplyFrom(cases, receivedFrom(result, cases), vocabulary)
    },
    close: () => pool.end(),
  }
}

/** A line that breaks is told to whoever waits for its answer; nobody else need know. */
const unheard = (): void => undefined

/** A connection, unless the deadline comes first; one that comes later goes back to the pool. */
const connected = (pool: pg.Pool, signal: AbortSignal): Promise<pg.PoolClient> =>
  new Promise((resolve, reject) => {
    const late = (): void => reject(new AgencyFailure('timeout'))
    if (signal.aborted) return late()
    signal.addEventListener('abort', late, { once: true })
    pool.connect()
      .then((client) => (signal.aborted ? client.release() : resolve(client)))
      .catch((error: unknown) => reject(new AgencyFailure(kindOf(error, signal))))
      .finally(() => signal.removeEventListener('abort', late))
  })

type Rows = pg.QueryArrayResult<unknown[]>

/** The rows of a lookup. At the deadline, and after any error, the connection is given up. */
const answered = async (client: pg.PoolClient, { text, values }: Lookup, signal: AbortSignal): Promise<Rows> => {
  const giveUp = (): void => void client.connection.stream.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    const rows = await client.query<unknown[], unknown[]>({ text, values: [...values], rowMode: 'array' })
    client.release()
    return rows
  } catch (error) {
    client.release(true)
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

const kindOf = (error: unknown, signal: AbortSignal): FailureKind => {
  if (signal.aborted) return 'timeout'
  if (!(error instanceof pg.DatabaseError)) return 'unreachable'
  if (error.code === REFUSED) return 'refused'
  return UNREACHABLE.test(error.code ?? '') ? 'unreachable' : 'garbled'
}

/**
 * Rows as cases, each of as many values as there are columns: what is read of an answer grows with its bytes alone.
 * A column that a case did not ask for comes empty: that is no surplus. @throws {AgencyFailure} `garbled`
 */
const receivedFrom = ({ fields, rows }: Rows, cases: readonly CaseAsk[]): ReceivedCase[] => {
  const names = fields.map((field) => field.name)
  const [first] = names
  const isWhole = rows.every(({ length }) => length === names.length)
  if (first !== 'sagsnummer' || new Set(names).size < names.length || !isWhole) throw new AgencyFailure('garbled')
  const askedOf = new Map(cases.map((ask) => [ask.fileNumber, new Set(vocabulary.toWireNames(ask.facts))]))
  return rows.map(([fileNumber, ...values]) => {
    const asked = askedOf.get(String(fileNumber))
    const columns = names.slice(1).map((name, at) => [name, values[at]] as const)
    const wire = Object.fromEntries(columns.filter(([name, value]) => value !== null || asked?.has(name)))
    return { fileNumber: String(fileNumber), wire }
  })
}
