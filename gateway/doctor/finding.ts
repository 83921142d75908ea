/** What an examination found: stated as it is, and where it is not well, how to mend it. */
export interface Finding {
  /** What was looked at, such as `PostgreSQL` or the name of a party. */
  readonly what: string
  readonly state: 'good' | 'warning' | 'fault'
  /** In Danish, as the one who runs the gateway reads it. */
  readonly says: string
  readonly mend: string | null
}

export const good = (what: string, says: string): Finding => ({ what, state: 'good', says, mend: null })
export const warning = (what: string, says: string, mend: string): Finding => ({ what, state: 'warning', says, mend })
export const fault = (what: string, says: string, mend: string): Finding => ({ what, state: 'fault', says, mend })
