import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>

beforeAll(async () => {
  line = await aCommandLine()
})
afterAll(() => line.close())

const DONE = { exitCode: 0, error: '' }

describe('samsyn break-glass', () => {
  test('lists what was broken with its deadline, and takes a verdict from another officer\'s reason', async () => {
    await line.gateway.as('karen').for('VITAL_INTERESTS', 'hun er truet på livet i aften').case('mira', '{ cmm { riskLevel } }')
    const { id } = await eventually(async () => {
      const { out } = await line.samsyn('break-glass', 'list', '--as', 'dpo', '--state', 'OPEN', '--json')
      const [review] = JSON.parse(out).data.breakGlassReviews.reviews
      expect(review).toBeDefined()
      return review
    })
    const listed = await line.samsyn('break-glass', 'list', '--as', 'dpo')
    expect(listed).toMatchObject({ ...DONE, out: expect.stringMatching(/Status +Ikke gennemgået\n +Frist +\d\d\.\d\d\.\d{4} kl\. /) })
    const review = ['break-glass', 'review', id, '--verdict', 'JUSTIFIED', '--reason', 'godtgjort i politiets rapport']
    expect(await line.samsyn(...review, '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringMatching(/gennemgået +Berettiget · .* · CMM:cmm-1002 · godtgjort/) })
    expect(await line.samsyn(...review, '--as', 'dpo')).toMatchObject({ exitCode: 3, error: expect.stringContaining('ACT_OUT_OF_ORDER') })
    expect(await line.samsyn(...review, '--as', 'dagny')).toMatchObject({ exitCode: 4 })
    expect(await line.samsyn('breach', 'suspect', id, '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringContaining('mistanke noteret') })
    expect(await line.samsyn('breach', 'confirm', id, '--as', 'dpo')).toMatchObject({ exitCode: 3, error: expect.stringContaining('ACT_OWN') })
  })
})

describe('samsyn patterns', () => {
  test('says in Danish that nothing is unusual, and that nothing has an unknown id', async () => {
    expect(await line.samsyn('patterns', 'list', '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringContaining('Ingen usædvanlige mønstre.') })
    expect(await line.samsyn('patterns', 'dismiss', 'finding:none', '--as', 'dpo')).toMatchObject({ exitCode: 4 })
  })
})

describe('samsyn sample', () => {
  test('commits with a nonce kept in a file, draws, and prints the statistics; the employee explains', async () => {
    await line.gateway.as('jens').for('IDENTIFICATION').case('mira', '{ cmm { assessmentDecision } }')
    const nonce = join(line.folder, 'nonce')
    const commit = ['sample', 'commit', '--as', 'dpo', '--from', new Date(Date.now() - 3_600_000).toISOString(), '--nonce', nonce]
    await eventually(async () => expect((await line.samsyn('log', 'list', '--as', 'dpo')).out).toContain('nec-20417'))
    const until = new Date().toISOString()
    expect(await line.samsyn(...commit, '--until', until, '--stratum', 'NEC=5')).toMatchObject({ exitCode: 2 })
    const committed = await line.samsyn(...commit, '--until', until, '--stratum', 'NEC/IDENTIFICATION/*=5', '*/*/*=2')
    expect(committed).toMatchObject({ ...DONE, out: expect.stringContaining('uden det kan stikprøven ikke trækkes') })
    expect(await readFile(nonce, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    const [id = ''] = /sample:\S+/.exec(committed.out) ?? []
    await eventually(async () => expect(await line.samsyn('sample', 'draw', id, '--nonce', nonce, '--as', 'dpo')).toMatchObject(DONE), 1_000)
    const drawn = await eventually(async () => {
      const { out } = await line.samsyn('sample', 'requests', '--as', 'jens', '--json')
      const [request] = JSON.parse(out).data.explanationRequests.requests
      expect(request).toBeDefined()
      return request.id
    })
    expect(await line.samsyn('sample', 'explain', drawn, '--as', 'jens', '--reason', 'afhøring samme dag')).toMatchObject({ ...DONE, out: expect.stringContaining('forklaret') })
    expect(await line.samsyn('sample', 'justify', drawn, '--as', 'dpo')).toMatchObject(DONE)
    const { out } = await line.samsyn('sample', 'show', id, '--as', 'dpo')
    expect(out).toMatch(/Opslag i perioden +\d[^]*Udtrukket +1[^]*Berettiget +1[^]*drawn:/)
  })
})
