import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>
beforeAll(async () => {
  line = await aCommandLine()
  await line.gateway.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate } }')
})
afterAll(() => line.close())

describe('samsyn report', () => {
  test('writes the person\'s report as JSON, and on paper for the officer alone to read', async () => {
    const number = line.gateway.fileNumberOf('mira', 'dpo') ?? ''
    const { exitCode, out } = await line.samsyn('report', '--as', 'dpo', '--case', number, '--language', 'en')
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ language: 'en', recipients: [{ party: 'CMM', disclosures: [{ role: 'assessor' }] }] })
    const file = join(line.folder, 'rapport.pdf')
    await writeFile(file, 'one that everyone could read', { mode: 0o644 })
    expect(await line.samsyn('report', '--as', 'dpo', '--case', number, '--pdf', file)).toMatchObject({ exitCode: 0, out: `${file}\n` })
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('is refused to others, and wants one case', async () => {
    expect(await line.samsyn('report', '--as', 'sara', '--handle', line.gateway.handleOf('mira', 'sara'))).toMatchObject({ exitCode: 3 })
    expect(await line.samsyn('report', '--as', 'dpo')).toMatchObject({ exitCode: 2 })
  })
})

describe('samsyn reconcile', () => {
  test('says what was compared, whose log could not be read, and that nothing differs', async () => {
    const { exitCode, out } = await line.samsyn('reconcile', '--as', 'admin', '--hours', '1')
    expect(exitCode).toBe(0)
    expect(out).toContain('Sammenlignet: ingen\nLoggen kunne ikke læses: ')
    expect(out).toContain('0 forskelle')
    expect(await line.samsyn('reconcile', '--as', 'sara')).toMatchObject({ exitCode: 3 })
  })
})
