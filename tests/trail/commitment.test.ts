import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf, createCommitments, saltsOf } from '../../gateway/trail/commitment.ts'

const salt = Buffer.alloc(16, 7)

test('a commitment is opened by the value and the disclosure\'s salt, with the means of any platform', () => {
  const [, second] = createCommitments(['Mira', { b: 1, a: 'å' }], salt)
  const own = createHash('shake256', { outputLength: 32 }).update(salt).digest('hex').slice(32)
  expect(second).toBe(createHash('sha256').update(`${own}{"a":"å","b":1}`).digest('base64url'))
  const [, salted = ''] = saltsOf(salt, 2)
  expect(second).not.toBe(commitmentOf({ b: 2, a: 'å' }, salted))
})

test('P7: two disclosures of one value, and one value given twice, have no commitment in common', () => {
  const commitments = [randomBytes(16), randomBytes(16)].flatMap((one) => createCommitments([true, true], one))
  expect(new Set(commitments).size).toBe(4)
})
