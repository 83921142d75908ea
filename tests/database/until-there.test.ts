import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '../../gateway/database/pool.ts'
import { untilThere } from '../../gateway/database/until-there.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { eventually } from '../eventually.ts'
import { startTcpProxy } from '../faults/tcp-proxy.ts'
import { ownPort } from '../own-port.ts'
import { aTrail } from '../trail/a-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const urlWith = (changed: Partial<Pick<URL, 'port' | 'password' | 'pathname'>>): string => Object.assign(new URL(database.url), changed).href

/** Opens within patience; what was told of waiting. */
const opened = async <T>(open: () => Promise<T>, patienceMs = 60_000) => {
  const told: unknown[] = []
  const outcome = untilThere(open, { onWait: (error) => told.push(error), patienceMs, retryMs: 20 })
  return { told, outcome }
}

describe('a start', () => {
  test('waits for a server that is down, says so, and goes on when it is there', async () => {
    const port = await ownPort()
    const { told, outcome } = await opened(() => createPool(urlWith({ port: String(port) }), { max: 1 }))
    await eventually(() => expect(told).toMatchObject([{ name: 'DatabaseUnavailable', cause: { code: 'ECONNREFUSED' } }]))
    const { hostname, port: real } = new URL(database.url)
    const proxy = await startTcpProxy({ host: hostname, port: Number(real) }, port)
    await (await outcome).end()
    await proxy.close()
  })

  test('waits for the log while the session of a gateway that is gone still holds it', async () => {
    const logId = randomUUID()
    await (await aTrail(database.url, logId)).close()
    const gone = await database.adminPool.connect()
    await gone.query('begin')
    await gone.query('select from trail_head where log_id = $1 for update', [logId])
    const { told, outcome } = await opened(() => aTrail(database.url, logId, { lockMs: 50 }))
    await eventually(() => expect(told).toMatchObject([{ name: 'TrailUnavailable', cause: { code: '55P03' } }]))
    await gone.query('rollback')
    gone.release()
    const trail = await outcome
    expect(trail.isOpen()).toBe(true)
    await trail.close()
  })

  test('gives up in the end, and says what it waited for', async () => {
    const { outcome } = await opened(async () => createPool(urlWith({ port: String(await ownPort()) }), { max: 1 }), 100)
    await expect(outcome).rejects.toThrow(/the database cannot be reached: .*ECONNREFUSED/)
  })

  test.each([
    ['a password that is wrong', { password: 'another' }], ['a database that is not there', { pathname: '/elsewhere' }],
  ])('does not wait for %s', async (_, changed) => {
    const { told, outcome } = await opened(() => createPool(urlWith(changed), { max: 1 }))
    await expect(outcome).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
    expect(told).toEqual([])
  })

  test('does not wait for a log that was altered', async () => {
    const logId = randomUUID()
    await (await aTrail(database.url, logId)).close()
    await database.adminPool.query(`alter table trail_head disable trigger user`)
    await database.adminPool.query(`update trail_head set root = '\\x00' where log_id = $1`, [logId])
    const { told, outcome } = await opened(() => aTrail(database.url, logId))
    await expect(outcome).rejects.toMatchObject({ name: 'TrailUnavailable' })
    expect(told).toEqual([])
  })
})
