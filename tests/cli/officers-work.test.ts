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

describe('samsyn patterns and breach', () => {
  test('Work a queue of unusual look-ups, each with its rule and evidence, four eyes on a breach, and the 72-hour clock of GDPR 33 once one is suspected.', async () => {
    for (const letter of 'ABCDEF')
      await line.gateway.as('sara').for('ASSISTANCE').run(`{ case(id: "${letter.repeat(21)}A") { police { hearingDate } } }`)
    const found = await eventually(async () => {
      const { out } = await line.samsyn('patterns', 'list', '--as', 'dpo', '--state', 'OPEN', '--json')
      const [finding] = JSON.parse(out).data.findings.findings
      expect(finding.evidence).toHaveLength(6)
      return finding
    })
    expect(await line.samsyn('patterns', 'list', '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringContaining(found.pattern.because.da) })
    const suspected = Date.now()
    expect(await line.samsyn('breach', 'suspect', found.id, '--as', 'dpo')).toMatchObject(DONE)
    const { out } = await line.samsyn('patterns', 'list', '--as', 'dpo', '--json')
    const due = Date.parse(JSON.parse(out).data.findings.findings[0].breach.due)
    expect(Math.round((due - suspected) / 3_600_000)).toBe(72)
    expect(await line.samsyn('patterns', 'list', '--as', 'dpo', '--first', '0')).toMatchObject({ exitCode: 2 })
    expect((await line.samsyn('patterns', 'list', '--as', 'dpo', '--first', '1')).out).toMatch(/Frist \d\d\.\d\d\.\d{4} kl\. /)
    expect(await line.samsyn('breach', 'confirm', found.id, '--as', 'dpo')).toMatchObject({ exitCode: 3, error: expect.stringContaining('ACT_OWN') })
    expect(await line.gateway.as('second-cmm-dpo').for('OVERSIGHT').change('decideBreach(id: $id, confirmed: true) { acts { act } }', { id: found.id }, ', $id: ID!'))
      .toMatchObject({ decideBreach: { acts: [{ act: 'suspectBreach' }, { act: 'confirmBreach' }] } })
  })
})

describe('samsyn sample', () => {
  test('Draw a reproducible sample that nobody could foresee (the seed is committed to the trail before drawing; look-ups that rules explain are left out first), send requests for explanation, record outcomes, print the statistics.', async () => {
    await line.gateway.as('jens').for('IDENTIFICATION').case('mira', '{ cmm { assessmentDecision } }')
    const nonce = join(line.folder, 'nonce')
    const commit = ['sample', 'commit', '--as', 'dpo', '--from', new Date(Date.now() - 3_600_000).toISOString(), '--nonce', nonce]
    await eventually(async () => expect((await line.samsyn('log', 'list', '--as', 'dpo')).out).toContain('nec-20417'))
    const until = new Date().toISOString()
    expect(await line.samsyn(...commit, '--until', until, '--stratum', 'NEC=5')).toMatchObject({ exitCode: 2 })
    const committed = await line.samsyn(...commit, '--until', until, '--stratum', 'NEC/IDENTIFICATION/*=5', '*/*/*=2')
    expect(committed).toMatchObject({ ...DONE, out: expect.stringContaining('uden det kan stikprøven ikke udtrækkes') })
    expect(await readFile(nonce, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    const [id = ''] = /sample:\S+/.exec(committed.out) ?? []
    expect(await line.samsyn('sample', 'list', '--as', 'dpo')).toMatchObject({ ...DONE, out: expect.stringMatching(new RegExp(`^${id}$[^]*Udtrukket den +ikke udtrukket`, 'm')) })
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
    const { out: json } = await line.samsyn('sample', 'show', id, '--as', 'dpo', '--json')
    const [{ statistics: { population, explainedByRules, drawn: taken, notDrawn } }] = JSON.parse(json).data.samples.samples
    const left = explainedByRules.reduce((sum: number, { disclosures }: { disclosures: number }) => sum + disclosures, 0)
    expect(population).toBe(left + taken + notDrawn)
    const acts = (await line.gateway.checkTrail()).flat().flatMap((entry) => entry.kind === 'oversight' ? entry.act : [])
    expect(acts.indexOf('commitSample')).toBeLessThan(acts.indexOf('drawSample'))
  })
})

describe('samsyn breach', () => {
  test('does what each of its commands says, and shows where the breach stands and until when the authority is to be told', async () => {
    for (const reason of ['en første fare for livet', 'en anden fare for livet', 'en tredje fare for livet'])
      await line.gateway.as('karen').for('VITAL_INTERESTS', reason).case('mira', '{ cmm { riskLevel } }')
    const [told, rejected, confirmed] = await eventually(async () => {
      const { out } = await line.samsyn('break-glass', 'list', '--as', 'dpo', '--state', 'OPEN', '--json')
      const ids: string[] = JSON.parse(out).data.breakGlassReviews.reviews.map(({ id }: { id: string }) => id)
      expect(ids).toHaveLength(3)
      return ids
    })
    const becomes = async (command: string, id: string | undefined, state: string): Promise<void> =>
      expect(await line.samsyn('breach', command, id ?? '', '--as', 'dpo')).toMatchObject(
        { ...DONE, out: expect.stringMatching(new RegExp(`Brud +${state} · Frist \\d\\d\\.\\d\\d\\.\\d{4} kl\\. `)) })
    for (const id of [rejected, confirmed])
      expect(await line.gateway.as('second-cmm-dpo').for('OVERSIGHT').change('suspectBreach(id: $id) { breach { state } }', { id }, ', $id: ID!'))
        .toEqual({ suspectBreach: { breach: { state: 'SUSPECTED' } } })
    await becomes('suspect', told, 'Mistanke')
    await becomes('notified', told, 'Anmeldt')
    await becomes('reject', rejected, 'Afvist')
    await becomes('confirm', confirmed, 'Bekræftet')
    await becomes('not-notifiable', confirmed, 'Ikke anmeldelsespligtigt')
  })
})
