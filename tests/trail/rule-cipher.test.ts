import { describe, expect, test } from 'vitest'
import { createRuleCipher, type DecidedBy } from '../../gateway/trail/rule-cipher.ts'
import { fc } from '../properties.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'

const KEY = Buffer.alloc(32, 7)
const cipher = createRuleCipher(KEY)

/** A leaf in which so much was withheld by rules that are told. */
const leafOf = (withheld: number) => aDisclosureEntry({
  withheld: Array.from({ length: withheld }, (_, place) => ({ field: `cmm.${place}`, because: 'NOT_PERMITTED', rule: 'default' })),
})
const sealedIn = (decidedBy: DecidedBy) => {
  const leaf = leafOf(decidedBy.rules.length)
  return { ...leaf, decidedBy: cipher.seal(decidedBy, leaf) }
}

const rule = fc.oneof(fc.constantFrom('default', 'F1', 'F13'), fc.integer({ min: 1, max: 99 }).map((id) => `X${String(id).padStart(2, '0')}`))
const decided: fc.Arbitrary<DecidedBy> = fc.record({ rules: fc.array(rule, { maxLength: 60 }), caseVersion: fc.nat({ max: 2 ** 31 - 1 }) })

describe('what decided on a case', () => {
  test('is read again as it was, under the same key', () => {
    fc.assert(fc.property(decided, (decidedBy) => {
      expect(createRuleCipher(KEY).open(sealedIn(decidedBy))).toEqual(decidedBy)
    }))
  })

  test('is as long whatever the rules and the version were, for as much that was withheld, and never the same', () => {
    fc.assert(fc.property(decided, rule, fc.nat({ max: 2 ** 31 - 1 }), (decidedBy, other, caseVersion) => {
      const [one, another, again] = [decidedBy, { caseVersion, rules: decidedBy.rules.map(() => other) }, decidedBy].map((each) => sealedIn(each).decidedBy)
      expect([another?.length, again?.length]).toEqual([one?.length, one?.length])
      expect(new Set([one, another, again]).size).toBe(3)
    }))
  })

  test('cannot be read when any byte of it was changed, nor when one is missing or added', () => {
    const leaf = sealedIn({ rules: ['F1', 'X16'], caseVersion: 12 })
    const bytes = Buffer.from(leaf.decidedBy, 'base64url')
    const opened = (changed: Buffer) => cipher.open({ ...leaf, decidedBy: changed.toString('base64url') })
    expect(opened(bytes)).toBeDefined()
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(opened(changed)).toBeUndefined()
      expect(opened(bytes.subarray(0, at))).toBeUndefined()
    }
    expect(opened(Buffer.concat([bytes, Buffer.alloc(1)]))).toBeUndefined()
  })

  test('cannot be read in the leaf of another disclosure or another case, nor under another key', () => {
    const leaf = sealedIn({ rules: ['F1'], caseVersion: 1 })
    expect(cipher.open(leaf)).toBeDefined()
    expect(cipher.open({ ...leaf, disclosureId: '00000000-0000-4000-8000-000000000002' })).toBeUndefined()
    expect(cipher.open({ ...leaf, handle: 'another' })).toBeUndefined()
    expect(createRuleCipher(Buffer.alloc(32, 8)).open(leaf)).toBeUndefined()
  })

  test('is read under a former key as well, under which nothing is sealed any longer', () => {
    const leaf = sealedIn({ rules: ['F1'], caseVersion: 1 })
    const next = createRuleCipher(Buffer.alloc(32, 8), [KEY])
    expect(next.open(leaf)).toEqual({ rules: ['F1'], caseVersion: 1 })
    const later = { ...leaf, decidedBy: next.seal({ rules: ['X16'], caseVersion: 2 }, leaf) }
    expect(next.open(later)).toEqual({ rules: ['X16'], caseVersion: 2 })
    expect(cipher.open(later)).toBeUndefined()
  })

  test('is not read beside another number of facts that were withheld, nor of a leaf without it', () => {
    const leaf = sealedIn({ rules: ['F1', 'X16'], caseVersion: 1 })
    expect(cipher.open({ ...leaf, withheld: leaf.withheld.slice(1) })).toBeUndefined()
    for (const none of [null, undefined, '', 'x']) expect(cipher.open({ ...leaf, decidedBy: none as null })).toBeUndefined()
  })

  test('is not kept when it is longer than its place, which its length would tell', () => {
    expect(() => cipher.seal({ rules: ['X16 or F13'], caseVersion: 1 }, leafOf(1))).toThrow(RangeError)
  })
})
