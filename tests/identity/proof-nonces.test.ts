import { expect, test } from 'vitest'
import { createProofNonces, NONCE_TURN } from '../../gateway/identity/proof-nonces.ts'

const KEY = Buffer.alloc(32, 7)
const START = Date.parse('2026-11-22T09:00:00Z')
const at = (milliseconds: number, key = KEY) => createProofNonces({ key, clock: () => new Date(START + milliseconds) })

test('a nonce counts for the minute that it is given in and the next, and no longer, on every replica', () => {
  const nonce = at(0).current()
  expect(at(NONCE_TURN - 1).current()).toBe(nonce)
  expect([0, NONCE_TURN, 2 * NONCE_TURN - 1, 2 * NONCE_TURN].map((time) => at(time).isOurs(nonce))).toEqual([true, true, true, false])
})

test('nobody who lacks the key can tell the nonce of a later minute: a proof that is made ahead counts never', () => {
  const later = at(3 * NONCE_TURN).current()
  expect(at(0).isOurs(later)).toBe(false)
  expect(at(3 * NONCE_TURN, Buffer.alloc(32, 8)).current()).not.toBe(later)
  expect(later).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test.each([undefined, '', 'x', at(0).current().slice(1), `${at(0).current()}=`])('%s is no nonce', (nonce) => {
  expect(at(0).isOurs(nonce)).toBe(false)
})
