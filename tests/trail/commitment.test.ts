import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf, createCommitments, saltOf } from '../../gateway/trail/commitment.ts'

const salt = Buffer.alloc(16, 7)

test('a commitment is opened by the value and the disclosure\'s salt, with the means of any platform', () => {
  const [, second] = createCommitments(['Mira', { b: 1, a: 'å' }], salt)
  const own = createHmac('sha256', salt).update('1').digest().subarray(0, 16)
  expect(second).toBe(createHash('sha256').update(own).update('{"a":"å","b":1}').digest('base64url'))
  expect(second).not.toBe(commitmentOf({ b: 2, a: 'å' }, saltOf(salt, 1)))
})

test('P7: two disclosures of one value, and one value given twice, have no commitment in common', () => {
  const commitments = [...createCommitments([true, true]), ...createCommitments([true, true])]
  expect(new Set(commitments).size).toBe(4)
})
