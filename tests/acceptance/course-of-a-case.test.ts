import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { anOfficer, untilIndexed } from '../oversight/an-officer.ts'
import { casesOf } from './a-change.ts'
import { disclosureTo } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const { day, at } = createCalendar(new Date())

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const { made, refused } = casesOf(() => samsyn)

const boardOf = async (story: string): Promise<unknown> =>
  (await samsyn.as('national').for('COORDINATION').case(
    story, '{ coordination { stage clocks { kind } openTasks { task party } } }')).coordination

describe('a detention', () => {
  const release = (offset: number, time: string): string => `recordRelease(case: $case, at: "${at(offset, time).toISOString()}")`
  const assessed = { stage: 'underAssessment', openTasks: [{ task: 'ASSESS', party: 'UDLST' }] }

  test('ends on release, as the police say: the 72 hours run no longer, and the assessment waits still', async () => {
    expect(await boardOf('blessing')).toEqual({ ...assessed, clocks: [{ kind: 'DETENTION' }] })
    await refused('ulla', 'IDENTIFICATION', 'blessing', release(-1, '23:00'), 'FORBIDDEN')
    for (const [offset, time] of [[-1, '21:30'], [2, '08:00']] as const)
      await refused('jens', 'IDENTIFICATION', 'blessing', release(offset, time), 'DATE_INVALID')
    await made('jens', 'IDENTIFICATION', 'blessing', release(-1, '23:00'))
    expect(await boardOf('blessing')).toEqual({ ...assessed, clocks: [] })
  })

  test('that is not recorded, or has ended, is not ended; one who is detained again is counted for again', async () => {
    await refused('jens', 'IDENTIFICATION', 'linh', release(-1, '23:00'), 'DETENTION_NOT_RECORDED')
    await refused('jens', 'IDENTIFICATION', 'blessing', release(-1, '23:00'), 'DETENTION_NOT_RECORDED')
    await made('jens', 'IDENTIFICATION', 'blessing', `recordDetention(case: $case, since: "${at(-1, '23:30').toISOString()}")`)
    expect(await boardOf('blessing')).toEqual({ ...assessed, clocks: [{ kind: 'DETENTION' }] })
  })
})

test('of a departure that nobody prepared no reintegration is reported, nor is the return organisation waited for', async () => {
  for (const on of [day(-2), day(-1)]) await made('ib', 'DEPARTURE', 'daria', `recordDeparture(case: $case, on: "${on}")`)
  expect(await boardOf('daria')).toEqual({ stage: 'returned', clocks: [], openTasks: [] })
})

test('F14: who was identified and comes to stay lawfully stays identified, and what comes next is CMM\'s to do', async () => {
  const waitingFor = (next: string) => ({
    stage: 'identified', clocks: [], openTasks: [{ task: 'APPOINT_CONTACT_PERSON', party: 'CMM' }, { task: 'SET_REFLECTION_PERIOD', party: next }],
  })
  expect(await boardOf('andrei')).toEqual(waitingFor('UDLST'))
  await made('ulla', 'IDENTIFICATION', 'andrei', 'setResidenceCategory(case: $case, to: lawful)')
  expect(await boardOf('andrei')).toEqual(waitingFor('CMM'))
  await refused('ulla', 'IDENTIFICATION', 'andrei', 'moveStage(case: $case, to: notIdentified)', 'NOT_APPLICABLE')
})

const opening = (fileNumber: string): string =>
  `openCase(input: { fileNumber: "${fileNumber}", region: KOBENHAVN, residenceCategory: unknown, minor: false })`

/** The handle of the party that was brought into a case. */
const handleOfParty = async (party: string, opened: string): Promise<string> => (await samsyn.database.adminPool.query<{ handle: string }>(
  'select handle from link where party = $1 and case_id = (select case_id from link where handle = $2)', [party, opened])).rows[0]?.handle ?? ''

