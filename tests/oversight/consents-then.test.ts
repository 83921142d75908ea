import { expect, test } from 'vitest'
import { createConsentsThen } from '../../gateway/oversight/consents-then.ts'
import type { ConsentRecord } from '../../policies/decision.ts'
import { aControlledCase } from '../desks/a-controlled-case.ts'
import { aConsent } from '../policies/a-case.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'

const AT = new Date('2026-03-10T12:00:00Z')
const ENTRY = aDisclosureEntry({ at: AT.toISOString() })

/** Of each consent, since when it is known. */
const recorded = (consents: readonly ConsentRecord[], since?: Date) =>
  ({ query: async () => ({ rows: consents.map(({ id, validFrom }) => ({ id, at: since ?? validFrom })) }) }) as never

const toldOf = (...consents: ConsentRecord[]) => createConsentsThen({
  reader: recorded(consents),
  controlData: { byHandle: async (party, handle) => (party === ENTRY.actor.party && handle === 'handle' ? aControlledCase({ consents }) : undefined) },
  handles: { of: (party, id) => `${party}:${id}` },
})
const own = (differing: Partial<ConsentRecord> = {}) => aConsent('UDLST', 'IDENTIFICATION', { id: 'own', ...differing })

test('an officer of who asked is told of the consents to her agency for that purpose alone, each by its own name of it', async () => {
  const others = [aConsent('NEC', 'INVESTIGATION'), aConsent('NEC', 'IDENTIFICATION'), aConsent('UDLST', 'RESIDENCE_DECISION')]
  expect(await toldOf(own(), ...others)(ENTRY, 'UDLST')).toEqual([{
    id: 'UDLST:own', categories: own().categories, form: 'inWriting', validFrom: own().validFrom, validUntil: own().validUntil,
    withdrawnAt: null, stood: 'IN_FORCE',
  }])
})

test('each stood as it did then: one that ended had ended, and what was withdrawn or given later was not yet', async () => {
  const [before, after] = [new Date(AT.getTime() - 1), new Date(AT.getTime() + 1)]
  const stoodOf = async (differing: Partial<ConsentRecord>) =>
    (await toldOf(own(differing))(ENTRY, 'UDLST'))?.map(({ stood, withdrawnAt }) => [stood, withdrawnAt])
  expect(await stoodOf({ withdrawnAt: after })).toEqual([['IN_FORCE', null]])
  expect(await stoodOf({ withdrawnAt: before })).toEqual([['WITHDRAWN', before]])
  expect(await stoodOf({ validUntil: AT })).toEqual([['ENDED', null]])
  expect(await stoodOf({ validFrom: AT })).toEqual([['IN_FORCE', null]])
  expect(await stoodOf({ validFrom: after })).toEqual([])
})

test('one that was recorded later was none then, whenever it was given, unless what was given rests on it', async () => {
  const since = async (at: Date, given: typeof ENTRY.given = []) => (await createConsentsThen({
    reader: recorded([own()], at), controlData: { byHandle: async () => aControlledCase({ consents: [own()] }) }, handles: { of: (party, id) => `${party}:${id}` },
  })({ ...ENTRY, given }, 'UDLST'))?.length
  const after = new Date(AT.getTime() + 1)
  expect([await since(AT), await since(after)]).toEqual([1, 0])
  expect(await since(after, [{ exchange: 'X02', consent: { id: 'UDLST:own', version: 1 }, facts: [{ field: 'cmm.indicators', commitment: 'a' }] }])).toBe(1)
})

test('officers of who was asked are told of none, nor those of who asked once the case is not theirs', async () => {
  expect(await toldOf(own())(ENTRY, 'NEC')).toBeNull()
  expect(await toldOf(own())({ ...ENTRY, handle: 'another' }, 'UDLST')).toBeNull()
  expect(await toldOf(own())({ ...ENTRY, handle: null }, 'UDLST')).toBeNull()
})

test('F1: officers of the police are told of those that they were given something by, and are not told whether there are others', async () => {
  const police = { ...ENTRY, actor: { ...ENTRY.actor, party: 'NEC' }, purpose: 'INVESTIGATION' }
  const told = (given: typeof ENTRY.given) => createConsentsThen({
    reader: recorded([]),
    controlData: { byHandle: async () => aControlledCase({ consents: [aConsent('NEC', 'INVESTIGATION', { id: 'one' }), aConsent('NEC', 'INVESTIGATION', { id: 'other' })] }) },
    handles: { of: (party, id) => `${party}:${id}` },
  })({ ...police, given }, 'NEC')
  expect(await told([])).toBeNull()
  const restingOnOne = [{ exchange: 'X16', consent: { id: 'NEC:one', version: 1 }, facts: [{ field: 'cmm.willingToTestify', commitment: 'a' }] }]
  expect((await told(restingOnOne))?.map(({ id }) => id)).toEqual(['NEC:one'])
})
