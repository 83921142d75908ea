import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Entry } from '../../gateway/trail/entry.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { eventually } from '../eventually.ts'
import { disclosureTo, leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { readPdf } from './a-pdf.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway({ demonstration: true })
  await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate indicators } }')
  await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
})
afterAll(() => samsyn.close())

const REPORT = `{ personReport(case: $case) {
  language synthetic case ofAll completeness recipients { party name disclosures { at role employee purpose facts { controller names } legalBases onConsent } } } }`

const reportBy = async (persona: string, story = 'mira', operation = REPORT) => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run(operation, { case: samsyn.handleOf(story, persona) }, 'query', ', $case: ID!')
  return body.errors ? { refused: body.errors[0]?.extensions.code } : body.data?.['personReport']
}

const paperBy = async (persona: string, body: object) => fetch(`${samsyn.url}/report`, {
  method: 'POST', headers: await samsyn.headersOf(persona, 'OVERSIGHT'), body: JSON.stringify({ reason: 'anmodning om indsigt', ...body }),
})

const paperText = async (persona: string, story: string): Promise<string> => {
  const reply = await paperBy(persona, { case: samsyn.handleOf(story, persona) })
  const { pages } = await readPdf(new Uint8Array(await reply.arrayBuffer()))
  return pages.join(' ').replace(/\s+/g, ' ').replace(/Lavet .*? kl\. \d\d\.\d\d/, '')
}

/** Ends the part of CMM in Mira's case, or lets it go on. */
const linked = (endedAt: Date | null): Promise<unknown> => samsyn.database.adminPool.query(
  'update link set ended_at = $2 where handle = $1', [samsyn.handleOf('mira', 'dpo'), endedAt])

