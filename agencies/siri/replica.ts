import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { FactValues } from '../../schema/fact.ts'
import { vocabulary } from './vocabulary.ts'

/** A database of its own for the view, and the address of the one role that may read it. */
export interface Replica {
  readonly url: URL
  close(): Promise<void>
}

const LOAD = 'insert into siri.sagsakt select * from jsonb_populate_recordset(null::siri.sagsakt, $1)'
const definition = new URL('./sager.sql', import.meta.url)

/**
 * Makes the database `name` with the view `siri.sager` and a role of that name which may select from the view, and do
 * nothing else. What an earlier run left under the name is replaced; `close` drops both. The role of `serverUrl` needs
 * `createdb` and `createrole`, and is a member of the new one so that it may end its sessions.
 */
export const createReplica = async (
  serverUrl: string, name: string, facts: ReadonlyMap<string, FactValues>,
): Promise<Replica> => {
  const drop = [`drop database if exists ${name} with (force)`, `drop role if exists ${name}`]
  const url = new URL(serverUrl)
  url.pathname = name
  await run(serverUrl, ...drop, `create database ${name}`)
  await withClient(url.href, async (client) => {
    await client.query(readFileSync(definition, 'utf8'))
    await client.query(LOAD, [rowsOf(facts)])
  })
  url.username = name
  url.password = randomBytes(24).toString('base64url')
  const owned = new URL(serverUrl)
  owned.pathname = name
  await run(owned.href,
    `create role ${name} login password '${url.password}' connection limit 32`,
    `grant ${name} to current_user`,
    `alter role ${name} set default_transaction_read_only = on`,
    'revoke all on schema public from public',
    `grant usage on schema siri to ${name}`,
    `grant select on siri.sager to ${name}`)
  return { url, close: () => run(serverUrl, ...drop) }
}

const rowsOf = (facts: ReadonlyMap<string, FactValues>): string =>
  JSON.stringify([...facts].map(([sagsnummer, held]) => ({ sagsnummer, ...vocabulary.toWire(held) })))

const run = (url: string, ...statements: readonly string[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })

const withClient = async (url: string, use: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await use(client).finally(() => client.end())
}
