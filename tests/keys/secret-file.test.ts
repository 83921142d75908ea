import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../gateway/config.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { readSecretFile } from '../../gateway/keys/secret-file.ts'

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samsyn-secrets-'))
  mkdirSync(at('mounted'))
  mkdirSync(at('mounted/..2026'))
  const key = (await makeSigningKey('orders')).privateKey
  writeFileSync(at('key.json'), JSON.stringify(key), { mode: 0o600 })
  writeFileSync(at('demonstration.json'), JSON.stringify({ ...key, demonstration: true }), { mode: 0o600 })
  writeFileSync(at('shown.json'), JSON.stringify(key))
  writeFileSync(at('agencies.json'), '{}')
  writeFileSync(at('witnesses.json'), JSON.stringify({ quorum: 1, witnesses: [{ url: 'https://cmm.example/witness', key: 'k' }] }))
  writeFileSync(at('mounted/..2026/key.json'), JSON.stringify(key), { mode: 0o400 })
  symlinkSync('..2026', at('mounted/..data'))
  symlinkSync('..data/key.json', at('mounted/key.json'))
  symlinkSync(at('key.json'), at('mounted/out.json'))
  mkdirSync(at('mounted-beside'))
  writeFileSync(at('mounted-beside/key.json'), JSON.stringify(key), { mode: 0o600 })
  symlinkSync('../mounted-beside/key.json', at('mounted/beside.json'))
  execFileSync('mkfifo', [at('pipe')])
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('a file that holds a secret', () => {
  test('is read when it is its owner\'s alone, also as secrets are mounted', () => {
    expect(JSON.parse(readSecretFile(at('key.json')))).toMatchObject({ kid: 'orders' })
    expect(JSON.parse(readSecretFile(at('mounted/key.json')))).toMatchObject({ kid: 'orders' })
  })

  test.each([0o640, 0o604, 0o620, 0o601, 0o666])('is not read with mode %i: others could', (mode) => {
    chmodSync(at('shown.json'), mode)
    expect(() => readSecretFile(at('shown.json'))).toThrow('must be for its owner alone: `chmod 600`')
  })

  test.each([
    ['a link out of its folder', 'mounted/out.json', 'must not be a link out of its folder'],
    ['a link into a folder whose name begins as its own', 'mounted/beside.json', 'must not be a link out of its folder'],
    ['a folder', 'mounted', 'must be a regular file'],
    ['a device', '/dev/null', 'must be a regular file'],
    ['a pipe that nobody writes to', 'pipe', 'must be a regular file'],
    ['a folder of the root', '/etc', 'must be a regular file'],
  ])('is not %s', (_what, name, message) => {
    expect(() => readSecretFile(resolve(folder, name))).toThrow(message)
  })

  test('is not another user\'s, who could put something else into it: root gives one away, anyone else is taken for another', () => {
    writeFileSync(at('of-another.json'), '{}', { mode: 0o600 })
    if (process.getuid?.() === 0) chownSync(at('of-another.json'), 1, 1)
    else vi.spyOn(process, 'getuid').mockReturnValueOnce(1)
    expect(() => readSecretFile(at('of-another.json'))).toThrow('must be its reader\'s own')
  })
})

describe('the configuration', () => {
  const environment = (said: Record<string, string> = {}) => ({
    SAMSYN_REPLICA: 'one', DATABASE_URL: 'postgresql://samsyn_gateway@127.0.0.1/samsyn', SAMSYN_AGENCIES: at('agencies.json'),
    SAMSYN_WITNESSES: at('witnesses.json'),
    SAMSYN_ISSUERS: JSON.stringify([{ issuer: 'https://login.cmm.example', parties: ['CMM'] }]),
    SAMSYN_ORDER_KEY: at('key.json'), SAMSYN_CHECKPOINT_KEY: at('mounted/key.json'), ...said,
  })

  test('of production is accepted when nothing below is said', () => {
    expect(readConfig(environment())).toMatchObject({ demonstration: false, bearer: false, orderKey: { kid: 'orders' } })
  })

  test.each([
    ['a key that others can read', { SAMSYN_ORDER_KEY: 'shown.json' }, 'SAMSYN_ORDER_KEY'],
    ['a key of the demonstration', { SAMSYN_CHECKPOINT_KEY: 'demonstration.json' }, 'must not be a key of the demonstration'],
    ['bearer tokens', { SAMSYN_BEARER: 'allowed' }, 'only in demonstration mode, on this machine alone'],
    ['an issuer over plain HTTP', {
      SAMSYN_ISSUERS: JSON.stringify([{ issuer: 'http://127.0.0.1:4001', parties: ['CMM'] }]),
    }, 'must be `https` outside the demonstration'],
    ['a password in the environment', { DATABASE_URL: 'postgresql://samsyn_gateway:hemmelig@127.0.0.1/samsyn' }, 'use `PGPASSFILE`'],
    ['a certificate without its key', { SAMSYN_TLS_CERTIFICATE: 'server.crt' }, 'comes together with'],
    ['a proxy that is no address', { SAMSYN_PROXIES: 'proxy.example' }, 'SAMSYN_PROXIES'],
    ['a key on a token that is not named', { SAMSYN_ORDER_KEY: 'pkcs11:orders' }, 'SAMSYN_PKCS11'],
  ])('refuses to start with %s, and says no value', (_what, said, message) => {
    const paths = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value.endsWith('.json') ? at(value) : value]))
    const refused = (() => {
      try {
        readConfig(environment(paths as Record<string, string>))
        return ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    })()
    expect(refused).toContain(message)
    expect(refused).not.toContain('hemmelig')
  })

  test('takes no bearer token in the demonstration either when others than this machine can reach it', () => {
    const said = { SAMSYN_MODE: 'demonstration', SAMSYN_BEARER: 'allowed', SAMSYN_ORDER_KEY: at('demonstration.json') }
    expect(readConfig(environment(said))).toMatchObject({ bearer: true })
    expect(() => readConfig(environment({ ...said, SAMSYN_HOST: '0.0.0.0' }))).toThrow('on this machine alone')
  })
})
