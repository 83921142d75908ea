import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { followersVariables, ownerVariables, told, variables } from '../../gateway/config-variables.ts'
import { ConfigInvalid, readConfig, readFollowersConfig, readOwnerConfig } from '../../gateway/config.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'

let folder: string
let environment: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-config-'))
  const kept = async (name: string, value: unknown): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(value), { mode: 0o600 })
    return join(folder, name)
  }
  environment = {
    SAMSYN_REPLICA: 'replica-1',
    DATABASE_URL: 'postgresql://127.0.0.1/samsyn',
    SAMSYN_ISSUERS: JSON.stringify([{ issuer: 'https://login.example', jwksUri: 'https://login.example/jwks', parties: ['CMM'] }]),
    SAMSYN_AGENCIES: await kept('agencies.json', {}),
    SAMSYN_ORDER_KEY: await kept('orders.json', (await makeSigningKey('orders')).privateKey),
    SAMSYN_CHECKPOINT_KEY: await kept('checkpoints.json', (await makeSigningKey('checkpoints')).privateKey),
    SAMSYN_WITNESSES: await kept('witnesses.json', { quorum: 1, witnesses: [{ url: 'https://vidne.example', key: 'k' }] }),
  }
})
afterAll(() => rm(folder, { recursive: true }))

const whyNot = (changed: Record<string, string | undefined>): string => {
  try {
    readConfig({ ...environment, ...changed })
    return 'it starts'
  } catch (error) {
    return error instanceof ConfigInvalid ? error.message : String(error)
  }
}

describe('a variable that cannot be used', () => {
  test.each<[string, string, () => unknown]>([
    ['DATABASE_URL', '`postgresql://<role>@<host>/<database>`', () => readOwnerConfig({})],
    ['SAMSYN_PSEUDONYM_KEY', 'a JWK file for its owner alone, or `pkcs11:<label>`', () => readFollowersConfig({ DATABASE_URL: environment['DATABASE_URL'] })],
    ['SAMSYN_REPLICA', 'up to 40 of `a-z`, `0-9`, `-`', () => readConfig({ ...environment, SAMSYN_REPLICA: undefined })],
    ['SAMSYN_REPLICA', 'up to 40 of `a-z`, `0-9`, `-`', () => readConfig({ ...environment, SAMSYN_REPLICA: 'Værket' })],
    ['SAMSYN_PORT', 'a port; 0 takes a free one', () => readConfig({ ...environment, SAMSYN_PORT: 'fire' })],
  ])('is named with what it must be: `%s`', (name, form, read) => {
    expect(read).toThrow(new ConfigInvalid(`✖ must be ${form}\n  → at ${name}`))
  })

  test('keeps what only it can say: of a file that cannot be read, of a part of its JSON', () => {
    expect(whyNot({ SAMSYN_AGENCIES: join(folder, 'nowhere.json') })).toBe('✖ must be a file that can be read\n  → at SAMSYN_AGENCIES')
    expect(whyNot({ SAMSYN_ISSUERS: '[{"issuer":"https://login.example"}]' })).toMatch(/→ at SAMSYN_ISSUERS\[0\]\.parties$/)
  })
})

describe('P8: witnesses', () => {
  test('in production the gateway does not start without them, and says what to set', () => {
    expect(whyNot({})).toBe('it starts')
    expect(whyNot({ SAMSYN_WITNESSES: undefined })).toMatch(/must name, outside the demonstration, .*"quorum":3.*\n.*SAMSYN_WITNESSES/)
    expect(whyNot({ SAMSYN_WITNESSES: undefined, SAMSYN_MODE: 'demonstration' })).toBe('it starts')
  })

  test('a quorum is of at least one, and of no more than there are', async () => {
    for (const quorum of [0, 2]) {
      const file = join(folder, `quorum-${quorum}.json`)
      await writeFile(file, JSON.stringify({ quorum, witnesses: [{ url: 'https://vidne.example', key: 'k' }] }))
      expect(whyNot({ SAMSYN_WITNESSES: file })).toMatch(/SAMSYN_WITNESSES/)
    }
  })

  test('nobody counts for two: neither a witness that is named twice, nor one key by two names', async () => {
    const file = join(folder, 'twice.json')
    const named = async (...keys: readonly string[]): Promise<string> => {
      await writeFile(file, JSON.stringify({ quorum: 2, witnesses: keys.map((key) => ({ url: 'https://vidne.example', key })) }))
      return whyNot({ SAMSYN_WITNESSES: file })
    }
    expect(await named('at+00000001+A+A', 'cmm+00000002+A+B')).toBe('it starts')
    expect(await named('at+00000001+A+A', 'at+00000002+A+B')).toMatch(/must name each witness once, with a key of its own/)
    expect(await named('at+00000001+A+A', 'cmm+00000002+A+A')).toMatch(/must name each witness once, with a key of its own/)
  })
})

