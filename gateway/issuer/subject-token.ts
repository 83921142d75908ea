import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { z } from 'zod'

/** What an agency's system asks with: the grant, and the kind of token that says for whom (RFC 8693 §2.1 and §3). */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
export const JWT_TYPE = 'urn:ietf:params:oauth:token-type:jwt'

/** The `typ` of a subject token, so that it cannot be taken for a client assertion, nor the reverse (RFC 8725 §3.11). */
export const SUBJECT_TOKEN_TYPE = 'samsyn-employee+jwt'

/** Seconds that a subject token may live, at most. */
export const SUBJECT_TOKEN_LIFE = 60

const shape = z.object({ sub: z.string().min(1), jti: z.string().min(1), exp: z.int(), iat: z.int() })

export type SubjectToken = z.infer<typeof shape>

/** What its client, its audience and the keys of its client are. */
interface Expected {
  readonly client: string
  readonly issuer: string
  readonly keys: JSONWebKeySet
}

/**
 * Verifies what an agency's system signs to say for which of its employees it acts (RFC 8693 §2.1, `subject_token`):
 * signed by the system's own key, for this issuer, not older than a minute. @throws when any of it does not hold.
 */
export const verifySubjectToken = async (token: string, expected: Expected): Promise<SubjectToken> => {
  const { payload } = await jwtVerify(token, createLocalJWKSet(expected.keys), {
    algorithms: ['Ed25519', 'ES256', 'PS256'], typ: SUBJECT_TOKEN_TYPE, issuer: expected.client,
    audience: expected.issuer, maxTokenAge: SUBJECT_TOKEN_LIFE, clockTolerance: 5,
  })
  return shape.parse(payload)
}
