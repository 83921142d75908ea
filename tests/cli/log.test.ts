import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDaysWork } from '../oversight/an-officer.ts'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>

beforeAll(async () => {
  line = await aCommandLine()
  await aDaysWork(line.gateway)
})

afterAll(() => line.close())

const log = (...args: readonly string[]) => line.samsyn('log', ...args, '--as', 'dpo')

describe('samsyn log', () => {
  test('list shows who looked, for what, and what came of it, and by --json the answer as it came', async () => {
    const { exitCode, out } = await log('list', '--recipients', 'NEC', '--break-glass')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/\d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d {2}NEC nec-20993 \(investigator\) · .* · NØDADGANG\n {2}.* givet · CMM · replica-1 \d+/)
    expect((await log('list', '--text', 'hvalfisk')).out).toContain('Intet opslag passer til filtrene.')
    const { out: json } = await log('list', '--first', '2', '--case', line.gateway.fileNumberOf('joy', 'dpo') ?? '', '--json')
    expect(JSON.parse(json).data.overseenEntries).toMatchObject({ edges: [expect.anything(), expect.anything()], pageInfo: { hasNextPage: true } })
  })

  test('show says which rules decided, in words, and where the proof is', async () => {
    const { out } = await log('list', '--exchanges', 'X09', '--json')
    const [{ node }] = JSON.parse(out).data.overseenEntries.edges
    const { out: shown } = await log('show', node.log, node.leaf)
    expect(shown).toMatch(/givet\n {2}.*\(X09\)/)
    expect(shown).toMatch(/X09: Bistand og støtte/)
    expect(shown).toContain(`Bevis  /trail/${node.log}/proof/${node.leaf}`)
    expect(await log('show', node.log, '99999')).toMatchObject({ exitCode: 4 })
  })

  test('counts adds up, and nobody but an officer is told', async () => {
    expect((await log('counts', '--days', '1')).out).toMatch(/^\d+ opslag\n\nUdfald\n {2}\d+ {2}/m)
    expect(await line.samsyn('log', 'counts', '--as', 'karen')).toMatchObject({ exitCode: 3 })
    expect(await log('counts', '--days', '0')).toMatchObject({ exitCode: 2 })
  })

  test('list takes an instant by its zone alone: a day or a time without one would be of wherever the command runs', async () => {
    for (const said of ['2026-11-01', '2026-11-01T00:00', '2026-11-01 00:00', '11/01/2026', '2026-02-30T00:00:00Z'])
      expect([said, await log('list', '--from', said)]).toMatchObject([said, { exitCode: 2, error: expect.stringContaining('2026-11-22T14:00:00+01:00') }])
    for (const said of ['2026-11-01T00:00:00+01:00', '2026-10-31T23:00:00.000Z']) expect(await log('list', '--from', said)).toMatchObject({ exitCode: 0 })
  })

  test('export writes a file for Danish Excel, JSON Lines, or a signed bundle, and says how many and where that is recorded', async () => {
    const file = join(line.folder, 'opslag.csv')
    await writeFile(file, 'one that everyone could read', { mode: 0o644 })
    const { exitCode, out } = await log('export', '--out', file, '--outcomes', 'DISCLOSED', 'PARTIAL')
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^Eksporteret {2}.*opslag\.csv · \d+ opslag\nKvittering {2}log replica-1 · blad \d+\n$/) })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const text = await readFile(file, 'utf8')
    const [header, ...rows] = text.trimEnd().split('\r\n')
    expect(header).toMatch(/^\uFEFFTidspunkt.*;Data$/)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/;SYNTETISKE DATA$/)
    const { out: json } = await log('export', '--out', join(line.folder, 'opslag.jsonl'), '--format', 'jsonl', '--json')
    const lines = (await readFile(join(line.folder, 'opslag.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(JSON.parse(json).entries)
    await log('export', '--out', join(line.folder, 'opslag.bundle.jsonl'), '--format', 'bundle')
    expect((await readFile(join(line.folder, 'opslag.bundle.jsonl'), 'utf8')).trimEnd().split('\n').at(-1)).toMatch(/^\{"signature":"[\w.-]+"\}$/)
    expect(await log('export', '--out', join(line.folder, 'no', 'folder.csv'))).toMatchObject({ exitCode: 1 })
    expect(await line.samsyn('log', 'export', '--as', 'sara', '--out', file)).toMatchObject({ exitCode: 3 })
  })
})