describe('in production', () => {
  const kept = async (value: unknown): Promise<string> => {
    const file = join(folder, 'said.json')
    await writeFile(file, JSON.stringify(value), { mode: 0o600 })
    return file
  }

  test.each<[string, string]>([
    ['https://sager.example', 'it starts'],
    ['postgresql://samsyn@siri.example/sager?sslmode=verify-full', 'it starts'],
    ['http://sager.example', 'must be `https`'],
    ['http://127.0.0.1:4102', 'must be `https`'],
    ['sager.example', 'must be `https`'],
    ['postgresql://samsyn@siri.example/sager', 'must be `https`'],
    ['postgresql://samsyn@siri.example/sager?sslmode=disable', 'must be `https`'],
    ['postgresql://samsyn@siri.example/sager?sslmode=no-verify', 'must be `https`'],
    ['postgresql://samsyn@siri.example/sager?sslmode=verify-full&sslmode=disable', 'must be `https`'],
    ['postgresql://samsyn@siri.example/sager?sslmode=require&uselibpqcompat=true', 'must be `https`'],
  ])('an agency\'s facts go over a line that is encrypted to that agency alone: %s', async (url, says) => {
    const SAMSYN_AGENCIES = await kept({ SIRI: { url } })
    expect(whyNot({ SAMSYN_AGENCIES })).toContain(says)
    expect(whyNot({ SAMSYN_AGENCIES, SAMSYN_MODE: 'demonstration' })).toBe('it starts')
  })

  test.each<[string, string]>([
    ['postgresql://samsyn_gateway@db.example/samsyn?sslmode=verify-full', 'it starts'],
    ['postgresql://samsyn_gateway@db.example/samsyn?sslmode=verify-full&sslrootcert=/etc/samsyn/ca.crt', 'it starts'],
    ['postgresql://samsyn_gateway@localhost:5432/samsyn', 'it starts'],
    ['postgresql://samsyn_gateway@[::1]/samsyn', 'it starts'],
    ['postgresql://samsyn_gateway@%2Fvar%2Frun%2Fpostgresql/samsyn', 'it starts'],
    ['postgresql://samsyn_gateway@db.example/samsyn?host=/var/run/postgresql', 'it starts'],
    ['postgresql://samsyn_gateway@db.example/samsyn', 'sslmode=verify-full'],
    ['postgresql://samsyn_gateway@db.example/samsyn?sslmode=require', 'sslmode=verify-full'],
    ['postgresql://samsyn_gateway@db.example/samsyn?sslmode=verify-full&sslmode=disable', 'sslmode=verify-full'],
    ['postgresql://samsyn_gateway@127.0.0.1/samsyn?host=db.example', 'sslmode=verify-full'],
    ['postgresql:///samsyn', 'sslmode=verify-full'],
    ['https://db.example/samsyn', 'must be `postgresql`'],
  ])('every process speaks to a database of another machine by a line that is encrypted to it alone: %s', (DATABASE_URL, says) => {
    const { SAMSYN_ORDER_KEY: SAMSYN_PSEUDONYM_KEY } = environment
    const reads = [readConfig, readFollowersConfig, readOwnerConfig] as const
    for (const read of reads) {
      const start = (SAMSYN_MODE: string) => (): unknown => read({ ...environment, SAMSYN_PSEUDONYM_KEY, DATABASE_URL, SAMSYN_MODE })
      if (says === 'it starts') expect(start('production')).not.toThrow()
      else expect(start('production')).toThrow(says)
      expect(start('demonstration')).not.toThrow()
    }
  })

  test('agencies\' logs, witnesses, alarms for officers and what goes to a SIEM or a bucket go over https', async () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k' }
    const well = 'https://vagt.example'
    for (const [url, says] of [['https://siem.example', 'it starts'], ['http://siem.example', 'must be `https`']] as const) {
      expect(whyNot({ SAMSYN_AGENCIES: await kept({ CMM: { url: well, orderLog: { url, key } } }) })).toContain(says)
      const alarms = { officers: well, escalation: well, corrections: well }
      for (const way of Object.keys(alarms)) expect(whyNot({ SAMSYN_ALARMS: await kept({ CMM: { ...alarms, [way]: url } }) })).toContain(says)
      const { DATABASE_URL, SAMSYN_ORDER_KEY: SAMSYN_PSEUDONYM_KEY } = environment
      const bucket = { url, region: 'eu-north-1', accessKeyId: 'id', secretAccessKey: 'secret', retainDays: 365 }
      for (const outside of [{ siem: { url } }, { archive: { bucket } }, { siem: { url: well }, archive: { bucket } }]) {
        const SAMSYN_EXPORT = await kept(outside)
        const read = (): unknown => readFollowersConfig({ DATABASE_URL, SAMSYN_PSEUDONYM_KEY, SAMSYN_EXPORT })
        if (says === 'it starts') expect(read).not.toThrow()
        else expect(read).toThrow(says)
      }
      expect(whyNot({ SAMSYN_WITNESSES: await kept({ quorum: 1, witnesses: [{ url: well, key: 'one+00000000+AA' }, { url, key: 'two+00000000+BB' }] }) })).toContain(says)
    }
  })
})

