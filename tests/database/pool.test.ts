import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../gateway/database/pool.ts'
import { createPrisma } from '../../gateway/database/prisma.ts'
import { anOwnServer } from '../trail/own-server.ts'

let server: Awaited<ReturnType<typeof anOwnServer>>

beforeAll(async () => { server = await anOwnServer() })
afterAll(() => server.close())

test('P1: every connection waits for the disk, and for nothing without end', async () => {
  const admin = server.pool()
  await admin.query('alter role postgres set synchronous_commit = off')
  await admin.end()
  const pool = await createPool(server.url, { max: 2 })
  const { rows } = await pool.query(`select current_setting('synchronous_commit') as commit,
    current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`)
  expect(rows).toEqual([{ commit: 'on', statement: '5s', lock: '2s' }])
  await pool.end()
})

test('F8: an instant is the same whatever zone the server has: a consent is shown to end when it ends, and thirty days are as long everywhere', async () => {
  const admin = server.pool()
  await admin.query(`alter role postgres set timezone = 'Europe/Copenhagen'`)
  await admin.end()
  const pool = await createPool(server.url, { max: 2 })
  const at = new Date('2026-11-10T10:00:00Z')
  expect(await createPrisma(pool).$queryRaw`select timestamptz '2026-11-10T10:00:00Z' as at`).toEqual([{ at }])
  const { rows } = await pool.query(`select $1::timestamptz - 30 * interval '1 day' as before`, [at])
  expect(rows).toEqual([{ before: new Date('2026-10-11T10:00:00Z') }])
  await pool.end()
})

test('a connection that ends while it is lent fails who borrowed it, and nothing else', async () => {
  const pool = await createPool(server.url, { max: 2 })
  const lent = await pool.connect()
  const { rows: [own] } = await lent.query<{ pid: number }>('begin; select pg_backend_pid() as pid').then((all) => (all as any)[1])
  const ended = new Promise((resolve) => { lent.once('end', resolve) })
  await pool.query('select pg_terminate_backend($1)', [own.pid])
  await ended
  await expect(lent.query('commit')).rejects.toThrow()
  lent.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

test('P1: a server that may lose what it acknowledged is refused', async () => {
  await server.restartWith('-c full_page_writes=off')
  await expect(createPool(server.url, { max: 1 })).rejects.toMatchObject({
    name: 'DatabaseUnavailable',
    message: 'the database may lose what it acknowledged: set `fsync` and `full_page_writes` on',
  })
})

test('a database that is not there is said in one sentence', async () => {
  await expect(createPool('postgresql://nobody@127.0.0.1:1/none', { max: 1 }))
    .rejects.toMatchObject({ name: 'DatabaseUnavailable', message: expect.stringContaining('the database cannot be reached: ') })
})
