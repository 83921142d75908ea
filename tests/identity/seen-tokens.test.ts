import { expect, test } from 'vitest'
import { createSeenTokens } from '../../gateway/identity/seen-tokens.ts'

test('no more tokens are remembered than there is room for; the oldest is forgotten first', () => {
  const seen = createSeenTokens<string>(2)
  for (const token of ['a', 'b', 'c']) seen.add(token, token)
  expect(seen.size).toBe(2)
  expect([seen.get('a'), seen.get('b'), seen.get('c')]).toEqual([undefined, 'b', 'c'])
})
