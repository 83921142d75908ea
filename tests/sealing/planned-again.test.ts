import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anOfficer, untilIndexed } from '../oversight/an-officer.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const reviewOn = createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10)

interface Looked {
  readonly id: string
  /** Of its receipt. */
  readonly leaves: readonly string[]
}

/** What Karen looks at while Daria's case moves, so that it is planned again. */
const movedMeanwhile = async (
  purpose: 'INVESTIGATION' | 'VITAL_INTERESTS', field: string, variables: Record<string, unknown> = {}, declared = '',
): Promise<Looked> => {
  const asked = samsyn.askedOf('CMM').length
  samsyn.fault('CMM', 'slow', 20_000)
  const look = samsyn.as('karen').for(purpose, 'trusler mod borgeren i dag fra bagmændene').run(`{ ${field} }`, variables, 'query', declared)
  await expect.poll(() => samsyn.askedOf('CMM').length).toBeGreaterThan(asked)
  await samsyn.as('sara').for('ASSISTANCE').change('setRegion(case: $case, to: SYDDANMARK) { case }', { case: samsyn.handleOf('daria', 'sara') }, ', $case: ID!')
  samsyn.fault('CMM', undefined)
  const { disclosureId: id, leaves } = (await look).body.extensions.receipt
  return { id, leaves }
}

/** Karen's look at Daria's case alone; its leaf. */
const lookMovedMeanwhile = async (purpose: 'INVESTIGATION' | 'VITAL_INTERESTS', fields: string): Promise<{ id: string; leaf: string }> => {
  const { id, leaves: [leaf = ''] } = await movedMeanwhile(
    purpose, `case(id: $id) { ${fields} }`, { id: samsyn.handleOf('daria', 'karen') }, ', $id: ID!')
  return { id, leaf }
}

/** Does something of which the index reads nothing until it is done. */
const beforeIndexed = async <T>(work: () => Promise<T>): Promise<T> => {
  const holder = await samsyn.database.adminPool.connect()
  await holder.query('begin; lock table trail_cursor in exclusive mode')
  try {
    return await work()
  } finally {
    await holder.query('commit')
    holder.release()
  }
}

const poul = (act: string, variables: object, declared: string) => anOfficer(samsyn, 'poul').run(act, { ...variables }, declared, 'mutation')

const seal = (leaf: string) => poul('sealLeaves(input: $input) { leaves }', {
  input: { log: 'replica-1', leaves: [leaf], because: 'crimeInvestigation', authority: 'prosecution', reviewOn },
}, ', $input: SealLeavesInput!')

const unseal = (leaf: string) => poul('unsealLeaves(log: "replica-1", leaves: [$leaf]) { leaves }', { leaf }, ', $leaf: String!')

const shownTo = async (persona: string, id: string): Promise<string[]> => {
  await untilIndexed(samsyn)
  return (await anOfficer(samsyn, persona).all({ disclosureId: id })).map(({ outcome }) => outcome).sort()
}

test('a look that the police seal shows by none of its leaves, also where it was planned again since the case moved; unsealed, by all of them', async () => {
  const { id, leaf } = await lookMovedMeanwhile('INVESTIGATION', 'cmm { willingToTestify }')
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
  const { leaves } = await seal(leaf)
  expect(leaves).toHaveLength(2)
  expect(leaves[0]).toBe(leaf)
  expect([await shownTo('dpo', id), await shownTo('poul', id)]).toEqual([[], ['DISCARDED', 'DISCLOSED']])
  expect(await unseal(leaves[1])).toEqual({ leaves: [leaves[1], leaf] })
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
  expect(await unseal(leaf)).toEqual({ refused: 'SEAL_NOT_AVAILABLE' })
})

test('also right after the look, before the index has read it', async () => {
  const { sealing, first } = await beforeIndexed(async () => {
    const { leaf } = await lookMovedMeanwhile('INVESTIGATION', 'cmm { willingToTestify }')
    const begun = seal(leaf)
    return { sealing: () => begun, first: await Promise.race([begun, pause(300, 'it waits')]) }
  })
  expect(first).toBe('it waits')
  expect((await sealing()).leaves).toHaveLength(2)
})

test('of a page of cases that is planned again, each case by itself', async () => {
  const { id, leaves: [first = '', ...others] } = await movedMeanwhile('INVESTIGATION', 'cases { edges { node { cmm { willingToTestify } } } }')
  expect(others.length).toBeGreaterThan(0)
  await untilIndexed(samsyn)
  const { leaves } = await seal(first)
  expect(leaves).toHaveLength(2)
  await untilIndexed(samsyn)
  const { rows } = await samsyn.database.pool.query(`select count(*)::int as leaves, count(*) filter (where index = any($2))::int as sealed,
    count(distinct handle) filter (where index = any($2))::int as cases from overseen_entry where disclosure_id = $1 and party = 'NEC'`, [id, leaves])
  expect(rows).toEqual([{ leaves: 2 * (1 + others.length), sealed: 2, cases: 1 }])
})

test('X31: nor is a break-glass that nobody has reviewed sealed by what of it was discarded', async () => {
  const { id } = await lookMovedMeanwhile('VITAL_INTERESTS', 'cmm { riskLevel }')
  await untilIndexed(samsyn)
  const [discarded] = (await anOfficer(samsyn, 'poul').all({ disclosureId: id })).filter(({ outcome }) => outcome === 'DISCARDED')
  expect(await seal(discarded.leaf)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
})
