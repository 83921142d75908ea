import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import type { Config } from '../../gateway/config.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { requirePseudonymKey, usePseudonymKey } from '../../gateway/keys/pseudonym-key-in-use.ts'
import { keyFromJwk, type SigningKey } from '../../gateway/keys/signing-key.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

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
})
