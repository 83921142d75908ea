import { agencyOfParty, type Session } from '../../frame/session.ts'
import lookUps from '../../generated/look-ups.json'
import type { Purpose } from '../../words/words.ts'

/** What the role may ask for one purpose, as one operation. */
export interface LookUpKind {
  readonly purpose: Purpose
  /** Fields such as `cmm.needs.language`. */
  readonly fields: readonly string[]
  readonly document: string
  /** The operation that asks what a look-up would give. */
  readonly preview: string
}

/** The purposes for which some exchange could give the role anything, and which its log in grants. */
export const ownLookUps = ({ party, role, purposes }: Session): readonly LookUpKind[] =>
  (lookUps as readonly (LookUpKind & { readonly agency: string; readonly role: string })[]).filter((one) =>
    one.agency === agencyOfParty(party) && one.role === role && purposes.includes(one.purpose))
