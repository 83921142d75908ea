import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'

/** What an accepted access token says: which employee of which party asks, through which client, for which one purpose. */
export interface AccessToken {
  readonly issuer: string
  /** The system that the token was given to. */
  readonly client: string
  readonly party: Party
  /** The party's own id of its employee. */
  readonly employee: string
  readonly role: Role
  readonly purpose: Purpose
  readonly expiresAt: Date
  readonly jti: string
  /** What its sender must hold; null for a bearer token, which is anyone's who has it. */
  readonly boundTo: Binding | null
}

/** What a token is bound to, by its SHA-256, base64url: a certificate (RFC 8705 §3.1) or a key (RFC 9449 §6.1). */
export interface Binding {
  readonly to: 'certificate' | 'key'
  readonly thumbprint: string
}

/** The type of authorization detail (RFC 9396) that states the one purpose of a token. */
export const PURPOSE_DETAIL = 'urn:samsyn:purpose'

/** Seconds that an access token may live, at most. */
export const MAX_LIFE = 300
