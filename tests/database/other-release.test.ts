import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway } from '../../gateway/compose.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'

let around: Surroundings
beforeAll(async () => { around = await surroundings(await aDatabase()) })
afterAll(() => around.close())

const STARTS = [
  ['the gateway', () => startGateway(around.config('replica-1'))],
  ['the followers', () => startFollowers(around.followersConfig())],
] as const

test.each(STARTS)('on a database that this release has not migrated nothing starts, and nothing is left in it: %s', async (_, start) => {
  const { adminPool } = around.database
  await adminPool.query(`update _prisma_migrations set rolled_back_at = now()
    where migration_name = '20261122223700_requests_by_party'`)
  await expect(start()).rejects.toThrow(
    'the database lacks the migration `20261122223700_requests_by_party`: run `samsyn migrate` of this release as its owner')
  await adminPool.query('update _prisma_migrations set rolled_back_at = null')
  expect((await adminPool.query('select from trail_head union all select from trail_cursor')).rowCount).toBe(0)
})

test.each(STARTS)('on a database that a later release has migrated nothing starts, and nothing is left in it: %s', async (_, start) => {
  const { adminPool } = around.database
  await adminPool.query(`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
    values ('later', '', '20990101000000_later', now())`)
  await expect(start()).rejects.toThrow('the database has the migration `20990101000000_later`, which this version does not know')
  await adminPool.query(`delete from _prisma_migrations where id = 'later'`)
  expect((await adminPool.query('select from trail_head union all select from trail_cursor')).rowCount).toBe(0)
})

test('the gateway does not start when it cannot tell', async () => {
  const { adminPool } = around.database
  await adminPool.query('revoke select on _prisma_migrations from samsyn_gateway')
  await expect(startGateway(around.config('replica-1'))).rejects.toThrow('it cannot be read which migrations the database has: permission denied')
  await adminPool.query('grant select on _prisma_migrations to samsyn_gateway')
})
