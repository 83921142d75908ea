import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anOfficer, untilIndexed } from '../oversight/an-officer.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const reviewOn = createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10)

/** Karen's look at Daria's case, which moves meanwhile, so that it is planned again; its id and the leaf of its receipt. */
const movedMeanwhile = async (purpose: 'INVESTIGATION' | 'VITAL_INTERESTS', fields: string): Promise<{ id: string; leaf: string }> => {
  const asked = samsyn.askedOf('CMM').length
  samsyn.fault('CMM', 'slow', 20_000)
  const look = samsyn.as('karen').for(purpose, 'trusler mod borgeren i dag fra bagmændene').run(
    `{ case(id: $id) { ${fields} } }`, { id: samsyn.handleOf('daria', 'karen') }, 'query', ', $id: ID!')
  await expect.poll(() => samsyn.askedOf('CMM').length).toBeGreaterThan(asked)
  await samsyn.as('sara').for('ASSISTANCE').change('setRegion(case: $case, to: SYDDANMARK) { case }', { case: samsyn.handleOf('daria', 'sara') }, ', $case: ID!')
  samsyn.fault('CMM', undefined)
  const { disclosureId: id, leaves: [leaf] } = (await look).body.extensions.receipt
  await untilIndexed(samsyn)
  return { id, leaf }
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
  const { id, leaf } = await movedMeanwhile('INVESTIGATION', 'cmm { willingToTestify }')
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
  const { leaves } = await seal(leaf)
  expect(leaves).toHaveLength(2)
  expect(leaves[0]).toBe(leaf)
  expect([await shownTo('dpo', id), await shownTo('poul', id)]).toEqual([[], ['DISCARDED', 'DISCLOSED']])
  expect(await unseal(leaves[1])).toEqual({ leaves: [leaves[1], leaf] })
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
  expect(await unseal(leaf)).toEqual({ refused: 'SEAL_NOT_AVAILABLE' })
})

test('X31: nor is a break-glass that nobody has reviewed sealed by what of it was discarded', async () => {
  const { id } = await movedMeanwhile('VITAL_INTERESTS', 'cmm { riskLevel }')
  const [discarded] = (await anOfficer(samsyn, 'poul').all({ disclosureId: id })).filter(({ outcome }) => outcome === 'DISCARDED')
  expect(await seal(discarded.leaf)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
  expect(await shownTo('dpo', id)).toEqual(['DISCARDED', 'DISCLOSED'])
})
