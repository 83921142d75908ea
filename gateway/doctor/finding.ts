import type { Label } from '../../schema/label.ts'

/** What an examination found: stated as it is, and where it is not well, how to mend it. */
export interface Finding {
  /** What was looked at, such as `PostgreSQL` or the name of a party. */
  readonly what: Label
  readonly state: 'good' | 'warning' | 'fault'
  /** As the one who runs the gateway reads it. */
  readonly says: Label
  readonly mend: Label | null
}

export const good = (what: Label, says: Label): Finding => ({ what, state: 'good', says, mend: null })
export const warning = (what: Label, says: Label, mend: Label): Finding => ({ what, state: 'warning', says, mend })
export const fault = (what: Label, says: Label, mend: Label): Finding => ({ what, state: 'fault', says, mend })
