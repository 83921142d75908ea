import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROOF_SKEW } from '../../gateway/identity/dpop-proof.ts'
import { createUsedProofs, type UsedProofs } from '../../gateway/identity/used-proofs.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { eventually } from '../eventually.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const HOUR = 60 * 60_000

const seconds = (from: Date, count: number): Date => new Date(from.getTime() + count * 1_000)

/** On a gateway of that clock that has just started, and has forgotten what counts no more. */
const onGateway = async <T>(clock: () => Date, use: (proofs: UsedProofs) => Promise<T>): Promise<T> => {
  const proofs = await createUsedProofs({ pool: database.pool, upkeep: database.pool, clock })
  return use(proofs).finally(() => proofs.close())
}

/** Until so many statements wait for others of this database. */
const untilWaiting = (count: number): Promise<void> => eventually(async () => expect((await database.adminPool.query(
  `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount).toBe(count))

describe.each([['an hour ahead of', -HOUR], ['an hour behind', HOUR]])('where the database\'s clock is %s the gateway\'s', (_, offset) => {
  const clock = (): Date => new Date(Date.now() + offset)
  test('a proof counts once, for as long as a gateway takes it, whoever has forgotten proofs meanwhile', async () => {
    const proof = { thumbprint: 'a key', jti: `caught ${offset}`, issuedAt: clock() }
    expect(await onGateway(clock, ({ use }) => use(proof))).toBe(true)
    expect(await onGateway(clock, ({ use }) => use(proof))).toBe(false)
  })

  test('after a crash emptied what was used no earlier proof counts, and later ones do at once', async () => {
    await database.adminPool.query('truncate used_proof, used_proof_epoch')
    const crashed = clock()
    const earlier = { thumbprint: 'a key', jti: `earlier ${offset}`, issuedAt: seconds(crashed, PROOF_SKEW) }
    const later = { thumbprint: 'a key', jti: `later ${offset}`, issuedAt: seconds(crashed, 2 * PROOF_SKEW) }
    expect(await onGateway(clock, async ({ use }) => [await use(earlier), await use(later)])).toEqual([false, true])
  })
})

test('a proof that a gateway an hour behind takes does not count again while one whose clock is right forgets it', async () => {
  await database.adminPool.query(`truncate used_proof; update used_proof_epoch set since = 'epoch'`)
  const caught = { thumbprint: 'a key', jti: 'caught at the turn', issuedAt: new Date(Date.now() - HOUR) }
  await onGateway(() => new Date(Date.now() - HOUR), async ({ use }) => {
    expect(await use(caught)).toBe(true)
    const held = await database.adminPool.connect()
    await held.query('begin; select from used_proof_epoch for update')
    const forgetting = onGateway(() => new Date(), async () => undefined)
    await untilWaiting(1)
    const again = use(caught)
    await untilWaiting(2)
    await held.query('commit')
    held.release()
    await forgetting
    expect(await again).toBe(false)
  })
})

test('a proof that a gateway an hour behind still takes does not count again once one whose clock is right has forgotten it', async () => {
  await database.adminPool.query(`truncate used_proof; update used_proof_epoch set since = 'epoch'`)
  const right = (): Date => new Date()
  const behind = (): Date => new Date(Date.now() - HOUR)
  const caught = { thumbprint: 'a key', jti: 'caught behind', issuedAt: behind() }
  expect(await onGateway(behind, ({ use }) => use(caught))).toBe(true)
  expect(await onGateway(right, ({ use }) => use({ ...caught, jti: 'of now', issuedAt: right() }))).toBe(true)
  expect(await onGateway(behind, ({ use }) => use(caught))).toBe(false)
  expect(await onGateway(behind, ({ use }) => use({ ...caught, jti: 'made later', issuedAt: seconds(caught.issuedAt, 1) }))).toBe(true)
})
