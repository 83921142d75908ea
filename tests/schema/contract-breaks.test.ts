import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { breaksOf } from '../../schema/contract-breaks.ts'

const TODAY = '2027-05-22'

const goes = (on: string, announced = '2026-11-22'): string =>
  `@deprecated(reason: "Varslet ${announced}, udgår ${on}: brug \`Case.id\`. / Announced ${announced}, goes ${on}: use \`Case.id\`.")`

/** A small contract; each part can be told otherwise. */
const contract = ({
  old = '', more = '', note = 'note: String', args = '(id: ID!)', last = 'CLOSED', input = '', directive = '', query = '',
} = {}) => buildSchema(`
  directive @purpose(is: String! ${directive}) on QUERY
  type Query { case${args}: Case ${query} }
  type Case { id: ID! stage: Stage days: Int ${note} ${old} }
  enum Stage { OPEN ${last} }
  input Wanted { id: ID ${input} }
  ${more}
`)

const none = contract()

test.each([
  ['a field', contract({ old: 'old: String' }), none, ['Case.old was removed.']],
  ['a value', none, contract({ last: '' }), ['CLOSED was removed from enum type Stage.']],
  ['a field of an input', contract({ input: 'old: Int' }), none, ['Wanted.old was removed.']],
  ['an argument', contract({ args: '(id: ID!, old: Int)' }), none, ['Query.case arg old was removed.']],
  ['an argument of a directive', contract({ directive: 'old: Int' }), none, ['old was removed from purpose.']],
  ['a type', contract({ more: 'type Old { id: ID }' }), none, ['Old was removed.']],
])('%s that vanishes unannounced breaks callers', (_, committed, next, breaks) => {
  expect(breaksOf(committed, next, TODAY)).toEqual(breaks)
})

test.each([
  ['a field', contract({ old: `old: String ${goes(TODAY)}` }), none],
  ['a value', contract({ last: `CLOSED ${goes(TODAY)}` }), contract({ last: '' })],
  ['a field of an input', contract({ input: `old: Int ${goes(TODAY)}` }), none],
  ['an argument', contract({ args: `(id: ID!, old: Int ${goes(TODAY)})` }), none],
  ['an argument of a directive', contract({ directive: `old: Int ${goes(TODAY)}` }), none],
  ['a field, with the types below it that nothing else leads to,',
    contract({ old: `old: Old ${goes(TODAY)}`, more: 'type Old { kind: OldKind self: Old } enum OldKind { A }' }), none],
])('%s that was announced may go on its day, and not the day before', (_, committed, next) => {
  expect(breaksOf(committed, next, TODAY)).toEqual([])
  expect(breaksOf(committed, next, '2027-05-21')).not.toEqual([])
})

test.each([
  ['changes type', contract({ note: 'note: Int' }), 'Case.note changed type from String to Int.'],
  ['may be null where it never was', contract({ note: 'note: String' }), 'Case.note changed type from String! to String.'],
])('a field that %s breaks callers', (_, next, says) => {
  const committed = contract({ note: says.includes('String!') ? 'note: String!' : 'note: String' })
  expect(breaksOf(committed, next, TODAY)).toEqual([says])
})

test('a field that was to go does not change type meanwhile', () => {
  const committed = contract({ old: `old: String ${goes('2027-06-22')}` })
  expect(breaksOf(committed, contract({ old: `old: Int ${goes('2027-06-22')}` }), TODAY)).toEqual(['Case.old changed type from String to Int.'])
})

test('an argument that becomes required, or is added so, breaks callers', () => {
  expect(breaksOf(contract({ args: '(id: ID)' }), none, TODAY)).toEqual(['Query.case arg id has changed type from ID to ID!.'])
  expect(breaksOf(contract({ args: '' }), none, TODAY)).toEqual(['A required arg id on Query.case was added.'])
})

test('what a removal takes along covers nothing else that vanishes', () => {
  const committed = contract({ old: `old: String ${goes(TODAY)}`, query: 'cases: [Case!]!' })
  expect(breaksOf(committed, none, TODAY)).toEqual(['Query.cases was removed.'])
})

test('what is only added, or announced, breaks nobody', () => {
  const added = contract({ old: `old: String ${goes('2027-11-22', TODAY)}`, input: 'more: Int', last: 'CLOSED RETURNED', more: 'type New { id: ID }' })
  expect(breaksOf(none, added, TODAY)).toEqual([])
  expect(breaksOf(none, none, TODAY)).toEqual([])
})

test('no announcement is dated back, or brought forward; it may be put off or taken back', () => {
  const to = (on: string, announced?: string) => contract({ old: `old: String ${goes(on, announced)}` })
  expect(breaksOf(contract({ old: 'old: String' }), to(TODAY), TODAY)).toEqual(['Case.old goes sooner than was announced.'])
  expect(breaksOf(to('2027-07-22'), to('2027-06-22'), TODAY)).toEqual(['Case.old goes sooner than was announced.'])
  expect(breaksOf(to('2027-06-22'), to('2027-07-22'), TODAY)).toEqual([])
  expect(breaksOf(to('2027-06-22'), contract({ old: 'old: String' }), TODAY)).toEqual([])
})
