import { beginningOf, danishDay } from '../../policies/clocks/danish-day.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { OWN_CASES_REACH, ownersOf } from '../../policies/patterns/own-cases.ts'
import type { History } from './history.ts'

/** A look of which it is not known yet whose case it was into. */
export type UnmarkedLook = Omit<Look, 'outsideOwnCases'>

const DAY = 86_400_000

/** Since when looks at a case make it someone's own, at an instant. */
export const ownSince = (at: Date): Date => new Date(at.getTime() - OWN_CASES_REACH * DAY)

/** Whether it matters whose case it was: those on call look into all, and so do reference groups. */
export const isMarked = ({ case: key, role }: UnmarkedLook): boolean => key !== null && role !== 'dutyOfficer' && role !== 'groupMember'

/** The look, and whether it was into a case that only colleagues have who are at work that day. */
export const markLook = (history: History, look: UnmarkedLook): Look => {
  const { case: key, party, employee, at } = look
  if (key === null || !isMarked(look)) return { ...look, outsideOwnCases: false }
  const owners = ownersOf(history.daysAtCase(key, party, ownSince(at)), party)
  if (owners.length === 0 || owners.includes(employee)) return { ...look, outsideOwnCases: false }
  const morning = new Date(beginningOf(danishDay(at)).epochMilliseconds)
  return { ...look, outsideOwnCases: history.atWork(party, owners, morning) }
}