describe('a file number', () => {
  const number = (fileNumber: string): string => `setFileNumber(case: $case, fileNumber: ${JSON.stringify(fileNumber)})`

  test('is said by the party itself, which was brought in without one: it finds the case by it, and could be asked by none before', async () => {
    const opened = (await made('jens', 'IDENTIFICATION', 'mira', opening('0100-70123-09138-26'))).data?.['openCase'].case
    await made('jens', 'IDENTIFICATION', 'mira', 'linkCase(case: $case, party: "CMM")', opened)
    const handle = await handleOfParty('CMM', opened)
    await made('ditte', 'IDENTIFICATION', 'mira', number('CMM-2026-9138'), handle)
    const { body } = await samsyn.as('ditte').for('IDENTIFICATION').run('{ caseByFileNumber(fileNumber: "CMM-2026-9138") { id } }')
    expect(body.data?.['caseByFileNumber'].id).toBe(handle)
  })

  test('that a party has not said yet is not taken for a party that knows nothing: it is not asked, and whoever asks is told so (P11)', async () => {
    const opened = (await made('arne', 'IDENTIFICATION', 'andrei', opening('AT-2026-9140'))).data?.['openCase'].case
    await made('arne', 'IDENTIFICATION', 'andrei', 'linkCase(case: $case, party: "NEC")', opened)
    const police = await handleOfParty('NEC', opened)
    await made('jens', 'IDENTIFICATION', 'mira', 'linkCase(case: $case, party: "CMM")', police)
    samsyn.forgetAsked()
    const view = async (): Promise<unknown> => (await samsyn.as('ditte').for('IDENTIFICATION').run(
      '{ case(id: $id) { police { encounterDate } withheld { field } unavailable { controller because tryAgain fields } } }',
      { id: await handleOfParty('CMM', opened) }, 'query', ', $id: ID!')).body.data?.['case']
    const unasked = { controller: 'NEC', because: 'NO_FILE_NUMBER', tryAgain: false, fields: ['police.encounterDate'] }
    expect(await view()).toEqual({ police: null, withheld: [], unavailable: [unasked] })
    expect(samsyn.askedOf('NEC')).toEqual([])
    await made('jens', 'IDENTIFICATION', 'mira', number('0100-70123-09149-26'), police)
    expect(await view()).toEqual({ police: null, withheld: [], unavailable: [] })
    expect(samsyn.askedOf('NEC').flatMap(({ asked }) => asked)).toEqual([{ fileNumber: '0100-70123-09149-26', facts: ['encounterDate'] }])
  })

  test('that was wrong is put right by the party that is asked by it, and is no other case\'s; nothing is told of another file', async () => {
    const told = async (): Promise<unknown> =>
      (await disclosureTo(samsyn, 'shelter', 'ASSISTANCE', 'mira', ['cmm.needs.language'])).view['cmm']
    await refused('sara', 'ASSISTANCE', 'mira', number(samsyn.fileNumberOf('daria', 'sara') ?? ''), 'FILE_NUMBER_TAKEN')
    await refused('sara', 'ASSISTANCE', 'mira', number('a\nb'), 'VARIABLES_INVALID')
    expect(await told()).toEqual({ needs: { language: 'th' } })
    await made('sara', 'ASSISTANCE', 'mira', number('CMM-2026-9139'))
    expect(await told()).toBeNull()
    await made('sara', 'ASSISTANCE', 'mira', number(samsyn.fileNumberOf('mira', 'sara') ?? ''))
    expect(await told()).toEqual({ needs: { language: 'th' } })
  })

  test('F7: of a case that is its party\'s no more names none: the party opens the case anew under it, or says it in another', async () => {
    const [first, second] = ['0100-70123-09140-26', '0100-70123-09141-26']
    const open = async (fileNumber: string): Promise<string> =>
      (await made('jens', 'IDENTIFICATION', 'mira', opening(fileNumber))).data?.['openCase'].case
    const leave = (handle: string) => made('jens', 'IDENTIFICATION', 'mira', 'endLink(case: $case, party: "NEC")', handle)
    const found = async (fileNumber: string): Promise<string | undefined> =>
      (await samsyn.as('jens').for('IDENTIFICATION').run(`{ caseByFileNumber(fileNumber: "${fileNumber}") { id } }`)).body.data?.['caseByFileNumber']?.id
    const left = await open(first)
    await leave(left)
    expect(await found(first)).toBeUndefined()
    const anew = await open(first)
    expect(await found(first)).toBe(anew)
    await untilIndexed(samsyn)
    const seen = await anOfficer(samsyn, 'poul').all({ fileNumber: first })
    expect(new Set(seen.map((entry) => entry.case))).toEqual(new Set([left, anew]))
    await leave(await open(second))
    await made('jens', 'IDENTIFICATION', 'mira', number(second), anew)
    expect([await found(first), await found(second)]).toEqual([undefined, anew])
  })

  test('of a case that was closed long ago names one that is opened anew, once the party has left the old one', async () => {
    const open = () => made('jens', 'IDENTIFICATION', 'mira', opening('0100-70123-09142-26'))
    const old = (await open()).data?.['openCase'].case
    await samsyn.database.adminPool.query(`update "case" set stage = 'closed', closed_at = now() - interval '91 days'
      where id = (select case_id from link where handle = $1)`, [old])
    await refused('jens', 'IDENTIFICATION', 'mira', opening('0100-70123-09142-26'), 'FILE_NUMBER_TAKEN')
    await made('jens', 'IDENTIFICATION', 'mira', 'endLink(case: $case, party: "NEC")', old)
    expect((await open()).data?.['openCase'].case).not.toBe(old)
  })
})

test('a case that its last party leaves is closed: nobody could do so any more, and it would be kept for ever', async () => {
  const opened = (await made('arne', 'IDENTIFICATION', 'andrei', opening('20260009137'))).data?.['openCase'].case
  const leave = (party: string, persona: string, handle: string) =>
    made(persona, 'IDENTIFICATION', 'andrei', `endLink(case: $case, party: "${party}")`, handle)
  const stateOf = async (): Promise<unknown> => (await samsyn.database.adminPool.query(
    'select stage, closed_at = stage_since as noted from "case" where id = (select case_id from link where handle = $1)', [opened])).rows
  await made('arne', 'IDENTIFICATION', 'andrei', 'linkCase(case: $case, party: "NEC", fileNumber: "0100-70123-09137-26")', opened)
  await leave('AT', 'arne', opened)
  expect(await stateOf()).toEqual([{ stage: 'presumed', noted: null }])
  await leave('NEC', 'jens', await handleOfParty('NEC', opened))
  expect(await stateOf()).toEqual([{ stage: 'closed', noted: true }])
})
