import type { Label } from '../../schema/label.ts'
import type { Look } from './look.ts'

/** What makes looks unusual: a rule with its thresholds, which says why in words. */
export interface Pattern {
  readonly id: string
  readonly title: Label
  /** Why it is worth a question; the thresholds are in it. */
  readonly because: Label
  readonly source: string
  /** Whose looks are held together: an employee's, hers at the case of the latest, or all looks at that case. */
  readonly of: 'employee' | 'employeeAtCase' | 'case'
  /** Whom it is shown to: the employer alone, who knows who was at work, or each agency that took part in all of it. */
  readonly shownTo: 'employer' | 'all'
  /** How far back looks are held together, in hours. */
  readonly hours: number
  /** One finding gathers what is found in a Danish day, or in a week. */
  readonly per: 'day' | 'week'
  /** Whether a look could be part of it, by all looks of its employee in the last 24 hours: else nothing more is read. */
  concerns(latest: Look, recent: readonly Look[]): boolean
  /**
   * The looks that are unusual together; empty when none are. Oldest first, `latest` is the last: of an employee's looks, when
   * it was and who made it is all that counts of it. What is shown to all is not found in fewer looks when it is not in more. Pure.
   */
  find(looks: readonly Look[], latest: Look): readonly Look[]
}

export const NOTHING: readonly Look[] = []

/** The looks, when there is enough of them. */
export const when = (enough: boolean, looks: readonly Look[]): readonly Look[] => (enough ? looks : NOTHING)

export const SECURITY = 'GDPR art. 32; retshåndhævelsesloven § 24; retshåndhævelsesloven § 27'
