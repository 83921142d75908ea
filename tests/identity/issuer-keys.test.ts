import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createIssuerKeys, PACE } from '../../gateway/identity/issuer-keys.ts'
import { vettedKeys } from '../../gateway/identity/vetted-keys.ts'

const ISSUER = 'https://login.cmm.example'
let one: JWK
let two: JWK

const publicKey = async (kid: string): Promise<JWK> =>
  ({ ...(await exportJWK((await generateKeyPair('Ed25519', { extractable: true })).publicKey)), kid, use: 'sig' })

beforeAll(async () => {
  [one, two] = [await publicKey('one'), await publicKey('two')]
})

/** An issuer whose keys, answers and clock the test sets; and how often it was asked for them. */
const anIssuerOf = (keys: JWK[]) => {
  const state = { keys, answers: true, now: 0, asked: 0, discovery: ISSUER, keysAt: `${ISSUER}/keys` }
  const read = async (url: string): Promise<unknown> => {
    if (url.endsWith('/.well-known/openid-configuration')) return { issuer: state.discovery, jwks_uri: state.keysAt }
    state.asked += 1
    if (!state.answers) throw new Error('silence')
    return { keys: state.keys }
  }
  const known = createIssuerKeys({ issuer: ISSUER, parties: ['CMM'] }, read, () => state.now)
  const found = async (kid: string): Promise<boolean> => {
    const find = async () => known.find({ alg: 'Ed25519', kid }, { payload: '', signature: '' })
    return find().then(() => true, () => false)
  }
  return { state, found, version: known.version }
}

describe('the keys of an issuer', () => {
  test('are found where its discovery document says, which must be its own', async () => {
    expect(await anIssuerOf([one]).found('one')).toBe(true)
    const other = anIssuerOf([one])
    other.state.discovery = 'https://login.elsewhere.example'
    expect(await other.found('one')).toBe(false)
  })

  test('are not fetched where anyone on the way could put others in their place', async () => {
    const issuer = anIssuerOf([one])
    issuer.state.keysAt = 'http://login.cmm.example/keys'
    expect(await issuer.found('one')).toBe(false)
    expect(issuer.state.asked).toBe(0)
  })

  test('a new one is found the first time it is used; the former is gone, and what rested on it is looked at anew', async () => {
    const { state, found, version } = anIssuerOf([one])
    await found('one')
    const before = version()
    state.keys = [two]
    state.now += PACE.unknownKey
    expect([await found('two'), await found('one')]).toEqual([true, false])
    expect(version()).not.toBe(before)
  })

  test.each([
    ['a minute or more since anyone asked', PACE.fresh], ['half an hour since, so that the former count no longer', PACE.silent + 1],
  ])('a new one is found the first time it is used, %s', async (_, since) => {
    const { state, found } = anIssuerOf([one])
    await found('one')
    state.keys = [one, two]
    state.now += since
    expect(await found('two')).toBe(true)
  })

  test('a new one is found by all who come with it while the keys are being asked for', async () => {
    const { state, found } = anIssuerOf([one])
    await found('one')
    state.keys = [one, two]
    state.now += PACE.fresh
    expect(await Promise.all(['one', 'two', 'two'].map(found))).toEqual([true, true, true])
    expect(state.asked).toBe(2)
  })

  test('one that is withdrawn counts a minute more, also for who comes with nothing but tokens that were accepted before', async () => {
    const { state, found, version } = anIssuerOf([one])
    await found('one')
    const before = version()
    state.keys = [two]
    state.now += PACE.fresh
    await vi.waitUntil(() => version() !== before)
  })

  test('a key that nobody has makes the issuer be asked once in ten seconds, however often it is tried', async () => {
    const { state, found } = anIssuerOf([one])
    await found('one')
    for (let tried = 0; tried < 100; tried += 1) {
      state.now += 100
      expect(await found(`made up ${tried}`)).toBe(false)
    }
    expect(state.asked).toBe(2)
  })

  test('count for half an hour while it is silent, asked for ever more seldom, and then no longer', async () => {
    const { state, found } = anIssuerOf([one])
    await found('one')
    state.answers = false
    const counted: boolean[] = []
    for (let second = 0; second < PACE.silent / 1000 + 60; second += 1) {
      state.now += 1_000
      counted.push(await found('one'))
    }
    expect(counted.lastIndexOf(true)).toBe(PACE.silent / 1000 - 1)
    expect(counted.indexOf(false)).toBe(PACE.silent / 1000)
    expect(state.asked).toBeLessThan(25)
    state.answers = true
    state.now += PACE.longest
    await found('one')
    expect(await found('one')).toBe(true)
  })

  test('an issuer that was never heard is not asked for each token, but a second later: it may have been slow just as the gateway started', async () => {
    const { state, found } = anIssuerOf([one])
    state.answers = false
    for (let tried = 0; tried < 50; tried += 1) expect(await found('one')).toBe(false)
    expect(state.asked).toBe(1)
    state.answers = true
    state.now += 1_000
    expect(await found('one')).toBe(true)
  })
})

describe('of what an issuer publishes', () => {
  test('just public keys count that are strong, for signatures, and have a name of their own', async () => {
    const weak = await exportJWK((await generateKeyPair('PS256', { extractable: true })).publicKey)
    const short = { ...weak, n: weak.n?.slice(0, 171), kid: 'short' }
    const keys = [
      one, two, { ...two, kid: 'twice' }, { ...one, kid: 'twice' }, { kty: 'oct', k: 'AAAA', kid: 'symmetric' },
      { ...one, kid: undefined }, { ...one, kid: 'for secrecy', use: 'enc' }, short, { ...weak, kid: 'rsa', e: 'AQ' },
      { ...weak, kid: 'strong' }, 'no key', null,
    ]
    expect(vettedKeys({ keys })?.map(({ kid }) => kid)).toEqual(['one', 'two', 'strong'])
    expect(vettedKeys({ keys: [{ ...one, d: 'private' }] })).toEqual([one])
  })

  test.each([[{}], [{ keys: 'all' }], [{ keys: Array(51).fill({}) }], ['text'], [null]])('%j is no key set', (body) => {
    expect(vettedKeys(body)).toBeUndefined()
  })
})
