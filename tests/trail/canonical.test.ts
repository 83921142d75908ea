import { expect, test } from 'vitest'
import { canonicalJson } from '../../gateway/trail/canonical.ts'

test('P8: the bytes of an entry do not depend on the order in which it was put together', () => {
  const value = { 'ø': [1, 1e21, -0], b: { d: 'æ"\u0001', c: null }, a: true }
  expect(canonicalJson(value)).toBe('{"a":true,"b":{"c":null,"d":"æ\\"\\u0001"},"ø":[1,1e+21,0]}')
})

test.each([
  ['undefined', { a: undefined }],
  ['undefined in a list', [undefined]],
  ['NaN', { a: NaN }],
  ['infinity', [Infinity]],
  ['a big integer', { a: 1n }],
  ['a date', { a: new Date(0) }],
  ['half a character', { a: '\ud800' }],
  ['half a character in a name', { '\udc00': 1 }],
])('P8: what JSON would drop or alter in silence is refused: %s', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})
