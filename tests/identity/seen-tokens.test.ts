import { expect, test } from 'vitest'
import { createSeenTokens } from '../../gateway/identity/seen-tokens.ts'
import type { AccessToken } from '../../gateway/identity/access-token.ts'

const accepted = (jti: string): AccessToken => ({
  issuer: 'https://issuer.example', client: 'cmm-sagssystem', party: 'CMM', employee: 'cmm-0107', role: 'assessor',
  purpose: 'IDENTIFICATION', expiresAt: new Date('2026-11-22T10:05:00Z'), jti,
  boundTo: null,
})

test('no more tokens are remembered than there is room for; the oldest is forgotten first', () => {
  const seen = createSeenTokens(2)
  for (const token of ['a', 'b', 'c']) seen.add(token, accepted(token))
  expect(seen.size).toBe(2)
  expect([seen.get('a'), seen.get('b')?.jti, seen.get('c')?.jti]).toEqual([undefined, 'b', 'c'])
})
