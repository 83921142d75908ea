import { hash } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, errors, importJWK, type CryptoKey, type JWK } from 'jose'
import { z } from 'zod'
import { shapeFault } from './compact-shape.ts'
import { SenderRefused } from './token-refused.ts'

/** The request that a proof must be of: `url` is the whole target URI, without query and fragment. */
export interface ProvenRequest {
  readonly method: string
  readonly url: string
  /** The access token that comes with it; null where one is asked for. */
  readonly token: string | null
}

/** A proof that holds: of which key, and what makes it the only one. */
export interface Proof {
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  readonly thumbprint: string
  readonly jti: string
  readonly issuedAt: Date
  /** What the server gave it to repeat (RFC 9449 §9). */
  readonly nonce: string | undefined
}

/** Seconds that a proof counts, and that its maker's clock may be ahead of ours. */
export const PROOF_LIFE = 60
export const PROOF_SKEW = 5

export const PROOF_ALGORITHMS = ['Ed25519', 'ES256'] as const

const about = { kid: z.string().optional(), use: z.literal('sig').optional(), alg: z.enum(PROOF_ALGORITHMS).optional() }
const part = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const publicKey = z.union([
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: part, y: part, ...about })
    .transform(({ kty, crv, x, y }) => ({ kty, crv, x, y })),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: part, ...about })
    .transform(({ kty, crv, x }) => ({ kty, crv, x })),
])
const header = z.strictObject({ typ: z.literal('dpop+jwt'), alg: z.enum(PROOF_ALGORITHMS), jwk: publicKey })

const claims = z.looseObject({
  jti: z.string().min(8).max(128), htm: z.string(), htu: z.string(), iat: z.int(), ath: z.string().optional(),
  nonce: z.string().max(128).optional(),
})

/** Public keys that are kept imported, at most; the oldest is forgotten first. */
const KEPT = 1_000

/**
 * Verifies DPoP proofs (RFC 9449 §4.3): of the key that it carries, for this request and this token, of the last
 * minute. That it is seen for the first time is the caller's to check. @throws {SenderRefused}
 */
export const createProofVerifier = (): (proof: string, request: ProvenRequest, at: Date) => Promise<Proof> => {
  const keys = new Map<string, CryptoKey>()

  const keyOf = async (jwk: JWK, alg: string, thumbprint: string): Promise<CryptoKey> => {
    const known = keys.get(thumbprint)
    if (known) return known
    const imported = await importJWK(jwk, alg) as CryptoKey
    keys.set(thumbprint, imported)
    const [oldest] = keys.keys()
    if (keys.size > KEPT && oldest !== undefined) keys.delete(oldest)
    return imported
  }

  return async (proof, request, at) => {
    if (shapeFault(proof)) throw new SenderRefused('proofMalformed')
    const { alg, jwk } = headerOf(proof)
    const thumbprint = await calculateJwkThumbprint(jwk)
    const { payload } = await compactVerify(proof, await keyOf(jwk, alg, thumbprint).catch(refuse('proofKey')), { algorithms: [alg] })
      .catch((error: unknown) => refuse(error instanceof errors.JWSSignatureVerificationFailed ? 'proofSignature' : 'proofMalformed')())
    return { thumbprint, ...claimsOf(payload, request, at) }
  }
}

const refuse = (reason: SenderRefused['reason']) => (): never => {
  throw new SenderRefused(reason)
}

const REFUSAL_OF: Readonly<Record<string, SenderRefused['reason']>> = { typ: 'proofType', alg: 'proofAlgorithm', jwk: 'proofKey' }

const headerOf = (proof: string): z.infer<typeof header> => {
  const read = header.safeParse(protectedHeaderOf(proof))
  if (read.success && (read.data.jwk.kty === 'EC') !== (read.data.alg === 'ES256')) throw new SenderRefused('proofKey')
  if (read.success) return read.data
  throw new SenderRefused(REFUSAL_OF[String(read.error.issues[0]?.path[0])] ?? 'proofMalformed')
}

const protectedHeaderOf = (proof: string): unknown => {
  try {
    return decodeProtectedHeader(proof)
  } catch {
    throw new SenderRefused('proofMalformed')
  }
}

const claimsOf = (payload: Uint8Array, { method, url, token }: ProvenRequest, at: Date): Omit<Proof, 'thumbprint'> => {
  const read = claims.safeParse(jsonIn(payload))
  if (!read.success) throw new SenderRefused('proofIncomplete')
  const { jti, htm, htu, iat, ath, nonce } = read.data
  if (htm !== method || normalised(htu) !== url) throw new SenderRefused('proofOfOtherRequest')
  if (token !== null && ath !== hash('sha256', token, 'base64url')) throw new SenderRefused('proofOfOtherToken')
  const now = at.getTime() / 1000
  if (iat > now + PROOF_SKEW) throw new SenderRefused('proofInFuture')
  if (iat < now - PROOF_LIFE) throw new SenderRefused('proofOld')
  return { jti, issuedAt: new Date(iat * 1000), nonce }
}

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw new SenderRefused('proofMalformed')
  }
}

/** Without query, as a URL is normalised (RFC 3986 §6.2.2 and 6.2.3), which both sides may have left to the other. */
export const normalised = (uri: string): string | undefined => {
  if (!URL.canParse(uri)) return undefined
  const { origin, pathname } = new URL(uri)
  return origin + pathname
}
