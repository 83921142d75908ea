import { errors, type AuthorizationDetail } from 'oidc-provider'
import { z } from 'zod'
import { PURPOSES } from '../../schema/purpose.ts'
import { PURPOSE_DETAIL } from '../identity/access-token.ts'

const detailShape = z.strictObject({ type: z.literal(PURPOSE_DETAIL), purpose: z.enum(PURPOSES) })

/** Whether an authorization detail names a purpose of the contract and nothing else (RFC 9396 §5). */
export const checkPurposeDetail = (detail: AuthorizationDetail): void => {
  if (!detailShape.safeParse(detail).success)
    throw new errors.InvalidAuthorizationDetails('a detail names one `purpose` of the contract, and nothing else')
}

/** The one purpose that is asked for: a token is for exactly one (F12). `details` were checked one by one. */
export const onePurpose = (details: unknown): AuthorizationDetail[] => {
  const asked = typeof details === 'string' ? (JSON.parse(details) as AuthorizationDetail[]) : []
  if (asked.length !== 1) throw new errors.InvalidAuthorizationDetails('ask for exactly one purpose')
  return asked
}
