import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODES } from '../../gateway/codes.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway
beforeAll(async () => {
  samsyn = await aGateway()
})
afterAll(() => samsyn.close())

/** Milliseconds that the flood lasts: longer than what is known of clients and policies counts unread. */
const LONG = 8_000

test('P11: however many ask for proofs, while the database is slow to give them, cases are answered', async () => {
  const slowed = await samsyn.database.adminPool.connect()
  await slowed.query('begin; lock table trail_checkpoint in access exclusive mode')
  const until = performance.now() + LONG
  const again = async (): Promise<number[]> => {
    const statuses: number[] = []
    for (; performance.now() < until; await wait(250)) statuses.push((await fetch(`${samsyn.url}/trail/replica-1/proof/0`)).status)
    return statuses
  }
  const flood = Promise.all(Array.from({ length: 300 }, again))
  await wait(LONG)
  const view = await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { riskLevel } }')
  await slowed.query('rollback')
  slowed.release()
  expect(view).toEqual({ cmm: { riskLevel: 'MEDIUM' } })
  expect((await flood).flat()).toContain(CODES.UNAVAILABLE[0])
  await samsyn.checkTrail()
})
