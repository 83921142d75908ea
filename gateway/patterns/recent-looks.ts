import type { Look } from '../../policies/patterns/look.ts'
import type { Party } from '../../schema/agency.ts'

/**
 * The latest looks of an employee, or at a case, that patterns hold together: many more than people make in the longest
 * period, and a bound when a system of theirs makes them over and over.
 */
export const MOST_LOOKS = 1_000

/** Looks in memory, by employee and by case, in the order of time; of each the latest. */
export interface RecentLooks {
  add(look: Look): void
  ofEmployee(party: Party, employee: string, since: Date): readonly Look[]
  ofCase(key: string, since: Date): readonly Look[]
  /** Whether any of the party's employees has looked at anything since an instant. */
  atWork(party: Party, employees: readonly string[], since: Date): boolean
  forgetBefore(instant: Date): void
}

export const createRecentLooks = (): RecentLooks => {
  const byKey = new Map<string, Look[]>()

  const put = (key: string, look: Look): void => {
    const looks = byKey.get(key)
    if (!looks) {
      byKey.set(key, [look])
      return
    }
    let at = looks.length
    while (at > 0 && isBefore(look, looks[at - 1])) at -= 1
    looks.splice(at, 0, look)
    if (looks.length > 2 * MOST_LOOKS) byKey.set(key, looks.slice(-MOST_LOOKS))
  }

  const since = (key: string, instant: Date): readonly Look[] => {
    const looks = byKey.get(key) ?? []
    return looks.slice(Math.max(firstSince(looks, instant), looks.length - MOST_LOOKS))
  }

  return {
    add: (look) => {
      put(employeeKey(look.party, look.employee), look)
      if (look.case !== null) put(caseKey(look.case), look)
    },
    ofEmployee: (party, employee, instant) => since(employeeKey(party, employee), instant),
    ofCase: (key, instant) => since(caseKey(key), instant),
    atWork: (party, employees, instant) => employees.some((employee) => {
      const last = byKey.get(employeeKey(party, employee))?.at(-1)
      return last !== undefined && last.at >= instant
    }),
    forgetBefore: (instant) => {
      for (const [key, looks] of byKey) {
        const first = firstSince(looks, instant)
        if (first === looks.length) byKey.delete(key)
        else if (first > 0) byKey.set(key, looks.slice(first))
      }
    },
  }
}

const employeeKey = (party: Party, employee: string): string => `${party}:${employee}`
const caseKey = (key: string): string => `case ${key}`

/** By instant, log and index. */
const isBefore = (one: Look, other: Look | undefined): boolean => {
  if (!other || one.at.getTime() !== other.at.getTime()) return other !== undefined && one.at < other.at
  return one.log === other.log ? BigInt(one.leaf) < BigInt(other.leaf) : one.log < other.log
}

const firstSince = (looks: readonly Look[], instant: Date): number => {
  const since = instant.getTime()
  let [from, until] = [0, looks.length]
  while (from < until) {
    const middle = (from + until) >> 1
    if ((looks[middle]?.at.getTime() ?? since) < since) from = middle + 1
    else until = middle
  }
  return from
}
