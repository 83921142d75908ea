import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>

beforeAll(async () => {
  line = await aCommandLine()
})
afterAll(() => line.close())

const DONE = { exitCode: 0, error: '' }

describe('samsyn corrections', () => {
  test('notes a correction, shows the recipient what it is told, takes its confirmation, and shows the officer who confirmed', async () => {
    await line.gateway.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
    const report = ['corrections', 'report', '--as', 'sara', '--purpose', 'ASSISTANCE', '--case', line.gateway.fileNumberOf('mira', 'sara') ?? '']
    expect(await line.samsyn(...report, '--facts', 'CMM.needs.language')).toMatchObject({ ...DONE, out: expect.stringContaining('Rettelsen er noteret') })
    const told = ['corrections', 'list', '--notices', '--as', 'shelter', '--purpose', 'ASSISTANCE']
    const id = await eventually(async () => {
      const { out } = await line.samsyn(...told, '--json')
      const [notice] = JSON.parse(out).data.correctionNotices.notices
      expect(notice).toBeDefined()
      return notice.id
    }, 300)
    expect(await line.samsyn(...told)).toMatchObject({ ...DONE, out: expect.stringMatching(/Fra +CMM\n +Oplysninger +Behov · Sprog · rettet .*\n +Status +ikke bekræftet, frist \d\d\./) })
    expect(await line.samsyn('corrections', 'list', '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringMatching(/NGO-REDEN +ikke bekræftet/) })
    const confirm = ['corrections', 'confirm', id, '--as', 'shelter', '--purpose', 'ASSISTANCE']
    expect(await line.samsyn(...confirm)).toMatchObject({ ...DONE, out: expect.stringContaining('Bekræftet') })
    expect(await line.samsyn(...confirm)).toMatchObject({ exitCode: 4 })
    expect(await line.samsyn('corrections', 'list', '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringContaining('Ingen rettelser.') })
    expect(await line.samsyn('corrections', 'list', '--as', 'dpo', '--state', 'CONFIRMED')).toMatchObject({ ...DONE, out: expect.stringMatching(/NGO-REDEN +bekræftet \d\d\./) })
  })

  test('is refused to who holds no such facts, and is of no use without a fact', async () => {
    const report = ['corrections', 'report', '--purpose', 'ASSISTANCE', '--case', line.gateway.fileNumberOf('mira', 'kommune') ?? '']
    expect(await line.samsyn(...report, '--as', 'kommune', '--facts', 'CMM.needs.language')).toMatchObject({ exitCode: 3, error: expect.stringContaining('FORBIDDEN') })
    expect(await line.samsyn(...report, '--as', 'kommune')).toMatchObject({ exitCode: 2 })
    expect(await line.samsyn('corrections', 'list', '--as', 'sara')).toMatchObject({ exitCode: 3 })
  })
})
