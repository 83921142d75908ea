import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { followersVariables, ownerVariables, told, variables } from '../../gateway/config-variables.ts'
import { ConfigInvalid, readConfig } from '../../gateway/config.ts'
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
