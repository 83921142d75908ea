import { z } from 'zod'
import type { JWK } from 'jose'

/** What an issuer may sign with (RFC 7518, RFC 8037). */
export const ISSUER_ALGORITHMS = ['Ed25519', 'ES256', 'PS256']

/** Bits of an RSA modulus: below, it can be broken; above, checking a signature costs too much. */
const RSA_BITS = { least: 2048, most: 4096 }

const isOfSize = (n: string): boolean => {
  const bits = Buffer.from(n, 'base64url').length * 8
  return bits >= RSA_BITS.least && bits <= RSA_BITS.most
}

const named = { kid: z.string().min(1).max(200), use: z.literal('sig').optional(), alg: z.enum(['Ed25519', 'EdDSA', 'ES256', 'PS256']).optional() }
const key = z.union([
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), ...named }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), ...named }),
  z.object({ kty: z.literal('RSA'), n: z.string().refine(isOfSize), e: z.literal('AQAB'), ...named }),
])

/** Keys that an issuer may have at once: what is more is no key set. */
const published = z.object({ keys: z.array(z.unknown()).max(50) })

/**
 * The keys of an issuer that can be relied on: public, for signatures, of a kind and strength that is accepted, each
 * under a name of its own. The others are as if they were not there (RFC 8725 §3.5). Undefined when it is no key set.
 */
export const vettedKeys = (body: unknown): JWK[] | undefined => {
  const read = published.safeParse(body)
  if (!read.success) return undefined
  const keys = read.data.keys.flatMap((one) => {
    const vetted = key.safeParse(one)
    return vetted.success ? [vetted.data as JWK] : []
  })
  return keys.filter(({ kid }) => keys.filter((other) => other.kid === kid).length === 1)
}
