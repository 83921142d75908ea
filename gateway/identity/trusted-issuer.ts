import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'

/** An issuer that is trusted to speak for the employees of the parties named, and for no others. */
export interface TrustedIssuer {
  readonly issuer: string
  /** Where its keys are; what its discovery document says, when that is not given (OpenID Connect Discovery §4). */
  readonly jwksUri?: string | undefined
  readonly parties: readonly Party[]
  /** How its claims name roles, when they are not the contract's: one value of the claim that the map knows, and no more. */
  readonly roles?: { readonly claim: string; readonly map: Readonly<Record<string, Role>> } | undefined
}

/** The party that an issuer says; of one that speaks for one alone, wherever it stands, that one. Undefined when it must say which. */
export const partyIn = ({ agency }: Readonly<Record<string, unknown>>, named: readonly TrustedIssuer[]): unknown => {
  const [only, ...others] = new Set(named.flatMap(({ parties }) => parties))
  return agency === undefined && others.length === 0 ? only : agency
}

/** What an issuer says, in the contract's words: the role that its own name for it stands for. One not known stays out, and is refused as missing. */
export const inOurWords = (payload: Readonly<Record<string, unknown>>, { roles }: TrustedIssuer): Readonly<Record<string, unknown>> => ({
  ...payload,
  ...(roles && { role: roleIn([payload[roles.claim]].flat(), roles.map) }),
})

const roleIn = (named: readonly unknown[], map: Readonly<Record<string, Role>>): Role | undefined => {
  const known = new Set(named.flatMap((name) => (typeof name === 'string' && Object.hasOwn(map, name) ? [map[name]] : [])))
  return known.size === 1 ? [...known][0] : undefined
}
