import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { givenFacts, type DisclosureEntry, type Entry } from '../../gateway/trail/entry.ts'
import { aDaysWork, anOfficer, untilIndexed } from './an-officer.ts'

let samsyn: AGateway
beforeAll(async () => {
  samsyn = await aGateway({ deadline: 20_000 })
  await aDaysWork(samsyn)
})
afterAll(() => samsyn.close())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const open = (persona: string, until: string): Promise<any> =>
  anOfficer(samsyn, persona).run('openSupervision(until: $until) { until }', { until }, ', $until: DateTime!', 'mutation')
const end = (persona: string): Promise<any> => anOfficer(samsyn, persona).run('endSupervision { until }', {}, '', 'mutation')

const OVERSEEN = { outcomes: ['OVERSEEN'] }
const EVERYTHING = { outcomes: ['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'DISCARDED', 'CHANGED', 'OVERSEEN'] }
const leavesOf = async (): Promise<Entry[]> => (await samsyn.checkTrail())[0] ?? []

test('X30: the supervisory authority reads nothing while no supervision is open, and its asking is recorded', async () => {
  expect(await anOfficer(samsyn, 'supervisor').run('overseenEntries(first: 5) { edges { cursor } }')).toEqual({ refused: 'SUPERVISION_NOT_OPEN' })
  expect((await leavesOf()).at(-1)).toMatchObject({ kind: 'refusal', code: 'SUPERVISION_NOT_OPEN', actor: { party: 'DT' } })
})

test('a supervision is opened by those who answer for Samsyn, for a year at most, and by no agency nor the authority itself', async () => {
  for (const persona of ['dpo', 'poul', 'supervisor', 'sara']) expect(await open(persona, inDays(7))).toEqual({ refused: 'FORBIDDEN' })
  for (const until of [inDays(-1), inDays(400)]) expect(await open('samsyn-dpo', until)).toEqual({ refused: 'VARIABLES_INVALID' })
})

test('X30: during a supervision it reads every leaf once and whole, also what is sealed, and each look is a leaf', async () => {
  const until = inDays(7)
  const before = await leavesOf()
  const sealed = before.findIndex((entry) => entry.kind === 'disclosure' && entry.actor.party === 'NEC' && entry.controllers.length > 1)
  await samsyn.as('poul').for('OVERSIGHT').change('sealLeaves(input: $input) { leaves }', { input: {
    log: 'replica-1', leaves: [String(sealed)], because: 'crimeInvestigation', authority: 'prosecution', reviewOn: inDays(30).slice(0, 10),
  } }, ', $input: SealLeavesInput!')
  expect(await open('samsyn-dpo', until)).toEqual({ until })
  await untilIndexed(samsyn)
  const dt = anOfficer(samsyn, 'supervisor')
  const leaves = await leavesOf()
  const seen = (await dt.all(EVERYTHING)).filter(({ recipient }) => recipient !== 'DT')
  expect(seen.map(({ leaf }) => Number(leaf)).sort((one, other) => one - other))
    .toEqual(leaves.flatMap((entry, index) => ('actor' in entry && entry.actor.party === 'DT' ? [] : [index])))
  expect(seen.some(({ leaf }) => leaf === String(sealed))).toBe(true)
  const whole = await dt.run(`overseenEntry(log: "replica-1", leaf: "${sealed}") { given { field } withheld { field } }`)
  const leaf = before[sealed] as DisclosureEntry
  expect(whole).toEqual({ given: givenFacts(leaf).map(({ field }) => ({ field })), withheld: leaf.withheld.map(({ field }) => ({ field })) })
  expect((await dt.counts({}, 'total')).total).toBe((await dt.all({})).length)
  expect((await leavesOf()).slice(leaves.length).filter((entry) => entry.kind === 'oversight' && entry.actor.party === 'DT').length).toBeGreaterThan(3)
})

test('P12: it cannot match a case of one agency with another\'s: each entry names the case as its recipient does', async () => {
  const entries = await anOfficer(samsyn, 'supervisor').all({})
  for (const persona of ['sara', 'karen']) {
    const party = persona === 'sara' ? 'CMM' : 'NEC'
    const named = entries.filter((entry) => entry.case === samsyn.handleOf('joy', persona))
    expect(named.length).toBeGreaterThan(0)
    for (const { recipient } of named) expect(recipient).toBe(party)
  }
})

test('what the log says of itself and of its keys is read by Samsyn\'s officers and the authority, and by no agency\'s', async () => {
  for (const [persona, is] of [['samsyn-dpo', true], ['supervisor', true], ['dpo', false], ['poul', false]] as const) {
    const acts = (await anOfficer(samsyn, persona).all(OVERSEEN)).map(({ act }) => act)
    expect([persona, acts.includes('logOpened'), acts.includes('keysChanged')]).toEqual([persona, is, is])
  }
  const [keys] = (await anOfficer(samsyn, 'samsyn-dpo').all({ acts: ['keysChanged'] }))
  const { details } = await anOfficer(samsyn, 'samsyn-dpo').run(`overseenEntry(log: "${keys.log}", leaf: "${keys.leaf}") { details { name value } }`)
  expect(details).toContainEqual({ name: 'orders', value: expect.stringMatching(/./) })
})

test('once the supervision is ended it reads no more', async () => {
  expect(await end('dpo')).toEqual({ refused: 'FORBIDDEN' })
  expect(await end('samsyn-dpo')).toEqual({ until: expect.stringMatching(/Z$/) })
  expect(await anOfficer(samsyn, 'supervisor').run('overseenEntries(first: 5) { edges { cursor } }')).toEqual({ refused: 'SUPERVISION_NOT_OPEN' })
  expect(await end('samsyn-dpo')).toEqual({ until: null })
})

test('X30: nor once its time is over, though nobody ended it', async () => {
  const later = inDays(2)
  await open('samsyn-dpo', later)
  expect(await anOfficer(samsyn, 'supervisor').run('overseenEntries(first: 5) { edges { cursor } }')).toHaveProperty('edges')
  await samsyn.database.adminPool.query(`update supervision set until = now() - interval '1 second' where until = $1`, [later])
  expect(await anOfficer(samsyn, 'supervisor').run('overseenEntries(first: 5) { edges { cursor } }')).toEqual({ refused: 'SUPERVISION_NOT_OPEN' })
  expect(await anOfficer(samsyn, 'samsyn-dpo').run('supervisions { openUntil }')).toEqual({ openUntil: null })
})

test('Samsyn and the authority see whether a supervision is open and which were, and nobody else does', async () => {
  const list = (persona: string) => anOfficer(samsyn, persona).run('supervisions { openUntil latest { until endedAt } }')
  await end('samsyn-dpo')
  const until = inDays(3)
  await open('samsyn-dpo', until)
  for (const persona of ['samsyn-dpo', 'admin', 'supervisor'])
    expect(await list(persona)).toMatchObject({ openUntil: until, latest: expect.arrayContaining([{ until, endedAt: null }]) })
  await end('samsyn-dpo')
  expect(await list('supervisor')).toMatchObject({ openUntil: null })
  for (const persona of ['dpo', 'sara']) expect(await list(persona)).toEqual({ refused: 'FORBIDDEN' })
})
