import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import type { Config } from '../../gateway/config.ts'
import { writeConnection } from '../../gateway/demo/connection.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { samsyn } from '../cli/a-command-line.ts'
import { aDatabase } from '../database.ts'

let around: Surroundings
let gateway: Gateway
let folder: string

beforeAll(async () => {
  around = await surroundings(await aDatabase(), { demonstration: true })
  gateway = await startGateway(around.config('replica-1'))
  folder = await mkdtemp(join(tmpdir(), 'samsyn-keys-'))
  await writeConnection(folder, {
    gateway: gateway.url, issuer: around.issuer.trusted.issuer, audience: AUDIENCE, keys: around.issuer.keys, stories: {},
  })
})

afterAll(async () => {
  await gateway.close()
  await around.close()
  await rm(folder, { recursive: true })
})

const run = (...args: readonly string[]) => samsyn(...args, '--data', folder)

const KEYS = { orders: 'orderKey', checkpoints: 'checkpointKey' } as const

const starts = async (replica: string, use: keyof typeof KEYS, key: unknown): Promise<string> => {
  try {
    const former = around.config(replica)
    const started = await startGateway({ ...former, pseudonymKey: former.orderKey, [KEYS[use]]: key as Config['orderKey'] })
    await started.close()
    return 'it starts'
  } catch (error) {
    return (error as Error).message
  }
}

test.each(['orders', 'checkpoints'] as const)('a new key for %s signs nothing before a second person has approved it for that; the old one signs on until then', async (use) => {
  const file = join(folder, `${use}.json`)
  const proposed = await run('key', 'rotate', use, '--out', file, '--as', 'admin', '--reason', 'årligt skift')
  expect({ exitCode: proposed.exitCode, error: proposed.error }).toEqual({ exitCode: 0, error: '' })
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await readFile(`${file}.public`, 'utf8')).not.toContain('"d"')
  const again = await run('key', 'rotate', use, '--out', file, '--as', 'admin')
  expect(again).toMatchObject({ exitCode: 2, error: expect.stringContaining('er der allerede') })

  const id = /agency approve ([0-9a-f-]{36})/.exec(proposed.out)?.[1] ?? ''
  expect((await run('agency', 'approve', id, '--as', 'dpo', '--reason', 'set og efterprøvet')).exitCode).toBe(0)
  const key: unknown = JSON.parse(await readFile(file, 'utf8'))
  const { privateKey: another } = await makeSigningKey('put-in-its-place')
  const config = around.config('replica-1')
  const ofTheOther = config[use === 'orders' ? 'checkpointKey' : 'orderKey']
  for (const unapproved of [another, ofTheOther])
    expect(await starts(`${use}-2`, use, unapproved)).toMatch(new RegExp(`^the key that signs ${use} is not approved: .*Tilslutning`))
  expect(await starts(`${use}-2`, use, key)).toBe('it starts')
  expect(await starts(`${use}-3`, use, config[KEYS[use]])).toBe('it starts')
})

test('a key of the gateway is not an officer\'s to propose for it, nor an administrator\'s of an agency: none is left behind', async () => {
  for (const persona of ['dpo', 'bo']) {
    const { exitCode } = await run('key', 'rotate', 'checkpoints', '--out', join(folder, persona), '--as', persona)
    expect(exitCode).toBe(3)
  }
  expect((await readdir(folder)).filter((name) => /^(dpo|bo)/.test(name))).toEqual([])
})
