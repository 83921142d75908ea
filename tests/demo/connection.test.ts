import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConnection, writeConnection } from '../../gateway/demo/connection.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'samsyn-')) })
afterEach(() => rm(folder, { recursive: true }))

test('the command line finds the demonstration that was started, and nobody else can read its keys', async () => {
  const { privateKey } = await makeSigningKey('cmm-sagssystem')
  const connection = {
    gateway: 'http://127.0.0.1:4000', issuer: 'http://127.0.0.1:4001', audience: 'urn:samsyn:gateway',
    keys: { 'cmm-sagssystem': privateKey }, stories: { mira: { CMM: 'CMM-2026-0042' } },
  }
  await writeConnection(folder, connection)
  expect(await readConnection(folder)).toEqual(connection)
  expect((await stat(join(folder, 'demo.json'))).mode & 0o077).toBe(0)
})

test('without one, it says how to start it', async () => {
  await expect(readConnection(folder)).rejects.toMatchObject({
    name: 'DemonstrationNotFound', message: `there is no demonstration in \`${folder}\`: start one with \`npm start\``,
  })
})
