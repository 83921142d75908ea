import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { lookupFor } from '../../agencies/siri/lookup.ts'
import { createReference } from '../../agencies/siri/reference.ts'
import { createOrders, type Orders } from '../contract/orders.ts'

const OLENA = 'SIRI-26/00318'
const RAVI = 'SIRI-26/00319'
const held = new Map([OLENA, RAVI].map((fileNumber) => [fileNumber, {
  permitType: 'FARM_WORK', permitSigns: ['DEBT_BONDAGE'], controlSigns: [], employerCvrNumber: '99999903',
}]))
/** What hosts the replica: a role that may make databases and roles, as in the demonstration, and is no superuser. */
const HOST = `siri_host_${randomUUID().replaceAll('-', '')}`
const asks = [{ fileNumber: OLENA, facts: ['permitType', 'controlSigns'] }, { fileNumber: RAVI, facts: ['permitType'] }]

let orders: Orders
let reference: StartedReference
let server: pg.Client
let serverUrl: string
let client: pg.Client

const connectTo = async (url: string): Promise<pg.Client> => {
  const connected = new pg.Client({ connectionString: url })
  await connected.connect()
  return connected
}

beforeAll(async () => {
  orders = await createOrders()
  server = await connectTo(inject('postgresUrl'))
  await server.query(`create role ${HOST} login createdb createrole password 'siri'`)
  serverUrl = Object.assign(new URL(inject('postgresUrl')), { username: HOST, password: 'siri' }).href
  reference = await startReference({
    create: createReference, party: 'SIRI', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
    databaseUrl: serverUrl,
  })
})

beforeEach(async () => {
  client = await connectTo(reference.url)
  reference.log.clear()
})

afterEach(() => client.end())
afterAll(async () => {
  await reference.close()
  await server.query(`drop role ${HOST}`)
  await server.end()
})

const accepted = (): boolean[] => reference.log.entries.map((entry) => entry.accepted)

describe('a plain client of PostgreSQL, with an order', () => {
  test('reads of each case just the columns that it asks for', async () => {
    const { text, values } = lookupFor(asks, await orders.sign('SIRI', asks))
    const { rows } = await client.query<object>({ text, values: [...values] })
    expect(rows).toEqual([
      { sagsnummer: OLENA, tilladelsestype: 'fodermester', tegn_ved_kontrol: [] },
      { sagsnummer: RAVI, tilladelsestype: 'fodermester', tegn_ved_kontrol: null },
    ])
    expect(accepted()).toEqual([true])
  })

  test.each<[string, (text: string) => string]>([
    ['one column more', (text) => text.replace('sagsnummer,', 'sagsnummer, arbejdsgiver_cvr,')],
    ['a column for every case', (text) => text.replace(/case when sagsnummer = any\(\$2\) then (\w+) end/, '$1')],
    ['all cases', (text) => `${text} or true`],
    ['the table behind the view', (text) => text.replace('siri.sager', 'siri.sagsakt')],
    ['a function that sleeps', (text) => text.replace('tilladelsestype end', 'pg_sleep(9) end')],
    ['an order in another place', (text) => text.replace(/^(\/\*.*\*\/) (.*)$/, '$2 $1')],
    ['an order that cannot be read', (text) => text.replace(/='[^']*'/, "='%ZZ'")],
    ['no order', (text) => text.replace(/^\/\*.*\*\/ /, '')],
  ])('is refused when it asks for %s, and that is logged', async (_what, change) => {
    const { text, values } = lookupFor(asks, await orders.sign('SIRI', asks))
    await expect(client.query({ text: change(text), values: [...values] })).rejects.toMatchObject({ code: '42501' })
    expect(accepted()).toEqual([false])
  })

  test('does not learn whether there is a case that it asks for no column of', async () => {
    const { text, values } = lookupFor(asks, await orders.sign('SIRI', asks))
    const [, ...columns] = values
    await expect(client.query({ text, values: [[OLENA, RAVI, 'SIRI-26/00320'], ...columns] }))
      .rejects.toMatchObject({ code: '42501' })
  })
})

const REFUSED = [
  'select * from siri.sager',
  'select * from siri.sagsakt',
  'select rolname from pg_catalog.pg_authid',
  `insert into siri.sagsakt (sagsnummer) values ('x')`,
  `update siri.sager set tilladelsestype = 'andet'`,
  'delete from siri.sager',
  'create table public.egen (a int)',
  'set default_transaction_read_only = off',
]

test.each(REFUSED)('without an order nothing is answered: %s', async (statement) => {
  await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  expect(accepted()).toEqual([false])
})

describe('behind what checks the orders, the role of the gateway', () => {
  let direct: pg.Client

  beforeAll(async () => {
    const url = new URL(reference.url)
    url.host = new URL(inject('postgresUrl')).host
    direct = await connectTo(url.href)
    await direct.query('set default_transaction_read_only = off')
  })

  afterAll(() => direct.end())

  test('may read the view', async () => {
    expect((await direct.query('select sagsnummer from siri.sager')).rowCount).toBe(2)
  })

  test.each(REFUSED.slice(1, -1))('may not: %s', async (statement) => {
    await expect(direct.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})

test('when the reference system stops, its database and its role are gone', async () => {
  const other = await startReference({
    create: createReference, party: 'SIRI', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
    databaseUrl: serverUrl,
  })
  const name = new URL(other.url).username
  const reader = await connectTo(Object.assign(new URL(other.url), { port: new URL(serverUrl).port }).href)
  reader.on('error', () => undefined)
  await other.close()
  const left = await server.query(`select datname from pg_database where datname = $1
    union all select rolname from pg_roles where rolname = $1`, [name])
  expect(left.rows).toEqual([])
})
