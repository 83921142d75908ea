import { describe, expect, test } from 'vitest'
import type { Look } from '../../policies/patterns/look.ts'
import { PATTERNS } from '../../policies/patterns.ts'
import { fc } from '../properties.ts'

/** A Tuesday evening, so that some looks are at odd hours. */
const AT = Date.parse('2026-03-03T17:00:00.000Z')
const MOST = 160

/** Few of each kind, so that thresholds are reached. */
const aLook: fc.Arbitrary<Look> = fc.record({
  log: fc.constant('g'), leaf: fc.nat().map(String), requestId: fc.nat(8).map((number) => `request-${number}`),
  at: fc.nat(70).map((minutes) => new Date(AT + minutes * 60_000)),
  party: fc.constantFrom('CMM', 'NEC', 'UDLST', 'RA', 'IOM', 'NUC', 'KOM-0101', 'NGO-REDEN'), employee: fc.nat(20).map((number) => `e-${number}`),
  role: fc.constant('caseworker'), purpose: fc.constantFrom('ASSISTANCE', 'IDENTIFICATION', 'PREPARED_RETURN'),
  case: fc.nat(60).map((number) => `case-${number}`), refused: fc.constantFrom(null, 'CASE_NOT_AVAILABLE'), about: fc.nat(30).map(String),
  controllers: fc.constant([]), brokeGlass: fc.boolean(), outsideOwnCases: fc.boolean(),
})

/** Looks in the order of time, of one case, one employee, or both, as a pattern holds them together. */
const looksOf = (of: string): fc.Arbitrary<Look[]> => fc.array(aLook, { minLength: MOST / 2, maxLength: MOST }).map((looks) => looks
  .map((look): Look => ({ ...look, ...(of !== 'employee' && { case: 'one' }), ...(of !== 'case' && { party: 'CMM', employee: 'e-1' }) }))
  .sort((one, other) => one.at.getTime() - other.at.getTime()))

const latestOf = (looks: readonly Look[]): Look => looks.at(-1) as Look

describe('what an agency is shown of the looks that it took part in is unusual among all of them too', () => {
  test.each(PATTERNS.filter(({ shownTo }) => shownTo === 'all'))('$id', ({ of, find }) => {
    let unusual = 0
    fc.assert(fc.property(looksOf(of), fc.array(fc.nat(3), { minLength: MOST, maxLength: MOST }), (looks, tookPart) => {
      const latest = latestOf(looks)
      const some = looks.filter((look, place) => look === latest || tookPart[place] !== 0)
      const found = find(some, latest)
      const all = new Set(find(looks, latest))
      if (found.length > 0) unusual += 1
      expect(found.filter((look) => !all.has(look))).toEqual([])
    }), { numRuns: 100 })
    expect(unusual).toBeGreaterThan(0)
  })
})

describe('of the latest of an employee\'s looks it counts who looked and when, so that one page is asked about once', () => {
  test.each(PATTERNS.filter(({ of }) => of === 'employee'))('$id', ({ find }) => {
    fc.assert(fc.property(looksOf('employee'), aLook, (looks, other) => {
      const { at, party, employee, role } = latestOf(looks)
      expect(find(looks, { ...other, at, party, employee, role })).toEqual(find(looks, latestOf(looks)))
    }), { numRuns: 100 })
  })
})
