import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** A new Ed25519 key: the private half, and the public half under the same `kid`. */
export const makeSigningKey = async (kid: string): Promise<{ privateKey: JWK; publicKey: JWK }> => {
  const pair = await generateKeyPair('Ed25519', { extractable: true })
  const named = { kid, alg: 'Ed25519', use: 'sig' }
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...named },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...named },
  }
}
