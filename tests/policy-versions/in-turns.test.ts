import { expect, test } from 'vitest'
import { readDocument } from '../../gateway/policies/policy-content.ts'
import { ASKING_ABOUT_EVERYTHING } from './a-proposal.ts'

test('while a document that takes long is made, whatever else waits has its turn', async () => {
  let turns = 0
  const takeTurn = (): void => {
    turns += 1
    next = setImmediate(takeTurn)
  }
  let next = setImmediate(takeTurn)
  const read = await readDocument(JSON.stringify(ASKING_ABOUT_EVERYTHING))
  clearImmediate(next)
  expect(read).toEqual({ faults: ['the rules ask about more than 200000 situations'] })
  expect(turns).toBeGreaterThan(2)
})
