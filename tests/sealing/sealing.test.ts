import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { disclosureTo, leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from '../oversight/a-following.ts'
import { anOfficer } from '../oversight/an-officer.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const day = (days: number): string => createCalendar(new Date()).at(days, '12:00').toISOString().slice(0, 10)

/** Karen of the police looks at Daria's case; the leaf that she leaves. */
const investigated = async (): Promise<string> => {
  await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', ['cmm.willingToTestify'])
  return String(await leavesOf(samsyn) - 1)
}

const INPUT = { because: 'crimeInvestigation', authority: 'prosecution' }

const seal = (leaf: string, otherwise: Record<string, unknown> = {}, persona = 'poul') =>
  samsyn.as(persona).for('OVERSIGHT').change('sealLeaves(input: $input) { log leaves }',
    { input: { ...INPUT, log: 'replica-1', leaves: [leaf], reviewOn: day(30), ...otherwise } }, ', $input: SealLeavesInput!')

const unseal = (leaf: string, persona = 'poul') => samsyn.as(persona).for('OVERSIGHT').change(
  'unsealLeaves(log: "replica-1", leaves: [$leaf]) { leaves }', { leaf }, ', $leaf: String!')

const due = async (by: string | null, persona = 'poul') => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run(
    '{ sealsDue(by: $by) { seals { leaf because authority reviewOn } } }', { by }, 'query', ', $by: Date')
  return body.data?.['sealsDue']?.seals ?? body.errors?.[0]?.extensions.code
}

const explained = async (persona: string, leaf: string): Promise<string> => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run(
    '{ explainDisclosure(log: "replica-1", leaf: $leaf) { recipient } }', { leaf }, 'query', ', $leaf: String!')
  return body.data?.['explainDisclosure']?.recipient ?? body.errors?.[0]?.extensions.code
}

const seenBy = async (leaf: string): Promise<string[]> => {
  await untilTaken(samsyn.database.adminPool, 'index')
  const { rows } = await samsyn.database.pool.query<{ party: string }>(
    'select party from overseen_entry where log_id = $1 and index = $2 and not sealed order by party', ['replica-1', leaf])
  return rows.map(({ party }) => party)
}

