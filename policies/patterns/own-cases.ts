import { dayNumber } from '../clocks/danish-day.ts'
import type { Look } from './look.ts'

/** Days of looks that make a case one's own, and how far back they count, in days. */
export const OWN_DAYS = 3
export const OWN_CASES_REACH = 60

/** The employees whose case it is: those of the party who looked at it on three days or more. `looks`: of the last 60 days. */
export const ownersOf = (looks: readonly Pick<Look, 'party' | 'employee' | 'at'>[], party: string): readonly string[] => {
  const days = new Map<string, Set<number>>()
  for (const look of looks)
    if (look.party === party) days.set(look.employee, (days.get(look.employee) ?? new Set()).add(dayNumber(look.at)))
  return [...days].filter(([, seen]) => seen.size >= OWN_DAYS).map(([employee]) => employee)
}
