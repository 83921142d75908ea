import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const TASKS = '{ coordination { openTasks { task party takenBy takenUntil } moves { kind party at } clocks { kind lastDay askBy } } }'
const today = (): string => danishDay(new Date()).toString()
const take = (story: string, party: string, until: string, persona = 'grethe') =>
  samsyn.as(persona).for('COORDINATION').change(
    'takeTask(case: $case, task: DECIDE_EXTENSION, party: $party, until: $until) { case }',
    { case: samsyn.handleOf(story, persona), party, until }, ', $case: ID!, $party: Party!, $until: Date!')

describe('the reference group\'s board', () => {
  test('a task that a party takes is found again by the groups, with the agency and the day', async () => {
    expect(await take('mira', 'CMM', today())).toEqual({ takeTask: { case: samsyn.handleOf('mira', 'grethe') } })
    for (const persona of ['grethe', 'national']) {
      const { coordination } = await samsyn.as(persona).for('COORDINATION').case('mira', TASKS)
      expect(coordination.openTasks).toContainEqual({ task: 'DECIDE_EXTENSION', party: 'CMM', takenBy: 'CMM', takenUntil: today() })
      expect(coordination.moves).toContainEqual(expect.objectContaining({ kind: 'TASK_TAKEN', party: 'CMM' }))
    }
    await samsyn.checkTrail()
  })

  test('no task is taken that is not open, by one who is no party, or for a day that is past', async () => {
    expect(await take('mira', 'UDLST', today())).toEqual({ refused: 'PARTY_UNKNOWN' })
    expect(await take('mira', 'RG-KOBENHAVN', today())).toEqual({ refused: 'PARTY_UNKNOWN' })
    expect(await take('mira', 'CMM', '2020-01-01')).toEqual({ refused: 'DATE_INVALID' })
    expect(await take('daria', 'CMM', today(), 'national')).toEqual({ refused: 'TASK_NOT_OPEN' })
  })

  test('a task is open again when the part of the party that took it ends; brought in again, the party is shown by the day on which it was', async () => {
    const change = (name: string) => samsyn.as('sara').for('ASSISTANCE').change(
      `${name}(case: $case, party: "KOM-0101") { case }`, { case: samsyn.handleOf('mira', 'sara') }, ', $case: ID!')
    const board = async () => {
      const { coordination: { openTasks, moves } } = await samsyn.as('grethe').for('COORDINATION').case('mira', TASKS)
      return { takenBy: openTasks.map((one: any) => one.takenBy), moves: moves.filter((one: any) => one.party === 'KOM-0101') }
    }
    const begun = new Date().toISOString()
    await take('mira', 'KOM-0101', today())
    expect(await board()).toMatchObject({ takenBy: ['KOM-0101'], moves: [{ kind: 'TASK_TAKEN' }, { kind: 'PARTY' }] })
    await change('endLink')
    expect(await board()).toEqual({ takenBy: [null], moves: [] })
    await change('linkCase')
    const { takenBy, moves } = await board()
    expect([takenBy, moves]).toMatchObject([[null], [{ kind: 'PARTY' }]])
    expect(moves[0].at > begun).toBe(true)
  })

  test('no agency takes a task past the group, nor a group in another region', async () => {
    expect(await take('mira', 'CMM', today(), 'sara')).toEqual({ refused: 'FORBIDDEN' })
    expect(await take('mira', 'CMM', today(), 'fyn-member')).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
  })

  test('the last day to ask for an extension is the last day of the period', async () => {
    const { coordination } = await samsyn.as('grethe').for('COORDINATION').case('mira', TASKS)
    const { reflectionEnds } = samsyn.storyOf('mira').control
    expect(coordination.clocks).toEqual([{ kind: 'RESTITUTION', lastDay: reflectionEnds, askBy: reflectionEnds }])
  })

  test('no group but the national one counts the regions, and then no small number', async () => {
    const counts = '{ caseCounts { open regions { region open dueSoon overdue } stages { stage open } } }'
    expect((await samsyn.as('grethe').for('COORDINATION').run(counts)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const { body } = await samsyn.as('national').for('COORDINATION').run(counts)
    const { regions, stages } = body.data?.['caseCounts']
    const numbers = [...regions.flatMap((one: any) => [one.open, one.dueSoon, one.overdue]), ...stages.map((one: any) => one.open)]
    expect(numbers).toHaveLength(26)
    expect(numbers.filter((one: number | null) => one !== null && (one < 5 || one % 5 !== 0))).toEqual([])
  })

  test('F11: who counts again and again is told of no case that came, on any replica, until seven days have passed', async () => {
    const count = async () => (await samsyn.as('national').for('COORDINATION').run('{ caseCounts { countedAt open stages { open } } }')).body.data?.['caseCounts']
    const first = await count()
    await samsyn.database.adminPool.query(`insert into "case" (id, region, residence_category, minor, vulnerable, stage, stage_since, action_plan, opened_at)
      select gen_random_uuid(), 'KOBENHAVN', 'none', false, false, 'presumed', now(), '2019-2021', now() from generate_series(1, 5)`)
    await samsyn.database.adminPool.query(`insert into link (case_id, party, agency, handle, linked_at)
      select id, 'RG-DK', 'RG', left(replace(id::text, '-', ''), 22), now() from "case" where opened_at > now() - interval '10 seconds'`)
    expect(await count()).toEqual(first)
    await samsyn.database.adminPool.query(`update case_count set counted_at = counted_at - interval '7 days'`)
    const [next, other] = await Promise.all([count(), count()])
    expect(next).toEqual(other)
    expect(next.countedAt > first.countedAt).toBe(true)
    expect(next.open - first.open).toBe(5)
  })
})

describe('the consent desk', () => {
  const recordsOf = async (persona: string, story: string) => {
    const { body } = await samsyn.as(persona).for('ASSISTANCE').run(
      '{ consentRecords(case: $id) { records { id recipients withdrawnAt } } }', { id: samsyn.handleOf(story, persona) }, 'query', ', $id: ID!')
    return body.data?.['consentRecords'].records as { id: string; recipients: string[]; withdrawnAt: string | null }[]
  }
  const stopsOf = (persona: string, id: string) => samsyn.as(persona).for('ASSISTANCE').run(
    '{ whatStops(id: $id) { stops { exchange recipient purpose controller fields } } }', { id }, 'query', ', $id: ID!')

  test('what stops is told before a consent is withdrawn, and it stops when it is', async () => {
    const record = (await recordsOf('sara', 'mira')).find(({ recipients }) => recipients.includes('NGO-REDEN'))
    const { body } = await stopsOf('sara', record?.id ?? '')
    const stops = body.data?.['whatStops'].stops as { recipient: string; exchange: string; fields: string[] }[]
    expect(stops).toHaveLength(1)
    expect(stops[0]).toMatchObject({ exchange: 'X11', recipient: 'NGO-REDEN', purpose: 'ASSISTANCE', controller: 'CMM' })
    expect(stops[0]?.fields).toContain('cmm.needs.language')
    await samsyn.as('sara').for('ASSISTANCE').change('withdrawConsent(id: $id) { consentRecord { id } }', { id: record?.id }, ', $id: ID!')
    const view = await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } withheld { field because } }')
    expect(view).toEqual({ cmm: null, withheld: [{ field: 'cmm.needs.language', because: 'CONSENT_WITHDRAWN' }] })
    expect((await stopsOf('sara', record?.id ?? '')).body.data?.['whatStops'].stops).toEqual([])
  })

  test('P12: what CMM and the shelter keep of having looked what stops names the consent by each one\'s own handle', async () => {
    const id = samsyn.storyOf('mira').consents[0]?.id ?? ''
    const from = await leavesOf(samsyn)
    const handles = ['sara', 'shelter-contact'].map((persona) => samsyn.consentHandleOf(persona, id))
    for (const [place, persona] of ['sara', 'shelter-contact'].entries()) await stopsOf(persona, handles[place] ?? '')
    const leaves = await leavesFrom(samsyn, from)
    expect(leaves).toMatchObject(handles.map((consent) => ({ change: 'showWhatStops', details: { consent } })))
    expect(JSON.stringify(leaves)).not.toContain(id)
  })

  test('a consent of a case that is not one\'s own tells nothing', async () => {
    const [record] = await recordsOf('sara', 'mira')
    const { body } = await stopsOf('shelter', record?.id ?? '')
    expect(body.errors?.[0]?.extensions.code).toBe('CONSENT_NOT_AVAILABLE')
  })

  test('what can be consented to is what some exchange rests on, and nothing that the law orders', async () => {
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(
      '{ consentChoices(case: $id) { givers choices { recipient linked purpose categories inWriting } } }',
      { id: samsyn.handleOf('mira', 'sara') }, 'query', ', $id: ID!')
    const { givers, choices } = body.data?.['consentChoices']
    expect(givers).toEqual(['dataSubject'])
    expect(choices).toContainEqual(
      { recipient: 'NEC', linked: true, purpose: 'INVESTIGATION', categories: ['contact', 'indicators', 'witness'], inWriting: false })
    expect(choices).toContainEqual(
      expect.objectContaining({ recipient: 'IOM', linked: false, purpose: 'PREPARED_RETURN', inWriting: true }))
    expect(choices.filter(({ recipient }: { recipient: string }) => ['SKAT', 'AT', 'RA'].includes(recipient))).toEqual([])
    expect(choices.flatMap(({ categories }: { categories: string[] }) => categories)).not.toContain('location')
  })
})
