import type { Look } from '../../policies/patterns/look.ts'
import type { Party } from '../../schema/agency.ts'

/** The looks before one, as far back as patterns reach. */
export interface History {
  /** Of an employee since an instant, oldest first. */
  ofEmployee(party: Party, employee: string, since: Date): readonly Look[]
  /** At a case since an instant, oldest first. */
  ofCase(key: string, since: Date): readonly Look[]
  /** A party's looks at a case since an instant: of each employee the last on each of as many days as make a case her own. */
  daysAtCase(key: string, party: Party, since: Date): readonly Pick<Look, 'party' | 'employee' | 'at'>[]
  /** Whether any of the party's employees has looked at anything since an instant. */
  atWork(party: Party, employees: readonly string[], since: Date): boolean
}
