import { crowdedCase } from './patterns/crowded-case.ts'
import { manyAgencies } from './patterns/many-agencies.ts'
import { manyCasesInLittleTime } from './patterns/many-cases-in-little-time.ts'
import { manyPurposes } from './patterns/many-purposes.ts'
import { oddHours } from './patterns/odd-hours.ts'
import { outsideOwnCases } from './patterns/outside-own-cases.ts'
import type { Pattern } from './patterns/pattern.ts'
import { repeatedBreakGlass } from './patterns/repeated-break-glass.ts'
import { repeatedRefusals } from './patterns/repeated-refusals.ts'

/** What is unusual enough for an officer to ask about: a finding asks, it accuses nobody. */
export const PATTERNS: readonly Pattern[] = [
  manyCasesInLittleTime, outsideOwnCases, oddHours, repeatedRefusals, crowdedCase, manyAgencies, repeatedBreakGlass,
  manyPurposes,
]
