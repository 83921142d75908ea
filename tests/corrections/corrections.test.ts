import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCorrection } from '../../gateway/corrections/correction-store.ts'
import { createSeeCorrections } from '../../gateway/corrections/see-corrections.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anAlarmReceiver } from '../break-glass/alarm-receiver.ts'

let samsyn: AGateway
let system: Awaited<ReturnType<typeof anAlarmReceiver>>

beforeAll(async () => {
  system = await anAlarmReceiver()
  const addresses = { officers: `${system.url}/officers`, escalation: `${system.url}/escalation`, corrections: `${system.url}/corrections` }
  samsyn = await aGateway({ alarms: { 'NGO-REDEN': addresses, NEC: addresses } })
  system.trust(samsyn.orderKey.publicKey)
  await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
})
afterAll(async () => {
  await samsyn.close()
  await system.close()
})

const report = (persona: string, story: string, facts: readonly string[], kind = 'CORRECTED') => samsyn.as(persona).for('ASSISTANCE').change(
  'reportCorrection(case: $case, facts: $facts, kind: $kind) { id }', { case: samsyn.handleOf(story, persona), facts, kind },
  ', $case: ID!, $facts: [String!]!, $kind: CorrectionKind!')

const noticesTo = async (persona: string, purpose: 'ASSISTANCE' | 'INVESTIGATION' = 'ASSISTANCE', confirmed = false): Promise<any[]> => {
  const { body } = await samsyn.as(persona).for(purpose).run(
    '{ correctionNotices(confirmed: $confirmed) { notices { id case controller kind facts due confirmedAt } } }', { confirmed }, 'query', ', $confirmed: Boolean!')
  return body.data?.['correctionNotices'].notices
}

const seenBy = async (persona: string, state: string): Promise<any[]> => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run(
    '{ corrections(state: $state) { corrections { id case kind facts resolved recipients { party facts deliveredAt confirmedAt overdue } } } }',
    { state }, 'query', ', $state: CorrectionState!')
  return body.data?.['corrections'].corrections
}

const until = async <T>(look: () => Promise<T> | T, isThere: (found: T) => boolean, tries = 600): Promise<T> => {
  const found = await look()
  if (isThere(found)) return found
  if (tries === 0) throw new Error('it does not come')
  await pause(100)
  return until(look, isThere, tries - 1)
}

const confirm = (persona: string, id: string) => samsyn.as(persona).for('ASSISTANCE').change(
  'confirmCorrection(id: $id) { id }', { id }, ', $id: ID!')

