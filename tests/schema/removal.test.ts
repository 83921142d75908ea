import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { CONTRACT } from '../../schema/facts.ts'
import { removalsOf } from '../../schema/removal.ts'
import { sdl } from '../../schema/sdl.ts'

const GOES = 'Varslet 2026-11-22, udgår 2027-05-22: brug `CaseView.id`. / Announced 2026-11-22, goes 2027-05-22: use `CaseView.id`.'

const removalsWith = (extension: string) => [...removalsOf(buildSchema(`${sdl}\n${extension}`)).values()]

test('the contract announces each removal six months ahead, with what stands instead', () => {
  expect(() => removalsOf(CONTRACT)).not.toThrow()
})

test.each([
  ['a field', `extend type CaseView { old: String @deprecated(reason: "${GOES}") }`, 'CaseView.old'],
  ['an argument', `extend type CaseView { more(old: Int @deprecated(reason: "${GOES}")): String }`, 'CaseView.more(old:)'],
  ['a field of an input', `input More { old: Int @deprecated(reason: "${GOES}") }`, 'More.old'],
  ['a value', `extend enum Purpose { OLD @deprecated(reason: "${GOES}") }`, 'Purpose.OLD'],
  ['an argument of a directive', `directive @more(old: Int @deprecated(reason: "${GOES}")) on FIELD`, '@more(old:)'],
])('%s that goes is read with its days and its substitute', (_, extension, place) => {
  expect(removalsWith(extension)).toEqual([{
    place, announced: '2026-11-22', on: '2027-05-22', instead: 'CaseView.id', says: {
      da: 'Varslet 2026-11-22, udgår 2027-05-22: brug `CaseView.id`.', en: 'Announced 2026-11-22, goes 2027-05-22: use `CaseView.id`.',
    },
  }])
})

const NO_FORM = '`CaseView.old` is deprecated without the days of its announcement and removal and what stands instead, in the form of `Removal`'
const withReason = (reason: string): string => `(reason: "${reason}")`

test.each([
  ['no reason', '', NO_FORM],
  ['an empty reason', withReason(''), NO_FORM],
  ['no days', withReason('Brug `CaseView.id`. / Use `CaseView.id`.'), NO_FORM],
  ['no substitute', withReason(GOES.replaceAll('`CaseView.id`', '')), NO_FORM],
  ['no Danish', withReason(GOES.split(' / ')[1] ?? ''), NO_FORM],
  ['another day in English', withReason(GOES.replace('goes 2027-05-22', 'goes 2027-06-22')), NO_FORM],
  ['a day too few', withReason(GOES.replaceAll('2027-05-22', '2027-05-21')), '`CaseView.old` goes before six months are over'],
  ['a day that there is not', withReason(GOES.replaceAll('2027-05-22', '2027-06-31')), '`CaseView.old` goes on a day that does not exist'],
  ['a substitute that there is not', withReason(GOES.replaceAll('CaseView.id', 'CaseView.new')),
    '`CaseView.old` goes for `CaseView.new`, which is not there or goes itself'],
  ['itself as its substitute', withReason(GOES.replaceAll('CaseView.id', 'CaseView.old')),
    '`CaseView.old` goes for `CaseView.old`, which is not there or goes itself'],
])('a contract that announces a removal with %s is none', (_, reason, says) => {
  expect(() => removalsWith(`extend type CaseView { old: String @deprecated${reason} }`)).toThrow(new Error(says))
})