describe('the person\'s report of Mira\'s case', () => {
  test('tells CMM\'s officer who had what for what, in words, and a leaf stands before it does', async () => {
    const from = await leavesOf(samsyn)
    const { recipients, ...frame } = await reportBy('dpo')
    expect(frame).toEqual({ language: 'da', synthetic: true, case: samsyn.handleOf('mira', 'dpo'), ofAll: true, completeness: 'UNSAID' })
    expect(recipients).toEqual([
      {
        party: 'CMM', name: 'Center mod Menneskehandel', disclosures: [{
          at: expect.any(String), role: 'vurderingsansvarlig', employee: null,
          purpose: 'Vurdering af, om personen er offer for menneskehandel',
          facts: [{
            controller: 'Politiet (Nationalt Efterforskningscenter)',
            names: ['Dagen, hvor politiet mødte personen', 'Tegn på menneskehandel, som politiet har noteret'],
          }],
          legalBases: expect.arrayContaining(['Offentlig myndighedsudøvelse (GDPR art. 6, stk. 1, litra e)']), onConsent: false,
        }],
      },
      {
        party: 'NGO-REDEN', name: 'Organisation med kontrakt med CMM (NGO-REDEN)',
        disclosures: [expect.objectContaining({ facts: [{ controller: 'Center mod Menneskehandel', names: ['Behov · Sprog'] }], onConsent: true })],
      },
    ])
    const leaves: Entry[] = await leavesFrom(samsyn, from)
    expect(leaves).toMatchObject([{
      kind: 'oversight', act: 'makeReport', actor: { party: 'CMM', employee: 'cmm-1002' },
      details: { handle: samsyn.handleOf('mira', 'dpo'), language: 'da', staff: false },
    }])
  })

  test('tells the police\'s officer of what the police gave and got, and not that a shelter helps her by her consent', async () => {
    const { recipients, ofAll } = await reportBy('poul')
    expect(ofAll).toBe(false)
    expect(recipients.map(({ party }: { party: string }) => party)).toEqual(['CMM'])
    expect(JSON.stringify(recipients)).not.toMatch(/NGO|Behov/)
    expect(await paperText('poul', 'mira')).not.toMatch(/NGO|REDEN|Behov/)
  })

  test('tells by CMM of what others gave each other too, and by another agency of its own part', async () => {
    await samsyn.as('karen').for('INVESTIGATION').case('andrei', '{ labourInspection { inspections { date } } }')
    const recipientsBy = async (officer: string): Promise<string[]> =>
      (await reportBy(officer, 'andrei')).recipients.map(({ party }: { party: string }) => party)
    expect([await recipientsBy('dpo'), await recipientsBy('asta'), await recipientsBy('sanne')]).toEqual([['NEC'], ['NEC'], []])
  })

  test('names employees by number only when that is asked for, which the leaf says', async () => {
    const from = await leavesOf(samsyn)
    const { recipients } = await reportBy('dpo', 'mira', '{ personReport(case: $case, staff: true, language: en) { recipients { name disclosures { employee } } } }')
    expect(recipients[1]).toEqual({ name: 'Organisation under contract with CMM (NGO-REDEN)', disclosures: [{ employee: 'reden-031' }] })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ details: { language: 'en', staff: true } }])
  })

  test('says word for word the same after disclosures of another case, as data and on paper', async () => {
    const [before, onPaper] = [await reportBy('dpo'), await paperText('dpo', 'mira')]
    await samsyn.as('ditte').for('IDENTIFICATION').case('joy', '{ police { encounterDate } }')
    await samsyn.as('sara').for('ASSISTANCE').case('joy', '{ immigration { assessmentDecision } }')
    expect(JSON.stringify(await reportBy('dpo'))).toBe(JSON.stringify(before))
    expect(await paperText('dpo', 'mira')).toBe(onPaper)
    expect(onPaper).toContain('Tegn på menneskehandel, som politiet har noteret')
  })

  test('says word for word what it would had the police not looked, while that is sealed, and tells of it when it is not', async () => {
    await samsyn.as('sara').for('ASSISTANCE').case('daria', '{ immigration { assessmentDecision } }')
    const [before, onPaper] = [await reportBy('dpo', 'daria'), await paperText('dpo', 'daria')]
    const { leaf } = await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', ['cmm.willingToTestify'])
    expect(leaf.given).toHaveLength(1)
    const index = String(await leavesOf(samsyn) - 1)
    expect(await reportBy('dpo', 'daria')).toMatchObject({
      completeness: 'COMPLETE_BUT_FOR_SEALED', recipients: [{ party: 'CMM' }, { party: 'NEC', disclosures: [{ role: 'efterforsker' }] }],
    })
    expect(await paperText('dpo', 'daria')).toContain('på nær det, som politi og anklagemyndighed efter loven kan holde tilbage')
    await samsyn.as('poul').for('OVERSIGHT').change('sealLeaves(input: $input) { log }', { input: {
      log: 'replica-1', leaves: [index], because: 'crimeInvestigation', authority: 'prosecution',
      reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    } }, ', $input: SealLeavesInput!')
    expect(JSON.stringify(await reportBy('dpo', 'daria'))).toBe(JSON.stringify(before))
    expect(await paperText('dpo', 'daria')).toBe(onPaper)
    expect(before).toMatchObject({ completeness: 'UNSAID', recipients: [{ party: 'CMM' }] })
  })

  test('is not for a caseworker, an officer whose agency holds no facts, or one whose agency is no party; each refusal is recorded', async () => {
    const from = await leavesOf(samsyn)
    expect(await reportBy('sara')).toEqual({ refused: 'FORBIDDEN' })
    expect(await reportBy('dagny')).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
    expect((await paperBy('admin', { case: samsyn.handleOf('mira', 'dpo') })).status).toBe(200)
    expect(await leavesFrom(samsyn, from)).toMatchObject([
      { kind: 'refusal', code: 'FORBIDDEN' }, { kind: 'refusal', code: 'CASE_NOT_AVAILABLE' }, { kind: 'refusal', code: 'CASE_NOT_AVAILABLE' },
    ])
  })

  test('is not handed over, however long it is under way, to an officer whose agency\'s part in the case has ended meanwhile', async () => {
    const index = await samsyn.database.adminPool.connect()
    await index.query('begin')
    await index.query(`select from trail_cursor where follower = 'index' for update`)
    const [from, report] = [await leavesOf(samsyn), reportBy('dpo')]
    await eventually(async () => expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'oversight', act: 'makeReport' }]))
    await linked(new Date())
    await index.query('rollback')
    index.release()
    expect(await report).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ act: 'makeReport' }, { kind: 'refusal', code: 'CASE_NOT_AVAILABLE' }])
    await linked(null)
    expect(await reportBy('dpo')).toHaveProperty('recipients')
  })

  test('is not handed over on paper, however long it takes to write, to one whose agency\'s part has ended by then', async () => {
    let finish: (() => void) | undefined
    const { end } = PDFDocument.prototype
    vi.spyOn(PDFDocument.prototype, 'end').mockImplementationOnce(function (this: PDFKit.PDFDocument) { finish = () => end.call(this) })
    const [from, paper] = [await leavesOf(samsyn), paperBy('dpo', { case: samsyn.handleOf('mira', 'dpo') })]
    await eventually(async () => expect(finish).toBeDefined())
    await linked(new Date())
    finish?.()
    const reply = await paper
    await linked(null)
    expect(await reply.json()).toMatchObject({ errors: [{ extensions: { code: 'CASE_NOT_AVAILABLE' } }] })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ act: 'makeReport' }, { kind: 'refusal', code: 'CASE_NOT_AVAILABLE' }])
  })

  test('comes on paper as a PDF to keep, recorded too, and a request that says no reason, or what is none, gets none of it', async () => {
    const from = await leavesOf(samsyn)
    const reply = await paperBy('dpo', { case: samsyn.handleOf('mira', 'dpo') })
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-disposition'), reply.headers.get('cache-control')])
      .toEqual([200, 'application/pdf', 'attachment; filename="samsyn-rapport.pdf"', 'no-store'])
    expect(new TextDecoder().decode((await reply.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    for (const [asked, code] of [[{ reason: 'nej' }, 'REASON_INVALID'], [{ language: 'sv' }, 'REQUEST_INVALID']] as const) {
      const refused = await paperBy('dpo', { case: samsyn.handleOf('mira', 'dpo'), ...asked })
      expect([refused.status, (await refused.json() as any).errors[0].extensions.code]).toEqual([400, code])
    }
    expect(await leavesFrom(samsyn, from)).toMatchObject([
      { kind: 'oversight', act: 'makeReport' }, { kind: 'refusal', code: 'REASON_INVALID' }, { kind: 'refusal', code: 'REQUEST_INVALID' },
    ])
  })
})
