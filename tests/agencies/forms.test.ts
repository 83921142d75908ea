import { describe, expect, test } from 'vitest'
import { jsonForms } from '../../agencies/forms.ts'
import { scalars } from '../../gateway/graphql/scalars.ts'
import { canonicalJson } from '../../gateway/trail/canonical.ts'
import { fc } from '../properties.ts'

const read = (scalar: string, wire: unknown): unknown => jsonForms[scalar]?.read(wire)

const digits = (least: number, most: number, places = 2) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(places, '0'))

/** Instants as agencies may write them, right or wrong. */
const instants = fc.tuple(
  fc.oneof(digits(0, 9_999, 4), fc.constantFrom('0000', '9999')), digits(1, 13), digits(0, 32), digits(0, 25), digits(0, 61), digits(0, 61),
  fc.constantFrom('', '.0', '.5', '.123456789'), fc.constantFrom('Z', '+01:00', '-01:00', '+23:59', '-00:00', '+24:00'),
).map(([year, month, day, hour, minute, second, fraction, zone]) => `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`)

describe('what is read of an agency\'s answer can be answered as it is, and its commitment be opened by whoever got it', () => {
  test('an instant, however it is written', () => {
    let some = 0
    fc.assert(fc.property(instants, (wire) => {
      const value = read('DateTime', wire)
      if (value === undefined) return
      some += 1
      expect(JSON.parse(JSON.stringify(scalars.DateTime.serialize(value)))).toBe(value)
    }), { numRuns: 2_000 })
    expect(some).toBeGreaterThan(200)
  })

  test.each([
    ['2026-03-09T05:00:00Z', '2026-03-09T05:00:00.000Z'],
    ['2026-03-09T06:00:00.123456+01:00', '2026-03-09T05:00:00.123Z'],
    ['2026-03-09t06:00:00.5z', '2026-03-09T06:00:00.500Z'],
    ['2026-03-09T24:00:00Z', '2026-03-10T00:00:00.000Z'],
    ['9999-12-31T23:30:00-01:00', undefined],
    ['0000-01-01T00:30:00+01:00', undefined],
    ['2026-02-30T05:00:00Z', undefined],
  ])('the instant %s is %s', (wire, value) => {
    expect(read('DateTime', wire)).toBe(value)
  })

  test('a text, which no lone surrogate stands in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (wire) => {
      expect(read('String', wire)).toBe(wire)
      expect(JSON.parse(canonicalJson(wire))).toBe(wire)
    }))
    for (const wire of ['\ud800', 'Mira \udc00', '\udc00\ud800']) expect(read('String', wire)).toBeUndefined()
  })
})
