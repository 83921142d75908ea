import { expect, test } from 'vitest'
import { AgencyFailure } from '../../agencies/agency-failure.ts'
import { vocabulary as cmm } from '../../agencies/cmm/vocabulary.ts'
import { vocabulary as iom } from '../../agencies/iom/vocabulary.ts'
import { defineVocabulary } from '../../agencies/vocabulary.ts'
import { valueAt } from '../../schema/pick.ts'

const garbled = new AgencyFailure('garbled')

test('an agency is asked in its own names, and its own names lead back', () => {
  expect(cmm.toWireNames(['contactPerson.name', 'riskLevel'])).toEqual(['kontaktperson.navn', 'fareniveau'])
  expect(cmm.pathOfWireName('behov.sprog')).toBe('needs.language')
  expect(cmm.pathOfWireName('needs.language')).toBeUndefined()
  expect(() => cmm.toWireNames(['shoeSize'])).toThrow('there is no fact `shoeSize` in the contract')
})

test('facts go out in the agency\'s codes and dates, and come back as they were', () => {
  const facts = { needs: { interpreter: true }, riskLevel: 'HIGH', birthDate: '2001-03-09', indicators: ['TRAUMA'], name: null }
  const wire = cmm.toWire(facts)
  expect(wire).toEqual({ behov: { tolk: 'J' }, fareniveau: 'HOEJ', foedselsdato: '09-03-2001', tegn: ['TRAUME'], navn: null })
  const asked = ['needs.interpreter', 'riskLevel', 'birthDate', 'indicators', 'name']
  expect(cmm.fromWire(asked, wire)).toEqual({ values: facts, surplus: 0 })
})

test('a reference system does not send what the contract does not know', () => {
  expect(() => cmm.toWire({ shoeSize: 38 })).toThrow('there is no fact `shoeSize` in the contract')
  expect(() => cmm.toWire({ riskLevel: 'HUGE' })).toThrow('the value of `riskLevel` is not what the contract says')
  expect(() => cmm.toWire({ healthNeeds: 'tandlæge' })).toThrow('the value of `healthNeeds` is not what the contract says')
})

test('P3: what was not asked for is left behind and counted, at every depth', () => {
  const wire = JSON.parse('{"behov":{"sprog":"vi","tolk":"J"},"beskyttetAdresse":"x","__proto__":{"navn":"x"}}') as unknown
  const read = cmm.fromWire(['needs.language'], wire)
  expect(read).toEqual({ values: { needs: { language: 'vi' } }, surplus: 3 })
  expect(Object.getPrototypeOf(read.values)).toBe(Object.prototype)
})

test('P3: in a list of objects, what was not asked for is counted in each', () => {
  const wire = { reports: [{ monthAfterReturn: 1, outcome: 'on-track' }, { monthAfterReturn: 2, outcome: 'at-risk' }] }
  expect(iom.fromWire(['reintegrationReports.month'], wire))
    .toEqual({ values: { reintegrationReports: [{ month: 1 }, { month: 2 }] }, surplus: 2 })
})

test('an item of a list that lacks what was asked for has nothing there, in what is shown and in what is recorded; no other item\'s stands in its place', () => {
  const wire = { reports: [{ monthAfterReturn: 1, outcome: 'on-track' }, { outcome: 'at-risk' }, { monthAfterReturn: null }] }
  const { values, surplus } = iom.fromWire(['reintegrationReports.month', 'reintegrationReports.status'], wire)
  expect([values, surplus]).toEqual([{ reintegrationReports: [{ month: 1, status: 'ON_TRACK' }, { status: 'AT_RISK' }, { month: null }] }, 0])
  expect(valueAt(values, 'reintegrationReports.month')).toEqual([1, null, null])
  expect(valueAt(values, 'reintegrationReports.status')).toEqual(['ON_TRACK', 'AT_RISK', null])
})

test.each([
  ['a code that it does not have', ['riskLevel'], { fareniveau: 'HIGH' }],
  ['a day that does not exist', ['birthDate'], { foedselsdato: '31-02-2001' }],
  ['a day written otherwise', ['birthDate'], { foedselsdato: '2001-02-03' }],
  ['a yes in another word', ['returnWish'], { oenskerHjemrejse: true }],
  ['a list in place of a text', ['name'], { navn: ['Mira'] }],
  ['a text in place of a list', ['healthNeeds'], { helbredsbehov: 'x' }],
  ['nothing in a list', ['healthNeeds'], { helbredsbehov: [null] }],
  ['a text in place of an object', ['needs.language'], { behov: 'vi' }],
  ['a list in place of a case', ['name'], []],
  ['nothing in place of a case', ['name'], null],
])('an answer with %s is garbled', (_what, asked, wire) => {
  expect(() => cmm.fromWire(asked, wire)).toThrow(garbled)
})

test('a vocabulary that lacks a fact, knows one too many, nests otherwise or misses a code is not made', () => {
  const terms = { 'assistanceStatus': 'status', 'needs.accommodation': 'b.a', 'needs.language': 'b.l', 'needs.interpreter': 'b.i' }
  expect(() => defineVocabulary('NGO', terms)).toThrow('there is no term for `healthNeeds`')
  expect(() => defineVocabulary('NGO', { ...terms, healthNeeds: 'h', shoeSize: 's' }))
    .toThrow('`NGO` has a term for `shoeSize`, which is not in the contract')
  expect(() => defineVocabulary('NGO', { ...terms, healthNeeds: 'h.n' }))
    .toThrow('the term `h.n` is not nested as `healthNeeds` in the contract')
  expect(() => defineVocabulary('NGO', { ...terms, healthNeeds: 'status' })).toThrow('`NGO` has one name for two facts')
  expect(() => defineVocabulary('NGO', { ...terms, 'healthNeeds': 'h', 'needs.accommodation': { name: 'b.a', codes: { SHELTER: 'k' } } }))
    .toThrow('the codes of `needs.accommodation` are not one for each of `AccommodationKind`')
})
