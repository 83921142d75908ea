import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { eventually } from '../eventually.ts'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const { at } = createCalendar(new Date())

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway({ replicas: 1, deadline: 10_000 })
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const caseRow = async (story: string): Promise<Record<string, any>> =>
  (await samsyn.database.adminPool.query('select * from "case" where id = $1', [samsyn.storyOf(story).id])).rows[0]

/** Changes of one case that touch different things, each by whom it is permitted. */
const CHANGES: readonly (readonly [persona: string, change: string, column: string, value: unknown])[] = [
  ['ulla', 'setResidenceCategory(case: $case, to: asylumSeeker)', 'residence_category', 'asylumSeeker'],
  ['ulla', 'moveStage(case: $case, to: identified)', 'stage', 'identified'],
  ['jens', `recordDetention(case: $case, since: "${at(-1, '05:00').toISOString()}")`, 'detained_since', at(-1, '05:00')],
  ['ditte', 'setRegion(case: $case, to: MIDTJYLLAND)', 'region', 'MIDTJYLLAND'],
  ['jens', 'linkCase(case: $case, party: "AT", fileNumber: "20260009131")', 'id', expect.any(String)],
]

test('of changes that come at once by two replicas none is lost: each that was acknowledged stands, each other is told so', async () => {
  const before = await caseRow('blessing')
  const outcomes = await Promise.all(CHANGES.map(async ([persona, change, column, value], index) => {
    const gateway = samsyn.gateways[index % 2]
    const made = await samsyn.as(persona, gateway).for('IDENTIFICATION').change(
      `${change} { case }`, { case: samsyn.handleOf('blessing', persona) }, ', $case: ID!')
    return { made, column, value }
  }))
  const after = await caseRow('blessing')
  const standing = outcomes.filter(({ made }) => !('refused' in made))
  for (const { made } of outcomes) if ('refused' in made) expect(made).toEqual({ refused: 'CHANGED_MEANWHILE' })
  expect(standing.length).toBeGreaterThan(0)
  expect(after['version'] - before['version']).toBe(standing.length)
  for (const { column, value } of standing) expect([column, after[column]]).toEqual([column, value])
  const leaves = (await samsyn.checkTrail()).flat().filter((leaf) => 'purpose' in leaf && leaf.purpose === 'IDENTIFICATION')
  expect(leaves.filter(({ kind }) => kind === 'registry')).toHaveLength(standing.length)
  expect(leaves.filter(({ kind }) => kind === 'refusal')).toHaveLength(CHANGES.length - standing.length)
})

test('of twenty that would link one party at once it is linked once, and whoever is told that the case moved left a refusal', async () => {
  const from = await leavesOf(samsyn)
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => samsyn.as('jens').for('IDENTIFICATION').change(
    'linkCase(case: $case, party: "SKAT") { case }', { case: samsyn.handleOf('linh', 'jens') }, ', $case: ID!')))
  const refused = outcomes.filter((one) => 'refused' in one)
  expect(refused).toEqual(refused.map(() => ({ refused: 'CHANGED_MEANWHILE' })))
  expect(outcomes.length - refused.length).toBeGreaterThan(0)
  const leaves = await leavesFrom(samsyn, from)
  expect(leaves.filter(({ kind }) => kind === 'refusal')).toHaveLength(refused.length)
  const { rows } = await samsyn.database.adminPool.query(
    'select from link where case_id = $1 and party = $2', [samsyn.storyOf('linh').id, 'SKAT'])
  expect(rows).toHaveLength(1)
})

test('P11: nobody keeps others from a case by changing it without end: they are answered, also in danger of life, and a consent is withdrawn', async () => {
  samsyn.fault('CMM', 'slow', 100)
  const until = performance.now() + 90_000
  const change = async (): Promise<string[]> => {
    const made: string[] = []
    while (performance.now() < until && made.at(-1) !== 'TOO_MANY_CHANGES') {
      const { refused = '' } = await samsyn.as('jens').for('IDENTIFICATION').change(
        `recordDetention(case: $case, since: "${at(-1, '05:00').toISOString()}") { case }`, { case: samsyn.handleOf('mira', 'jens') }, ', $case: ID!')
      made.push(refused)
    }
    return made
  }
  const changes = (await Promise.all([change(), change()])).flat()
  expect(changes.filter((one) => one === 'TOO_MANY_CHANGES')).toHaveLength(2)
  expect(await samsyn.as('karen').for('VITAL_INTERESTS', 'hun er i umiddelbar livsfare').case('mira', '{ cmm { riskLevel } }')).toEqual({ cmm: { riskLevel: 'MEDIUM' } })
  const [consent] = samsyn.storyOf('mira').consents
  const id = samsyn.consentHandleOf('sara', consent?.id ?? '')
  expect(await samsyn.as('sara').for('ASSISTANCE').change('withdrawConsent(id: $id) { consentRecord { id } }', { id }, ', $id: ID!'))
    .toEqual({ withdrawConsent: { consentRecord: { id } } })
  samsyn.fault('CMM', undefined)
})

test('of two who open a case under one number one does, and the other leaves a refusal and no case', async () => {
  const count = async (): Promise<number> => Number((await samsyn.database.adminPool.query('select count(*) from "case"')).rows[0].count)
  const before = await count()
  const outcomes = await Promise.all([0, 1].map((index) => samsyn.as('jens', samsyn.gateways[index]).for('IDENTIFICATION').change(
    'openCase(input: { fileNumber: "0100-70123-09131-26", region: KOBENHAVN, residenceCategory: none, minor: false }) { case }')))
  expect(outcomes.filter((one) => 'refused' in one)).toEqual([{ refused: 'FILE_NUMBER_TAKEN' }])
  expect(await count()).toBe(before + 1)
})

test('F7: a party is brought in also under a number that another replica gives it in another case at that instant, and no more is told', async () => {
  const [pending, number] = [await samsyn.database.adminPool.connect(), '20260009132']
  await pending.query('begin')
  await pending.query('insert into link (case_id, party, agency, handle, file_number, linked_at) values ($1, $2, $2, $3, $4, now())',
    [samsyn.storyOf('mira').id, 'SIRI', 'at-the-same-instant', number])
  const linking = samsyn.as('jens').for('IDENTIFICATION').change(
    `linkCase(case: $case, party: "SIRI", fileNumber: "${number}") { case }`, { case: samsyn.handleOf('blessing', 'jens') }, ', $case: ID!')
  await eventually(async () => expect((await samsyn.database.adminPool.query('select from pg_locks where not granted')).rowCount).toBe(1))
  await pending.query('commit')
  pending.release()
  expect(await linking).toEqual({ linkCase: { case: samsyn.handleOf('blessing', 'jens') } })
  const { rows } = await samsyn.database.adminPool.query(
    `select file_number from link where case_id = $1 and party = 'SIRI'`, [samsyn.storyOf('blessing').id])
  expect(rows).toEqual([{ file_number: null }])
})