describe('GDPR 19: a fact that CMM has corrected', () => {
  test('is told to the shelter that got it, by its own handle, to its caseworkers and, signed, to its system; CMM\'s officer sees who has confirmed', async () => {
    const from = await leavesOf(samsyn)
    const { reportCorrection: { id } } = await report('sara', 'mira', ['CMM.needs.language', 'cmm.riskLevel'])
    const [notice] = await until(() => noticesTo('shelter'), (found) => found.length > 0)
    expect(notice).toMatchObject({
      case: samsyn.handleOf('mira', 'shelter'), controller: 'CMM', kind: 'CORRECTED', facts: ['cmm.needs.language'], confirmedAt: null,
    })
    const [received] = await until(() => system.received.filter(({ path }) => path === '/corrections'), (all) => all.length > 0)
    expect(received).toMatchObject({ genuine: true, body: { kind: 'correctionNotice', party: 'NGO-REDEN', codes: { notice: notice.id } } })
    expect(received?.text).not.toContain('needs')
    const open = await until(() => seenBy('dpo', 'OPEN'), ([first]) => first?.recipients[0]?.deliveredAt !== null)
    expect(open).toMatchObject([{
      id, case: samsyn.handleOf('mira', 'dpo'), facts: ['cmm.needs.language', 'cmm.riskLevel'], resolved: true,
      recipients: [{ party: 'NGO-REDEN', facts: ['cmm.needs.language'], confirmedAt: null, overdue: false }],
    }])
    expect([await noticesTo('kommune'), await seenBy('nanna', 'OPEN')]).toEqual([[], []])
    expect(await confirm('kommune', notice.id)).toEqual({ refused: 'CORRECTION_NOT_AVAILABLE' })
    expect(await confirm('shelter', notice.id)).toEqual({ confirmCorrection: { id: notice.id } })
    expect(await confirm('shelter', notice.id)).toEqual({ refused: 'CORRECTION_NOT_AVAILABLE' })
    expect([await noticesTo('shelter'), (await noticesTo('shelter', 'ASSISTANCE', true)).length]).toEqual([[], 1])
    expect(await seenBy('dpo', 'OPEN')).toEqual([])
    expect(await seenBy('dpo', 'CONFIRMED')).toMatchObject([{ id, recipients: [{ confirmedAt: expect.any(String) }] }])
    const acts = (await leavesFrom(samsyn, from)).map((leaf) => ('change' in leaf ? leaf.change : 'act' in leaf ? leaf.act : leaf.kind))
    for (const act of ['reportCorrection', 'notifyCorrection', 'seeCorrectionNotices', 'confirmCorrection', 'seeCorrections', 'refusal'])
      expect(acts).toContain(act)
  })

  test('is told to nobody who never got it, and is then confirmed by all', async () => {
    const { reportCorrection: { id } } = await report('sara', 'mira', ['CMM.contactPerson.name'], 'ERASED')
    const confirmed = await until(() => seenBy('dpo', 'CONFIRMED'), (all) => all.some((one) => one.id === id))
    expect(confirmed.find((one) => one.id === id)).toMatchObject({ kind: 'ERASED', recipients: [] })
  })

  test('is told of by the organisation that gave it: one that has taken its place in the case since is told of no recipient, nor is CMM told by it', async () => {
    await samsyn.as('sara').for('ASSISTANCE').case('mira', '{ ngo { assistanceStatus } }')
    const { rows: [link] } = await samsyn.database.adminPool.query<{ case_id: string }>('select case_id from link where handle = $1', [samsyn.handleOf('mira', 'shelter')])
    const id = randomUUID()
    await writeCorrection(samsyn.database.adminPool, link?.case_id ?? '', {
      id, party: 'NGO-HJEM', handle: 'hjemmets', kind: 'CORRECTED', facts: ['ngo.assistanceStatus'], reportedAt: new Date(),
    })
    const notices = async () => (await samsyn.database.adminPool.query<{ resolved: boolean; told: string[] }>(
      `select resolved_at is not null as resolved, array(select party from correction_notice where correction_id = c.id) as told
      from correction c where id = $1`, [id])).rows[0]
    expect(await until(notices, (found) => found?.resolved ?? false)).toEqual({ resolved: true, told: [] })
    await report('shelter', 'mira', ['NGO.assistanceStatus'])
    expect(await until(() => noticesTo('sara'), (found) => found.length > 0)).toMatchObject([{ controller: 'NGO-REDEN', facts: ['ngo.assistanceStatus'] }])
  })

  test('is told to the police although it is sealed that they asked, and CMM\'s officer is not told so', async () => {
    await samsyn.as('karen').for('INVESTIGATION').case('daria', '{ cmm { willingToTestify } }')
    const index = String(await leavesOf(samsyn) - 1)
    await samsyn.as('poul').for('OVERSIGHT').change('sealLeaves(input: $input) { log }', { input: {
      log: 'replica-1', leaves: [index], because: 'crimeInvestigation', authority: 'prosecution',
      reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    } }, ', $input: SealLeavesInput!')
    const { reportCorrection: { id } } = await report('sara', 'daria', ['CMM.willingToTestify'])
    expect(await until(() => noticesTo('karen', 'INVESTIGATION'), (found) => found.length > 0)).toMatchObject([{ facts: ['cmm.willingToTestify'] }])
    const seen = await until(async () => [...await seenBy('dpo', 'OPEN'), ...await seenBy('dpo', 'CONFIRMED')].find((one) => one.id === id), (one) => one?.resolved)
    expect(seen).toMatchObject({ recipients: [] })
  })

  test('is noted by its controller alone, in a case of its own; each refusal is recorded', async () => {
    const from = await leavesOf(samsyn)
    expect(await report('sara', 'mira', ['NEC.encounterDate'])).toEqual({ refused: 'FACT_UNKNOWN' })
    expect(await report('sara', 'mira', [])).toEqual({ refused: 'FACT_UNKNOWN' })
    expect(await report('kommune', 'mira', ['CMM.needs.language'])).toEqual({ refused: 'FORBIDDEN' })
    expect(await report('dagny', 'mira', ['UDLST.reflectionEnds'])).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
    expect(await confirm('kommune', '00000000-0000-4000-8000-000000000001')).toEqual({ refused: 'CORRECTION_NOT_AVAILABLE' })
    expect(await confirm('kommune', 'not an id')).toEqual({ refused: 'CORRECTION_NOT_AVAILABLE' })
    expect(await seenBy('sara', 'OPEN')).toBeUndefined()
    expect((await leavesFrom(samsyn, from)).map(({ kind }) => kind)).toEqual(Array(7).fill('refusal'))
  })

  test('is overdue when a recipient has not confirmed it for 14 days', async () => {
    await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
    const { reportCorrection: { id } } = await report('sara', 'mira', ['CMM.needs.language'])
    await until(() => noticesTo('shelter'), (found) => found.length > 0)
    const receipt = { disclosureId: 'd', log: 'g', leaves: [], salts: [] }
    const at = (days: number) => createSeeCorrections({
      pool: samsyn.database.pool, recordAct: async () => receipt, now: () => new Date(Date.now() + days * 86_400_000),
    })({ asking: { recipient: 'CMM' } } as Bound, 'OVERDUE')
    expect((await at(13)).corrections).toEqual([])
    expect((await at(15)).corrections).toMatchObject([{ id, recipients: [{ party: 'NGO-REDEN', overdue: true }] }])
    await samsyn.database.adminPool.query(`insert into correction (id, case_id, party, handle, kind, facts, reported_at, horizon, resolved_at)
      select gen_random_uuid(), case_id, party, handle, kind, facts, now(), '{}', now() from correction, generate_series(1, 250) where id = $1`, [id])
    expect((await at(15)).corrections).toMatchObject([{ id, recipients: [{ party: 'NGO-REDEN', overdue: true }] }])
    await samsyn.database.adminPool.query(`delete from correction where horizon = '{}'`)
  })

  test('is told to the police with what they got sealed, and CMM\'s officer sees just what they got otherwise', async () => {
    await samsyn.as('karen').for('INVESTIGATION').case('daria', '{ cmm { indicators } }')
    const { reportCorrection: { id } } = await report('sara', 'daria', ['CMM.willingToTestify', 'CMM.indicators'])
    const told = await until(() => noticesTo('karen', 'INVESTIGATION'), (found) => found.length > 1)
    expect(told.map(({ facts }) => [...facts].sort())).toContainEqual(['cmm.indicators', 'cmm.willingToTestify'])
    const seen = await until(async () => (await seenBy('dpo', 'OPEN')).find((one) => one.id === id), (one) => one?.resolved)
    expect(seen.recipients).toMatchObject([{ party: 'NEC', facts: ['cmm.indicators'] }])
  })
})
