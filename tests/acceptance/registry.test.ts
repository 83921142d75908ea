import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { casesOf, changed, controlDataOf } from './a-change.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const { day, at } = createCalendar(new Date())

let samsyn: AGateway

/** Samira's case is under the plan of 2007-2010; Joy's period ran out three days ago. */
beforeAll(async () => {
  const retold: Record<string, object> = { samira: { actionPlan: '2007-2010' }, joy: { reflectionEnds: day(-3) } }
  samsyn = await aGateway({
    retell: (seed) => ({
      ...seed, cases: seed.cases.map((one) => ({ ...one, control: { ...one.control, ...retold[one.name] } })),
    }),
  })
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const { made, refused } = casesOf(() => samsyn)

const opening = (fileNumber: string, more = ''): string =>
  `openCase(input: { fileNumber: ${JSON.stringify(fileNumber)}, region: KOBENHAVN, residenceCategory: unknown, minor: false${more} })`

const opened = async (fileNumber: string): Promise<string> =>
  (await made('jens', 'IDENTIFICATION', 'mira', opening(fileNumber))).data?.['openCase'].case

const stageOf = async (story: string): Promise<string> =>
  (await samsyn.as('national').for('COORDINATION').case(story, '{ coordination { stage } }')).coordination.stage

describe('opening a case and making others a party to it', () => {
  test('the police open a case under their own number; the region\'s group and the national one find it, nobody else does', async () => {
    const { data, leaves } = await made('jens', 'IDENTIFICATION', 'mira', opening('0100-70123-09001-26'))
    const handle = data?.['openCase'].case
    expect(leaves).toMatchObject([{ handle }])
    const { rows } = await samsyn.database.adminPool.query(
      'select party from link where case_id = (select case_id from link where handle = $1) order by party', [handle])
    expect(rows.map(({ party }) => party)).toEqual(['NEC', 'RG-DK', 'RG-KOBENHAVN'])
  })

  test('a number already taken, an impossible number, a null answer or an agency that may not open: no case', async () => {
    const taken = samsyn.fileNumberOf('mira', 'jens') ?? ''
    await refused('jens', 'IDENTIFICATION', 'mira', opening(taken), 'FILE_NUMBER_TAKEN')
    for (const number of ['', ' 7', 'a\nb', '7'.repeat(65)])
      await refused('jens', 'IDENTIFICATION', 'mira', opening(number), 'VARIABLES_INVALID')
    await refused('ingrid', 'IDENTIFICATION', 'joy', opening('IOM-1'), 'FORBIDDEN')
    await refused('jens', 'INVESTIGATION', 'mira', opening('0100-70123-09002-26'), 'FORBIDDEN')
    const none = await changed(samsyn, 'jens', 'IDENTIFICATION', 'mira', `${opening('9', ', vulnerable: null')} { case }`)
    expect(none).toMatchObject({ refused: 'OPERATION_INVALID', leaves: [{ kind: 'refusal', code: 'OPERATION_INVALID' }] })
  })

  test('P12: a party that is linked gets a handle of its own, and finds the case by its own number', async () => {
    const handle = await opened('0100-70123-09003-26')
    await made('jens', 'IDENTIFICATION', 'mira', 'linkCase(case: $case, party: "CMM", fileNumber: "CMM-2026-9003")', handle)
    const { body } = await samsyn.as('ditte').for('IDENTIFICATION').run('{ caseByFileNumber(fileNumber: "CMM-2026-9003") { id } }')
    expect(body.data?.['caseByFileNumber'].id).toMatch(/^[\w-]{22}$/)
    expect(body.data?.['caseByFileNumber'].id).not.toBe(handle)
    const another = await changed(samsyn, 'jens', 'IDENTIFICATION', 'mira', 'linkCase(case: $case, party: "CMM-TO") { case }', handle)
    expect(another).toMatchObject({ refused: 'OPERATION_INVALID', leaves: [{ kind: 'refusal', code: 'OPERATION_INVALID' }] })
  })

  test('F7: who links a party does not learn whether it was one, nor whether the number is known there', async () => {
    const handle = await opened('0100-70123-09099-26')
    const known = samsyn.fileNumberOf('mira', 'sara')
    const link = (fileNumber: string | null) => made('jens', 'IDENTIFICATION', 'mira',
      `linkCase(case: $case, party: "CMM", fileNumber: "${fileNumber}")`, handle)
    const answers = [await link(known), await link(known), await link('CMM-2026-9099')].map(({ data }) => data)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { body } = await samsyn.as('ditte').for('IDENTIFICATION').run(`{ caseByFileNumber(fileNumber: "${known}") { id } }`)
    expect(body.data?.['caseByFileNumber'].id).toBe(samsyn.handleOf('mira', 'sara'))
  })

  test('F5 F1: SKAT tells the police only, and CMM brings helpers and police in only where a consent names them', async () => {
    await refused('tove', 'IDENTIFICATION', 'andrei', 'linkCase(case: $case, party: "CMM")', 'FORBIDDEN')
    await refused('sara', 'ASSISTANCE', 'blessing', 'linkCase(case: $case, party: "NGO-REDEN")', 'CONSENT_REQUIRED')
    await refused('sara', 'ASSISTANCE', 'lucia', 'linkCase(case: $case, party: "NEC")', 'FORBIDDEN')
    await refused('sara', 'ASSISTANCE', 'mira', 'linkCase(case: $case, party: "RG-DK")', 'FORBIDDEN')
    await refused('sara', 'ASSISTANCE', 'mira', 'linkCase(case: $case, party: "KOM-0217")', 'PARTY_OF_KIND_LINKED')
    await refused('sara', 'ASSISTANCE', 'joy', 'linkCase(case: $case, party: "KOM")', 'OPERATION_INVALID')
    await refused('ulla', 'IDENTIFICATION', 'mira', 'linkCase(case: $case, party: "NUC")', 'CASE_NOT_AVAILABLE')
  })

  test('F7: when its part ends the case does not exist for a party; brought in again it has its old handle', async () => {
    const end = 'endLink(case: $case, party: "KOM-0101")'
    await refused('jens', 'IDENTIFICATION', 'mira', end, 'FORBIDDEN')
    await made('sara', 'ASSISTANCE', 'mira', end)
    const lone = samsyn.as('kommune').for('ASSISTANCE')
    expect(await lone.case('mira', '{ id }')).toEqual({ refused: 'CASE_NOT_AVAILABLE', case: null })
    await refused('sara', 'ASSISTANCE', 'mira', end, 'PARTY_UNKNOWN')
    await made('sara', 'ASSISTANCE', 'mira', 'linkCase(case: $case, party: "KOM-0101")')
    expect(await lone.case('mira', '{ id fileNumber }')).toEqual({
      id: samsyn.handleOf('mira', 'kommune'), fileNumber: samsyn.fileNumberOf('mira', 'kommune'),
    })
  })

  test('a party may end its own part, but a reference group does not leave the cases of its region', async () => {
    await made('shelter', 'ASSISTANCE', 'joy', 'endLink(case: $case, party: "NGO-REDEN")')
    await refused('shelter', 'ASSISTANCE', 'joy', 'endLink(case: $case, party: "NGO-REDEN")', 'CASE_NOT_AVAILABLE')
    await refused('grethe', 'COORDINATION', 'mira', 'endLink(case: $case, party: "RG-KOBENHAVN")', 'FORBIDDEN')
  })
})

describe('how a case moves', () => {
  test('F14: its assessor decides Blessing\'s case, in order; neither the other assessor nor the police, and not past a step', async () => {
    await refused('ib', 'RESIDENCE_DECISION', 'blessing', 'moveStage(case: $case, to: reflection)', 'STAGE_ORDER')
    await refused('ditte', 'IDENTIFICATION', 'blessing', 'moveStage(case: $case, to: identified)', 'NOT_APPLICABLE')
    await refused('karen', 'IDENTIFICATION', 'blessing', 'moveStage(case: $case, to: identified)', 'FORBIDDEN')
    await refused('ulla', 'IDENTIFICATION', 'oksana', 'moveStage(case: $case, to: identified)', 'STAGE_ORDER')
    await made('ulla', 'IDENTIFICATION', 'blessing', 'moveStage(case: $case, to: identified)')
    expect(await stageOf('blessing')).toBe('identified')
  })

  test('nobody is within a period that is not set', async () => {
    await refused('ib', 'RESIDENCE_DECISION', 'blessing', 'moveStage(case: $case, to: reflection)', 'REFLECTION_NOT_APPLICABLE')
  })

  test('F13: a case that is closed is noted as closed that day, from which it falls silent and is kept; it is opened no more', async () => {
    await made('ib', 'RESIDENCE_DECISION', 'grace', 'moveStage(case: $case, to: closed)')
    const { rows } = await samsyn.database.adminPool.query(
      'select closed_at = stage_since and closed_at > now() - interval \'1 hour\' as noted from "case" where id = $1', [samsyn.storyOf('grace').id])
    expect(rows).toEqual([{ noted: true }])
    await refused('ib', 'RESIDENCE_DECISION', 'grace', 'moveStage(case: $case, to: reflection)', 'STAGE_ORDER')
  })

  test('F13: a case closed long ago moves no more', async () => {
    await refused('sara', 'ASSISTANCE', 'lucia', 'moveStage(case: $case, to: restitution)', 'FORBIDDEN')
    await refused('sara', 'ASSISTANCE', 'lucia', 'setRegion(case: $case, to: MIDTJYLLAND)', 'FORBIDDEN')
  })

  test('the residence category is the Immigration Service\'s; police and CMM say it while it is not known', async () => {
    await refused('jens', 'IDENTIFICATION', 'blessing', 'setResidenceCategory(case: $case, to: lawful)', 'NOT_APPLICABLE')
    await refused('shelter', 'ASSISTANCE', 'mira', 'setResidenceCategory(case: $case, to: none)', 'FORBIDDEN')
    const handle = await opened('0100-70123-09004-26')
    await made('jens', 'IDENTIFICATION', 'mira', 'setResidenceCategory(case: $case, to: none)', handle)
    await refused('jens', 'IDENTIFICATION', 'mira', 'setResidenceCategory(case: $case, to: lawful)', 'NOT_APPLICABLE', handle)
    await made('ulla', 'IDENTIFICATION', 'andrei', 'setResidenceCategory(case: $case, to: none)')
  })

  test('who comes to stay lawfully within her period is in a restitution period: of her departure the police are told no more', async () => {
    const told = async (): Promise<unknown> =>
      (await samsyn.as('nuno').for('DEPARTURE').case('samira', '{ withheld { because } immigration { departureDate } }')).withheld
    const set = (to: string): Promise<unknown> => made('ulla', 'IDENTIFICATION', 'samira', `setResidenceCategory(case: $case, to: ${to})`)
    expect([await stageOf('samira'), await told()]).toEqual(['reflection', []])
    await set('lawful')
    expect([await stageOf('samira'), await told()]).toEqual(['restitution', [{ because: 'CONDITION_NOT_MET' }]])
    await set('unknown')
    expect(await stageOf('samira')).toBe('restitution')
    await set('none')
    expect([await stageOf('samira'), await told()]).toEqual(['reflection', []])
    await set('asylumSeeker')
    await set('none')
  })

  test('X13: the municipality has its part while CMM says that the person is vulnerable, and does not say so itself', async () => {
    const set = (to: boolean): string => `setVulnerable(case: $case, to: ${to})`
    const told = async (): Promise<unknown> =>
      (await samsyn.as('kommune').for('ASSISTANCE').case('mira', '{ withheld { field because } cmm { needs { language } } }')).withheld
    expect(await told()).toEqual([])
    await made('cmm-caseworker', 'ASSISTANCE', 'mira', set(false))
    await refused('kommune', 'ASSISTANCE', 'mira', set(true), 'FORBIDDEN')
    expect(await told()).toEqual([{ field: 'cmm.needs.language', because: 'CONDITION_NOT_MET' }])
    await made('cmm-caseworker', 'ASSISTANCE', 'mira', set(true))
    expect(await told()).toEqual([])
  })

  test('F10: with its region a case passes from one group to the other, and the first finds it no more', async () => {
    await refused('shelter', 'ASSISTANCE', 'mira', 'setRegion(case: $case, to: MIDTJYLLAND)', 'FORBIDDEN')
    const board = async (persona: string): Promise<number> =>
      (await samsyn.as(persona).for('COORDINATION').run('{ cases { edges { node { id } } } }')).body.data?.['cases'].edges.length
    const before = await board('jylland-member')
    await made('sara', 'ASSISTANCE', 'mira', 'setRegion(case: $case, to: MIDTJYLLAND)')
    expect(await board('jylland-member')).toBe(before + 1)
    expect(await samsyn.as('grethe').for('COORDINATION').case('mira', '{ id }')).toEqual({ refused: 'CASE_NOT_AVAILABLE', case: null })
    await made('sara', 'ASSISTANCE', 'mira', 'setRegion(case: $case, to: KOBENHAVN)')
    expect(await samsyn.as('grethe').for('COORDINATION').case('mira', '{ id }')).toEqual({ id: samsyn.handleOf('mira', 'grethe') })
  })
})

describe('the clocks', () => {
  const extension = (ends: string, askedOn = day(0)): string => `extendReflectionPeriod(case: $case, ends: "${ends}", askedOn: "${askedOn}")`
  const extend = (story: string, ends: string, code?: string, askedOn?: string): Promise<unknown> => code === undefined
    ? made('ib', 'RESIDENCE_DECISION', story, extension(ends, askedOn))
    : refused('ib', 'RESIDENCE_DECISION', story, extension(ends, askedOn), code)

  test('a detention is the police\'s to record, and lies in the past', async () => {
    const since = (offset: number): string => `recordDetention(case: $case, since: "${at(offset, '08:00').toISOString()}")`
    await refused('jens', 'IDENTIFICATION', 'blessing', since(2), 'DATE_INVALID')
    await refused('ulla', 'IDENTIFICATION', 'blessing', since(-1), 'FORBIDDEN')
    await made('jens', 'IDENTIFICATION', 'samira', since(-1))
  })

  test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:30:00+01:00', '1899-12-31T23:59:59Z', '9999-12-31T23:30:00-01:00'])(
    'an instant that not everyone who is sent it can read (%s) is none, and the group\'s board goes on', async (since) => {
      const before = await controlDataOf(samsyn)
      const input = { case: samsyn.handleOf('blessing', 'jens'), since }
      const byVariable = await samsyn.as('jens').for('IDENTIFICATION').change(
        'recordDetention(case: $case, since: $since) { case }', input, ', $case: ID!, $since: DateTime!')
      expect(byVariable).toEqual({ refused: 'VARIABLES_INVALID' })
      const written = await changed(samsyn, 'jens', 'IDENTIFICATION', 'blessing', `recordDetention(case: $case, since: "${since}") { case }`)
      expect(written).toMatchObject({ refused: 'OPERATION_INVALID', leaves: [{ kind: 'refusal', code: 'OPERATION_INVALID' }] })
      expect(await controlDataOf(samsyn)).toBe(before)
      expect((await samsyn.as('grethe').for('COORDINATION').case('blessing', '{ coordination { stage } }')).coordination).not.toBeNull()
    })

  test('a period of thirty days is set once the person is identified, from a day that can be', async () => {
    const period = (starts: string): string => `setReflectionPeriod(case: $case, starts: "${starts}")`
    await refused('ib', 'RESIDENCE_DECISION', 'daria', period(day(0)), 'REFLECTION_NOT_APPLICABLE')
    for (const starts of ['2006-12-31', '0001-01-01', day(-4), day(16)])
      await refused('ulla', 'IDENTIFICATION', 'blessing', period(starts), 'DATE_INVALID')
    await refused('ditte', 'IDENTIFICATION', 'linh', period(day(0)), 'NOT_APPLICABLE')
    await made('ulla', 'IDENTIFICATION', 'blessing', period(day(0)))
    const { coordination } = await samsyn.as('national').for('COORDINATION').case(
      'blessing', '{ coordination { stage clocks { kind days atMostDays } } }')
    expect(coordination).toEqual({ stage: 'reflection', clocks: [{ kind: 'REFLECTION', days: 30, atMostDays: 120 }] })
    await refused('ulla', 'IDENTIFICATION', 'blessing', period(day(0)), 'REFLECTION_NOT_APPLICABLE')
  })

  test('it is extended to 120 days and not to 121 or 131, nor to what it is already', async () => {
    for (const days of [121, 131]) await extend('daria', day(-50 + days - 1), 'REFLECTION_TOO_LONG')
    await extend('daria', day(39), 'EXTENSION_NOT_LONGER')
    for (const askedOn of [day(3), day(-51)]) await extend('daria', day(60), 'DATE_INVALID', askedOn)
    await refused('ulla', 'IDENTIFICATION', 'daria', extension(day(60)), 'FORBIDDEN')
    await extend('daria', day(-50 + 119))
    await extend('daria', day(-50 + 120), 'REFLECTION_TOO_LONG')
  })

  test('under the plan of 2007-2010 it is extended to 100 days and not to 101', async () => {
    await extend('samira', day(-26 + 100), 'REFLECTION_TOO_LONG')
    await extend('samira', day(-26 + 99))
  })

  test('after it ran out it is too late, unless it was asked for before', async () => {
    await extend('joy', day(10), 'EXTENSION_TOO_LATE')
    await extend('joy', day(10), undefined, day(-3))
  })

  test('a lawful resident\'s restitution period is CMM\'s to extend', async () => {
    await refused('sara', 'ASSISTANCE', 'mira', extension(day(20)), 'FORBIDDEN')
    await made('cmm-caseworker', 'ASSISTANCE', 'mira', extension(day(20)))
  })

  test('a representative is appointed for a minor, and not in the future', async () => {
    const since = (offset: number): string => `appointRepresentative(case: $case, since: "${at(offset, '06:00').toISOString()}")`
    await refused('ulla', 'IDENTIFICATION', 'linh', since(2), 'DATE_INVALID')
    await refused('ulla', 'IDENTIFICATION', 'blessing', since(-1), 'REPRESENTATIVE_NOT_APPLICABLE')
    await refused('shelter', 'ASSISTANCE', 'mira', since(-1), 'FORBIDDEN')
    await made('ulla', 'IDENTIFICATION', 'linh', since(-1))
  })

  test('a departure has happened, after the case was opened, from a period', async () => {
    const on = (date: string): string => `recordDeparture(case: $case, on: "${date}")`
    await refused('ib', 'PREPARED_RETURN', 'joy', on(day(2)), 'DATE_INVALID')
    await refused('ib', 'PREPARED_RETURN', 'joy', on(day(-90)), 'DATE_INVALID')
    await refused('ib', 'PREPARED_RETURN', 'linh', on(day(-1)), 'NOT_APPLICABLE')
    await refused('ingrid', 'PREPARED_RETURN', 'joy', on(day(-1)), 'FORBIDDEN')
    await made('ib', 'PREPARED_RETURN', 'joy', on(day(-1)))
  })

  test('who has departed as prepared has returned: the reintegration is reported from then on, the period is over, and a wrong day is put right', async () => {
    const departed = async (date: string): Promise<unknown> => {
      await made('ib', 'PREPARED_RETURN', 'samira', `recordDeparture(case: $case, on: "${date}")`)
      return (await samsyn.as('national').for('COORDINATION').case(
        'samira', '{ coordination { stage stageSince clocks { kind started } openTasks { task party } } }')).coordination
    }
    await made('ib', 'PREPARED_RETURN', 'samira', 'moveStage(case: $case, to: returnPrepared)')
    const first = await departed(day(-2))
    expect(first).toMatchObject({
      stage: 'returned', clocks: [{ kind: 'REINTEGRATION' }], openTasks: [{ task: 'REPORT_REINTEGRATION', party: 'IOM' }],
    })
    await extend('joy', day(11), 'NOT_APPLICABLE')
    const again = await departed(day(-1))
    expect(again).toMatchObject({ stage: 'returned', stageSince: (first as { stageSince: string }).stageSince })
    expect(again).not.toEqual(first)
  })
})
