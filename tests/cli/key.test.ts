import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'
import { noteSignerOf } from '../../gateway/trail/note-signer.ts'
import { samsyn } from './a-command-line.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'samsyn-key-')) })
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const inFolder = (name: string): string => join(folder, name)

test('a key of a first start is its owner\'s alone, is never written over, and says by which its log is verified', async () => {
  const made = await samsyn('key', 'make', 'checkpoints', '--out', inFolder('checkpoints.json'), '--log', 'samsyn.dk/gateway-1')
  expect(made).toMatchObject({ exitCode: 0, error: '' })
  expect((await stat(inFolder('checkpoints.json'))).mode & 0o077).toBe(0)
  expect(await readFile(inFolder('checkpoints.json.public'), 'utf8')).not.toContain('"d"')
  expect(await samsyn('key', 'make', 'orders', '--out', inFolder('checkpoints.json'))).toMatchObject({ exitCode: 2 })
  await writeFile(inFolder('pseudonyms.json.public'), 'another\'s')
  expect(await samsyn('key', 'make', 'pseudonyms', '--out', inFolder('pseudonyms.json'))).toMatchObject({ exitCode: 2 })
  await expect(stat(inFolder('pseudonyms.json'))).rejects.toThrow('ENOENT')
  const { verifierKey } = noteSignerOf('samsyn.dk/gateway-1', keyFromJwk(JSON.parse(await readFile(inFolder('checkpoints.json'), 'utf8'))))
  expect(made.out).toContain(` ${verifierKey}\n`)

  expect(await samsyn('key', 'make', 'orders', '--out', inFolder('orders.json'))).toMatchObject({ exitCode: 0 })
  await writeFile(inFolder('agencies.json'), '{}')
  await writeFile(inFolder('witnesses.json'), JSON.stringify({ quorum: 1, witnesses: [{ url: 'https://vidne.example', key: 'k' }] }))
  const variables = {
    SAMSYN_REPLICA: 'gateway-1', SAMSYN_TRAIL_ORIGIN: 'samsyn.dk', DATABASE_URL: 'postgresql://127.0.0.1/samsyn',
    SAMSYN_ISSUERS: '[{"issuer":"https://login.example","parties":["CMM"]}]', SAMSYN_AGENCIES: inFolder('agencies.json'),
    SAMSYN_WITNESSES: inFolder('witnesses.json'), SAMSYN_ORDER_KEY: inFolder('orders.json'), SAMSYN_CHECKPOINT_KEY: inFolder('checkpoints.json'),
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(await samsyn('key', 'log')).toMatchObject({ exitCode: 0, out: expect.stringContaining(` ${verifierKey}\n`) })
})
