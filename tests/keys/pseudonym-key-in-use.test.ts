import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import type { Config } from '../../gateway/config.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { requirePseudonymKey, usePseudonymKey } from '../../gateway/keys/pseudonym-key-in-use.ts'
import { keyFromJwk, type SigningKey } from '../../gateway/keys/signing-key.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { consentsOperation, sheltersConsent } from '../faults/shelters-consent.ts'
import { untilTaken } from '../oversight/a-following.ts'

const aKey = async (): Promise<SigningKey> => keyFromJwk((await makeSigningKey('pseudonyms')).privateKey)
const OTHER = 'the pseudonym key is not the one that handles are made with on this database'

describe('the key that handles are made with', () => {
  let database: TestDatabase
  beforeAll(async () => { database = await aDatabase() })
  afterAll(() => database.drop())

  test('is the first that a gateway started with, until one that knows it takes its place; then that one alone', async () => {
    const { pool } = database
    const [first, second, stranger] = [await aKey(), await aKey(), await aKey()]
    await requirePseudonymKey(pool, stranger)
    await usePseudonymKey(pool, first, [])
    await usePseudonymKey(pool, first, [])
    await expect(usePseudonymKey(pool, second, [])).rejects.toThrow(OTHER)
    await expect(usePseudonymKey(pool, second, [stranger])).rejects.toThrow(OTHER)
    await usePseudonymKey(pool, second, [stranger, first])
    await requirePseudonymKey(pool, second)
    await expect(usePseudonymKey(pool, first, [])).rejects.toThrow(OTHER)
    await expect(requirePseudonymKey(pool, first)).rejects.toThrow(OTHER)
  })
})

describe('with another key than the one in use', () => {
  let around: Surroundings
  let gateway: Gateway
  beforeAll(async () => {
    around = await surroundings(await aDatabase())
    gateway = await startGateway(around.config('replica-1'))
  })
  afterAll(async () => {
    await gateway.close()
    await around.close()
  })

  test('no gateway starts, as with an order key replaced that served as both, and no follower', async () => {
    const another = (await makeSigningKey('another')).privateKey as Config['orderKey']
    await expect(startGateway({ ...around.config('replica-2'), orderKey: another })).rejects.toThrow(OTHER)
    await expect(startFollowers({ ...around.followersConfig(), pseudonymKey: another })).rejects.toThrow(OTHER)
    const replaced = await startGateway({ ...around.config('replica-2'), orderKey: another, pseudonymKey: around.config('replica-2').orderKey })
    await replaced.close()
  })

  test('no gateway answers that ran on when it took the place of its own, and no follower takes a leaf; those of that key do', async () => {
    const pseudonymKey = (await makeSigningKey('another')).privateKey as Config['orderKey']
    const formerFollowers = await startFollowers(around.followersConfig())
    const consentsAt = async ({ url }: Gateway): Promise<{ data?: any; errors?: { extensions: { code: string } }[] }> => (await fetch(`${url}/graphql`, {
      method: 'POST', headers: await around.headersOf('sara', 'ASSISTANCE'),
      body: JSON.stringify(consentsOperation(around.handleOf('mira', 'sara'))),
    })).json() as object
    const readiness = async (): Promise<number> => (await fetch(`${gateway.metricsUrl}/health/ready`)).status
    const before = (await consentsAt(gateway)).data.consentRecords.records
    await untilTaken(around.database.adminPool, 'index')
    expect(await readiness()).toBe(200)
    const next = await startGateway({ ...around.config('replica-2'), pseudonymKey, formerPseudonymKeys: [around.config('replica-2').orderKey] })
    await expect.poll(async () => (await consentsAt(gateway)).errors?.[0]?.extensions.code, { timeout: 5_000 }).toBe('UNAVAILABLE')
    expect(await readiness()).toBe(503)
    const after = (await consentsAt(next)).data.consentRecords.records
    expect(after).toHaveLength(before.length)
    expect(before.map(({ id }: { id: string }) => id)).not.toContain(sheltersConsent((await consentsAt(next)).data))
    const taken = async () => (await around.database.adminPool.query(`select * from trail_cursor where follower = 'index' order by log_id`)).rows
    const stood = await taken()
    await wait(1_000)
    expect(await taken()).toEqual(stood)
    await formerFollowers.close()
    const followers = await startFollowers({ ...around.followersConfig(), pseudonymKey })
    await untilTaken(around.database.adminPool, 'index')
    await Promise.all([followers, next].map((one) => one.close()))
  })
})
