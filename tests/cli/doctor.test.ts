import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GATEWAY_SETTINGS } from '../../gateway/demo/data-folder.ts'
import { samsyn } from './a-command-line.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'samsyn-doctor-')) })
afterAll(() => rm(folder, { recursive: true }))

const doctor = (...args: readonly string[]) => samsyn('doctor', '--data', folder, ...args)

describe('`samsyn doctor` says why it cannot look, in the language that it is asked for', () => {
  test('where there is no demonstration', async () => {
    expect(await doctor()).toMatchObject({ exitCode: 2, out: '', error: expect.stringMatching(/^der er ingen demonstration i `.*`--environment`\n$/) })
    expect(await doctor('--language', 'en')).toMatchObject({ exitCode: 2, out: '', error: expect.stringMatching(/^there is no demonstration in `.*`--environment`\n$/) })
  })

  test('where its settings cannot be used', async () => {
    await writeFile(join(folder, GATEWAY_SETTINGS), JSON.stringify({ SAMSYN_PORT: 'seven' }))
    expect(await doctor()).toMatchObject({ exitCode: 1, out: '', error: expect.stringMatching(/^gatewayens indstillinger kan ikke bruges:\n[^]*SAMSYN_PORT/) })
    expect(await doctor('--language', 'en')).toMatchObject({ exitCode: 1, out: '', error: expect.stringMatching(/^the gateway's settings cannot be used:\n[^]*SAMSYN_PORT/) })
  })
})
