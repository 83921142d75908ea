import { expect, test } from 'vitest'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'

/** The key of RFC 8037, appendix A, and what it signs there. */
const JWK = {
  kty: 'OKP', crv: 'Ed25519', kid: 'orders',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const
const SIGNED = 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc'
const SIGNATURE = 'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg'

const key = keyFromJwk(JWK)

test('a key from a file signs by RFC 8032, under its name, and shows its public half alone', () => {
  expect(key.sign(Buffer.from(SIGNED)).toString('base64url')).toBe(SIGNATURE)
  expect(key).toMatchObject({ kid: 'orders', publicKey: { kty: 'OKP', crv: 'Ed25519', x: JWK.x } })
  expect(JSON.stringify(key)).not.toContain(JWK.d)
})

test('P12: its secrets are those of RFC 5869, to the byte in every release: handles and pseudonyms come of them', () => {
  expect(key.secret('one use').toString('hex')).toBe('88a1eb179a93d04d1c0d031ee4ec6e508cb1bd66d2438ce68e9ecf5c7c79bdca')
  expect(key.secret('another use')).not.toEqual(key.secret('one use'))
})

test('the name of a key that has none is empty', () => {
  const { kid: _kid, ...nameless } = JWK
  expect(keyFromJwk(nameless).kid).toBe('')
})