describe('P8: what the police did in an investigation is sealed', () => {
  test('from the officers of the agencies that gave, and not from the police\'s own; unsealed, all see it again', async () => {
    const leaf = await investigated()
    expect(await seenBy(leaf)).toEqual(['CMM', 'NEC'])
    const from = await leavesOf(samsyn)
    expect(await seal(leaf)).toEqual({ sealLeaves: { log: 'replica-1', leaves: [leaf] } })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{
      kind: 'oversight', act: 'sealLeaves', regime: 'LAW_ENFORCEMENT', actor: { party: 'NEC' },
      details: { ...INPUT, log: 'replica-1', leaves: [leaf], reviewOn: day(30) },
    }])
    expect(await seenBy(leaf)).toEqual(['NEC'])
    expect([await explained('dpo', leaf), await explained('poul', leaf)]).toEqual(['LEAF_NOT_AVAILABLE', 'NEC'])
    expect(await unseal(leaf)).toEqual({ unsealLeaves: { leaves: [leaf] } })
    expect(await seenBy(leaf)).toEqual(['CMM', 'NEC'])
    expect(await explained('dpo', leaf)).toBe('NEC')
    expect(await unseal(leaf)).toEqual({ refused: 'SEAL_NOT_AVAILABLE' })
  })

  test('and tells of itself neither by when its agency was last heard of, nor by how many looked at a case', async () => {
    const told = async () => {
      await untilTaken(samsyn.database.adminPool, 'index')
      const { agencies } = await anOfficer(samsyn, 'dpo').run('trailState { agencies { agency at } }')
      const crowd = await anOfficer(samsyn, 'dpo').all({ moreRecipientsThan: 1 })
      return { agencies, crowd: crowd.map(({ leaf }) => leaf).sort() }
    }
    const heardOfPolice = ({ agencies }: Awaited<ReturnType<typeof told>>) => agencies.find(({ agency }: any) => agency === 'NEC')?.at
    await disclosureTo(samsyn, 'sara', 'ASSISTANCE', 'daria', ['immigration.residenceCategory'])
    const [before, earlier] = [await told(), (await anOfficer(samsyn, 'dpo').all({ recipients: ['NEC'] })).map(({ leaf }) => leaf)]
    const leaf = await investigated()
    const open = await told()
    expect(open.crowd).toEqual([...before.crowd, leaf].sort())
    expect(heardOfPolice(open) > heardOfPolice(before)).toBe(true)
    await seal(leaf)
    expect(heardOfPolice(await told())).toBe(heardOfPolice(before))
    await seal(leaf, { leaves: earlier })
    const sealed = await told()
    expect([sealed.crowd, sealed.agencies.map(({ agency }: any) => agency)]).toEqual([[], ['CMM']])
    for (const one of [leaf, ...earlier]) await unseal(one)
  })

  test('even before the index has read it', async () => {
    const leaf = await investigated()
    await seal(leaf)
    expect(await seenBy(leaf)).toEqual(['NEC'])
    await samsyn.checkTrail()
  })

  test('only until a review that falls due, and the list of those tells nobody else', async () => {
    const leaf = await investigated()
    await seal(leaf, { reviewOn: day(10), because: 'rightsOfOthers', authority: 'court' })
    for (const early of ['0001-01-01', '0900-06-01']) expect(await due(early)).toEqual([])
    const [first] = await due(day(10))
    expect(first).toEqual({ leaf, because: 'rightsOfOthers', authority: 'court', reviewOn: day(10) })
    expect(await due(day(9))).toEqual([])
    await seal(leaf, { reviewOn: day(20) })
    expect(await due(day(10))).toEqual([])
    expect((await due(day(20))).at(-1)).toEqual({ leaf, ...INPUT, reviewOn: day(20) })
    expect(await due(day(20), 'dpo')).toBe('FORBIDDEN')
    await unseal(leaf)
    expect(await due(day(20))).toEqual([])
  })

  test('and who says no day is shown what is due today, and leaves a leaf that says how much', async () => {
    const leaf = await investigated()
    await samsyn.database.adminPool.query(
      `insert into seal values ('replica-1', $1, 'NEC', 'crimeInvestigation', 'prosecution', $2, now())`, [leaf, day(0)])
    await seal(await investigated(), { reviewOn: day(1) })
    const from = await leavesOf(samsyn)
    expect(await due(null)).toMatchObject([{ leaf }])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'oversight', act: 'seeSealsDue', details: { seals: 1 } }])
  })

  test('of one log alone: the leaf of the same number in another stays sealed', async () => {
    const leaf = await investigated()
    await samsyn.database.adminPool.query(
      `insert into seal values ('replica-2', $1, 'NEC', 'crimeInvestigation', 'prosecution', $2, now())`, [leaf, day(10)])
    await seal(leaf)
    expect(await unseal(leaf)).toEqual({ unsealLeaves: { leaves: [leaf] } })
    expect((await due(day(10))).filter((one: { leaf: string }) => one.leaf === leaf)).toHaveLength(1)
  })

  test('by its own agency alone: another\'s seal is on no list of the police\'s, and they do not lift it', async () => {
    const leaf = await investigated()
    await samsyn.database.adminPool.query(
      `insert into seal values ('replica-1', $1, 'RA', 'crimeInvestigation', 'prosecution', $2, now())`, [leaf, day(10)])
    expect(await due(day(400))).not.toContainEqual(expect.objectContaining({ leaf }))
    expect(await unseal(leaf)).toEqual({ refused: 'SEAL_NOT_AVAILABLE' })
  })

  test('never without a review: not today, not in more than a year, not without ground or authority', async () => {
    const leaf = await investigated()
    for (const reviewOn of [day(0), day(-1), day(400)]) expect(await seal(leaf, { reviewOn })).toEqual({ refused: 'SEAL_REVIEW_INVALID' })
    for (const missing of ['because', 'authority', 'reviewOn']) expect(await seal(leaf, { [missing]: null })).toEqual({ refused: 'VARIABLES_INVALID' })
  })

  test('and nothing else is: not what helpers did, not what is not there, not by any other officer', async () => {
    await disclosureTo(samsyn, 'sara', 'ASSISTANCE', 'joy', ['immigration.residenceCategory'])
    const helped = String(await leavesOf(samsyn) - 1)
    for (const leaf of [helped, '0', '999999', 'x', '1x', '-1', '9'.repeat(19)]) expect(await seal(leaf)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    const leaf = await investigated()
    for (const persona of ['dpo', 'dagny', 'karen']) expect(await seal(leaf, {}, persona)).toEqual({ refused: 'FORBIDDEN' })
    for (const leaves of [[], [leaf, helped], [leaf, '999999']]) expect(await seal(leaf, { leaves })).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    expect(await seenBy(leaf)).toEqual(['CMM', 'NEC'])
    for (const otherwise of [{ log: 'replica-2' }, { leaves: [`0${leaf}`] }]) expect(await seal(leaf, otherwise)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    expect(await seal(leaf, { leaves: [leaf, leaf] })).toMatchObject({ sealLeaves: { leaves: [leaf] } })
    expect(await unseal('x')).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    expect(await unseal(leaf, 'dpo')).toEqual({ refused: 'FORBIDDEN' })
    expect(await samsyn.as('poul').for('OVERSIGHT').change('unsealLeaves(log: "replica-1", leaves: $leaves) { leaves }',
      { leaves: [leaf, helped] }, ', $leaves: [String!]!')).toEqual({ refused: 'SEAL_NOT_AVAILABLE' })
    expect(await seenBy(leaf)).toEqual(['NEC'])
  })

  test('nor is what has been erased: nothing of it is left to hide', async () => {
    await seal(await investigated())
    const erased = String(await leavesOf(samsyn) - 1)
    await samsyn.database.adminPool.query(`update trail_leaf set entry = null where log_id = 'replica-1' and index = $1`, [erased])
    expect(await seal(erased)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
  })
})
