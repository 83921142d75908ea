import type { Party } from '../../schema/agency.ts'
import type { Look } from '../../policies/patterns/look.ts'

/** The looks before one, as far back as patterns reach. */
export interface History {
  /** Of an employee since an instant, oldest first. */
  ofEmployee(party: Party, employee: string, since: Date): Promise<readonly Look[]>
  /** At a case since an instant, oldest first. */
  ofCase(key: string, since: Date): Promise<readonly Look[]>
  /** Which of the party's employees have looked at anything since an instant. */
  atWork(party: Party, employees: readonly string[], since: Date): Promise<readonly string[]>
}