describe('the console, in production,', () => {
  const consoleOf = async (login: object): Promise<string> => {
    const { privateKey } = await makeSigningKey('konsol')
    const file = join(folder, 'console.json')
    await writeFile(file, JSON.stringify({
      url: 'https://samsyn.example', key: 'A'.repeat(43),
      logins: [{ party: 'CMM', issuer: 'https://login.cmm.example', client: 'cmm-konsol', key: privateKey, ...login }],
    }), { mode: 0o600 })
    return file
  }

  test('logs people in by issuers over https, and by no key of the demonstration', async () => {
    const { privateKey } = await makeSigningKey('konsol')
    expect(whyNot({ SAMSYN_CONSOLE: await consoleOf({}) })).toBe('it starts')
    for (const [login, says] of [
      [{ issuer: 'http://login.cmm.example' }, 'its issuers must be `https`'], [{ issuer: 'http://127.0.0.1:4001' }, 'its issuers must be `https`'],
      [{ key: { ...privateKey, demonstration: true } }, 'must not be a key of the demonstration'],
    ] as const) {
      const SAMSYN_CONSOLE = await consoleOf(login)
      expect(whyNot({ SAMSYN_CONSOLE }), says).toMatch(new RegExp(`${says}.*\n.*SAMSYN_CONSOLE`))
      expect(whyNot({ SAMSYN_CONSOLE, SAMSYN_MODE: 'demonstration' })).toBe('it starts')
    }
  })
})

describe('retention', () => {
  test('is that of the policies, where nothing else is set, each law by itself', () => {
    expect(readConfig(environment).retention).toEqual({ GDPR: 'P5Y', LAW_ENFORCEMENT: 'P10Y' })
    expect(readConfig({ ...environment, SAMSYN_RETENTION: '{"GDPR":"P3Y6M"}' }).retention).toEqual({ GDPR: 'P3Y6M', LAW_ENFORCEMENT: 'P10Y' })
  })

  test.each(['{"GDPR":"P5M"}', '{"GDPR":"5 år"}', '{"LAW_ENFORCEMENT":"PT1H"}', '{"OTHER":"P5Y"}', 'P5Y'])('is not %s', (text) => {
    expect(whyNot({ SAMSYN_RETENTION: text })).toMatch(/SAMSYN_RETENTION/)
  })
})

describe('former pseudonym keys', () => {
  test('are as many as are named, each of a file for its owner alone', () => {
    const { SAMSYN_ORDER_KEY: one, SAMSYN_CHECKPOINT_KEY: other } = environment
    expect(readConfig(environment).formerPseudonymKeys).toEqual([])
    const read = readConfig({ ...environment, SAMSYN_FORMER_PSEUDONYM_KEYS: `${one}, ${other}` }).formerPseudonymKeys
    expect(read?.map((key) => 'kid' in key && key.kid)).toEqual(['orders', 'checkpoints'])
    expect(whyNot({ SAMSYN_FORMER_PSEUDONYM_KEYS: `${one},/none` })).toMatch(/SAMSYN_FORMER_PSEUDONYM_KEYS/)
  })
})

describe('what each variable is', () => {
  test('is said of every one, by each process that reads it, and of no two the same', () => {
    for (const { shape } of [variables, followersVariables, ownerVariables]) {
      const texts = Object.values<z.ZodType>(shape).map((variable) => told.get(variable)?.does)
      expect(texts).not.toContain(undefined)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })
})
