import { spawnSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway } from '../../gateway/compose.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { openGatewayKeys, openKey, type GatewayKeys } from '../../gateway/keys/open-keys.ts'
import type { SigningJwk } from '../../gateway/keys/signing-key.ts'
import { surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { installed } from '../installed.ts'

const LIBRARIES = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so']
const TOOLS = ['/usr/bin/pkcs11-tool', '/opt/homebrew/bin/pkcs11-tool']

const PIN = '2611'

/** What is on the token: the gateway's two keys, two under one label, and one of another kind. */
const KEYS = [
  ['orders', 'edwards25519'], ['checkpoints', 'edwards25519'], ['twice', 'edwards25519'], ['twice', 'edwards25519'], ['other-kind', 'prime256v1'],
] as const

/** The key of RFC 8037, appendix A (PKCS #8). */
const KNOWN = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`

/** SoftHSM, a token in software, with OpenSC's tool to make its keys. */
describe('keys on a PKCS #11 token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-token-'))
  const token = { library: installed(LIBRARIES, 'softhsm2', 'opensc'), token: 'samsyn', pin: join(folder, 'pin') }
  const sources = { orders: { label: 'orders', on: token }, checkpoints: { label: 'checkpoints', on: token } }
  let keys: GatewayKeys

  const run = (program: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(program, args, { env: process.env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }

  beforeAll(async () => {
    mkdirSync(join(folder, 'tokens'))
    writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`)
    writeFileSync(token.pin, `${PIN}\n`, { mode: 0o600 })
    process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
    installed(TOOLS, 'opensc')
    run('softhsm2-util', '--init-token', '--free', '--label', 'samsyn', '--pin', PIN, '--so-pin', '1234')
    for (const [index, [label, type]] of KEYS.entries())
      run('pkcs11-tool', '--module', token.library, '--token-label', 'samsyn', '--login', '--pin', PIN,
        '--keypairgen', '--key-type', `EC:${type}`, '--label', label, '--id', `0${index}`)
    writeFileSync(join(folder, 'known.pem'), KNOWN)
    run('softhsm2-util', '--import', join(folder, 'known.pem'), '--token', 'samsyn', '--label', 'known', '--id', 'aa', '--pin', PIN)
    keys = await openGatewayKeys(sources)
  })

  afterAll(() => {
    keys.close()
    rmSync(folder, { recursive: true })
  })

  test('sign as any Ed25519 key does, and never leave it', () => {
    const data = Buffer.from('a disclosure order')
    const publicKey = createPublicKey({ format: 'jwk', key: { ...keys.orders.publicKey } })
    expect(verify(null, data, publicKey, keys.orders.sign(data))).toBe(true)
    expect(verify(null, data, publicKey, keys.checkpoints.sign(data))).toBe(false)
    expect(JSON.stringify(keys.orders)).not.toContain('"d"')
  })

  test('sign on when the token was gone and is back, and by no other key that it then has under their label', async () => {
    const { default: { PKCS11: Module, ...constants } } = await import('pkcs11js')
    const beside = new Module()
    beside.load(token.library)
    const slot = beside.C_GetSlotList(true).find((one) => beside.C_GetTokenInfo(one).label.trim() === 'samsyn') as Buffer
    const rename = (label: string, to: string): void => {
      beside.C_CloseAllSessions(slot)
      const session = beside.C_OpenSession(slot, constants.CKF_SERIAL_SESSION | constants.CKF_RW_SESSION)
      beside.C_Login(session, constants.CKU_USER, PIN)
      beside.C_FindObjectsInit(session, [{ type: constants.CKA_LABEL, value: label }])
      const halves = beside.C_FindObjects(session, 2)
      beside.C_FindObjectsFinal(session)
      for (const half of halves) beside.C_SetAttributeValue(session, half, [{ type: constants.CKA_LABEL, value: to }])
      beside.C_CloseAllSessions(slot)
    }
    const data = Buffer.from('a disclosure order')
    const [order, checkpoint] = [keys.orders.sign(data), keys.checkpoints.sign(data)]
    beside.C_CloseAllSessions(slot)
    expect([keys.checkpoints.sign(data), keys.orders.sign(data)]).toEqual([checkpoint, order])
    rename('checkpoints', 'aside')
    expect(() => keys.checkpoints.sign(data)).toThrow('the token has not just one key `checkpoints`')
    rename('orders', 'checkpoints')
    expect(() => keys.checkpoints.sign(data)).toThrow('the token has another key `checkpoints` now')
    rename('checkpoints', 'orders')
    rename('aside', 'checkpoints')
    expect(keys.checkpoints.sign(data)).toEqual(checkpoint)
  })

  test.each([
    ['and its session with it', true], ['while its session stayed', false],
  ])('sign on when the token itself was away and is back, %s', async (_what, ended) => {
    const { default: { PKCS11: Module } } = await import('pkcs11js')
    const beside = new Module()
    beside.load(token.library)
    const data = Buffer.from('a disclosure order')
    const signed = keys.orders.sign(data)
    if (ended) for (const slot of beside.C_GetSlotList(true)) beside.C_CloseAllSessions(slot)
    renameSync(join(folder, 'tokens'), join(folder, 'away'))
    expect(() => keys.orders.sign(data)).toThrow()
    expect(() => keys.orders.sign(data)).toThrow()
    renameSync(join(folder, 'away'), join(folder, 'tokens'))
    await expect.poll(() => keys.orders.sign(data)).toEqual(signed)
    expect(keys.checkpoints.sign(data)).toHaveLength(64)
  })

  test('P11: a gateway is not ready while the token is away, so that another is asked, and is again when that is back', async () => {
    keys.close()
    const around = await surroundings(await aDatabase())
    const gateway = await startGateway({ ...around.config('replica-1'), orderKey: sources.orders, checkpointKey: sources.checkpoints })
    const readiness = async (): Promise<number> => (await fetch(`${gateway.metricsUrl}/health/ready`)).status
    expect(await readiness()).toBe(200)
    renameSync(join(folder, 'tokens'), join(folder, 'away'))
    expect(await readiness()).toBe(503)
    renameSync(join(folder, 'away'), join(folder, 'tokens'))
    await expect.poll(readiness).toBe(200)
    await gateway.close()
    await around.close()
    keys = await openGatewayKeys(sources)
  })

  test('do not try a PIN again that the token refused, which locks it after a few, until the gateway is started anew', async () => {
    const { default: { PKCS11: Module } } = await import('pkcs11js')
    const beside = new Module()
    beside.load(token.library)
    for (const slot of beside.C_GetSlotList(true)) beside.C_CloseAllSessions(slot)
    writeFileSync(token.pin, '0000\n')
    expect(() => keys.orders.sign(Buffer.from('a'))).toThrow('CKR_PIN_INCORRECT')
    writeFileSync(token.pin, `${PIN}\n`)
    expect(() => keys.orders.sign(Buffer.from('a'))).toThrow('CKR_PIN_INCORRECT')
    keys.close()
    keys = await openGatewayKeys(sources)
    expect(keys.orders.sign(Buffer.from('a'))).toHaveLength(64)
  })

  test('make the same secret each time, another for each use and by each key', () => {
    const secret = keys.orders.secret('one use')
    expect(secret).toHaveLength(32)
    expect(keys.orders.secret('one use')).toEqual(secret)
    expect(keys.orders.secret('another use')).not.toEqual(secret)
    expect(keys.checkpoints.secret('one use')).not.toEqual(secret)
  })

  test('P12: make the same secrets in every release, to the byte: handles and pseudonyms come of them', async () => {
    keys.close()
    keys = await openGatewayKeys({ ...sources, pseudonyms: { label: 'known', on: token } })
    expect(keys.pseudonyms.secret('one use').toString('hex')).toBe('207e2c9479c3f2a38081a1e4822f096eef8f1cf6aa77f778cbbaa13ddb6c3fd6')
  })

  test('stay what is read by when the keys in use have moved to files', async () => {
    const secret = keys.orders.secret('one use')
    keys.close()
    const inFile = (await makeSigningKey('orders')).privateKey as SigningJwk
    const moved = await openGatewayKeys({ orders: inFile, checkpoints: inFile, formerPseudonyms: [sources.orders] })
    expect(moved.formerPseudonyms.map((one) => one.secret('one use'))).toEqual([secret])
    moved.close()
    const alone = await openKey(sources.orders)
    expect(alone.secret('one use')).toEqual(secret)
    alone.close()
    keys = await openGatewayKeys(sources)
  })

  test.each([
    ['under a label that there is not', { label: 'none', on: token }, 'the token has not just one key `none`'],
    ['under a label that two keys bear', { label: 'twice', on: token }, 'the token has not just one key `twice`'],
    ['of another kind', { label: 'other-kind', on: token }, 'the key of the token is not an Ed25519 key'],
    ['on a token that there is not', { label: 'orders', on: { ...token, token: 'another' } }, 'the module has no token `another`'],
  ])('are not opened %s, and the module is left so that others can be', async (_what, orders, message) => {
    keys.close()
    await expect(openGatewayKeys({ orders, checkpoints: orders })).rejects.toThrow(message)
    keys = await openGatewayKeys(sources)
  })
})
