import type { Purpose } from '../../schema/purpose.ts'
import { Refused } from '../refused.ts'
import { isReadable } from '../unreadable.ts'
import type { Authenticated, Bound } from './stages.ts'

/** What the operation's `@purpose` states. */
export interface Stated {
  readonly purpose: Purpose
  readonly reason: string
}

const REASON = { least: 5, most: 500, leastInVitalInterests: 20 }

/** One purpose to an operation, the one that the token grants (F12), and a reason fit to be reviewed. @throws {Refused} */
export const bindPurpose = (authenticated: Authenticated, stated: Stated, disclosureId: string): Bound => {
  const { party, agency, role, granted } = authenticated
  if (stated.purpose !== granted) throw new Refused('PURPOSE_MISMATCH')
  const reason = stated.reason.trim()
  const least = granted === 'VITAL_INTERESTS' ? REASON.leastInVitalInterests : REASON.least
  if (seenOf(reason).length < least || reason.length > REASON.most || !isReadable(reason)) throw new Refused('REASON_INVALID')
  return {
    authenticated,
    asking: { recipient: party, agency, role, purpose: granted },
    reason,
    disclosureId,
  }
}

/** What a reader sees of it: without what stands for nothing, and but one of spaces in a row. */
const seenOf = (reason: string): string => reason.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/\s+/g, ' ').trim()
