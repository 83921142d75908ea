import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { disclosureEntries } from '../../gateway/pipeline/disclosure-entries.ts'
import type { CollectedCase } from '../../gateway/pipeline/stages.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import { commitmentOf, saltsOf } from '../../gateway/trail/commitment.ts'
import { givenFacts } from '../../gateway/trail/entry.ts'
import { createRuleCipher } from '../../gateway/trail/rule-cipher.ts'
import type { Controller } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { aPage, aPlannedCase, AT, delivered, factOf, permitsOf } from './a-page.ts'

const KEY = Buffer.alloc(32, 7)
const handles = createConsentHandles(KEY)
const ruleCipher = createRuleCipher(KEY)

const written = (cases: readonly CollectedCase[], { recipient = 'UDLST', surplus = new Map() } = {}) =>
  disclosureEntries({ planned: aPage(cases.map(({ planned }) => planned), recipient), cases, surplus }, { handles, ruleCipher },
    { at: AT, regime: 'GDPR', traceId: 'trace-1' })

const speaking = (language: string, told: Parameters<typeof aPlannedCase>[1] = {}): CollectedCase =>
  delivered(aPlannedCase(permitsOf('X11', ['cmm.needs.language']), told), new Map([['CMM', { needs: { language } }]]))

describe('the salt that opens the commitments of a leaf', () => {
  test('is of sixteen bytes and another in each case of a page, so that whoever opens one opens no other', () => {
    const [one, other] = written([speaking('th'), speaking('th', { handle: 'handle-2' })])
    expect([one?.salt.length, other?.salt.length]).toEqual([16, 16])
    expect(one?.salt).not.toEqual(other?.salt)
    const [mine, theirs] = [one, other].map((each) => each && givenFacts(each.entry)[0]?.commitment)
    expect(mine).not.toBe(theirs)
    expect(mine).toBe(commitmentOf('th', saltsOf(one?.salt ?? Buffer.alloc(0), 1)[0] ?? ''))
  })

  test('is another each time, so that no value is guessed by an earlier leaf of it', () => {
    const salts = Array.from({ length: 20 }, () => written([speaking('th')])[0]?.salt.toString('hex'))
    expect(new Set(salts).size).toBe(20)
  })
})

test('P12: two recipients find no consent in their leaves under the same name, and none under its own', () => {
  const id = randomUUID()
  const permits = permitsOf('X11', ['cmm.riskLevel'], { id, version: 3, validUntil: AT })
  const consentOf = (recipient: string): unknown =>
    written([delivered(aPlannedCase(permits), new Map([['CMM', { riskLevel: 'MEDIUM' }]]))], { recipient })[0]?.entry.given[0]?.consent
  expect(consentOf('UDLST')).toEqual({ id: handles.of('UDLST', id), version: 3 })
  expect(consentOf('NEC')).toEqual({ id: handles.of('NEC', id), version: 3 })
  expect(new Set([handles.of('UDLST', id), handles.of('NEC', id), id]).size).toBe(3)
})

test('a leaf says on what ground each fact was given, and of the others whether they were empty, unavailable or withheld', () => {
  const consent = { id: randomUUID(), version: 3, validUntil: AT }
  const permits = [
    ...permitsOf('X11', ['cmm.riskLevel', 'cmm.needs.language'], consent), ...permitsOf('X12', ['cmm.accommodationKind']),
    ...permitsOf('X11', ['cmm.returnWish'], { ...consent, id: randomUUID() }),
    ...permitsOf('X13', ['ngo.healthNeeds']), ...permitsOf('X14', ['police.witnessRole', 'police.hearingDate']),
    ...permitsOf('X28', ['coordination.stage']),
  ]
  const planned = aPlannedCase(permits)
  const withheld = { fact: factOf('cmm.safeHouseAddress'), because: 'NOT_PERMITTED', rule: 'F4', told: 'default', remedy: null } as const
  const [{ entry } = { entry: null }] = written([delivered(
    { ...planned, decision: { ...planned.decision, withholdings: [withheld], obligations: ['ALARM_CONTROLLERS'] } },
    new Map<Controller, FactValues>([
      ['CMM', { riskLevel: 'MEDIUM', needs: { language: 'th' }, accommodationKind: 'SHELTER', returnWish: 'NO' }],
      ['NEC', { hearingDate: null }], ['SAMSYN', { stage: 'presumed' }],
    ]), [{ controller: 'NGO', because: 'TIMEOUT' }])], { surplus: new Map([['NEC', 2]]) })
  expect(entry).toMatchObject({
    handle: 'handle-1', disclosureId: 'd-1', at: AT.toISOString(), regime: 'GDPR', traceId: 'trace-1', policyVersion: 'version-1',
    actor: { party: 'UDLST', client: 'udlst-sagssystem', employee: 'us-1001', role: 'assessor' },
    controllers: ['CMM', 'NGO', 'NEC', 'SAMSYN'], asked: ['CMM', 'NGO-REDEN', 'NEC'], operations: ['disclosure', 'combination'],
    legalBases: ['every exchange', 'X11', 'X12', 'X28'], empty: ['police.witnessRole', 'police.hearingDate'],
    unavailable: [{ controller: 'NGO', because: 'TIMEOUT', fields: ['ngo.healthNeeds'] }], surplus: [{ controller: 'NEC', count: 2 }],
    withheld: [{ field: 'cmm.safeHouseAddress', because: 'NOT_PERMITTED', rule: 'default' }], obligations: ['ALARM_CONTROLLERS'],
  })
  expect(entry?.given.map(({ exchange, consent: on, facts }) => [exchange, on?.id, facts.map(({ field }) => field)])).toEqual([
    ['X11', handles.of('UDLST', consent.id), ['cmm.riskLevel', 'cmm.needs.language']], ['X12', undefined, ['cmm.accommodationKind']],
    ['X11', expect.not.stringMatching(handles.of('UDLST', consent.id)), ['cmm.returnWish']], ['X28', undefined, ['coordination.stage']],
  ])
  expect(entry && ruleCipher.open(entry)).toEqual({ rules: ['F4'], caseVersion: 7 })
})

test('facts of one controller alone are combined with none, whoever else was asked', () => {
  const permits = [...permitsOf('X11', ['cmm.riskLevel']), ...permitsOf('X14', ['police.witnessRole'])]
  expect(written([delivered(aPlannedCase(permits), new Map([['CMM', { riskLevel: 'MEDIUM' }]]))])[0]?.entry.operations).toEqual(['disclosure'])
})

test('a page without any case leaves one leaf, which names none', () => {
  expect(written([]).map(({ entry, salt }) => [entry.handle, entry.given, entry.controllers, salt.length])).toEqual([[null, [], [], 16]])
})
