import { beginningOf, danishDay } from '../../policies/clocks/danish-day.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { OWN_CASES_REACH, ownersOf } from '../../policies/patterns/own-cases.ts'
import type { History } from './history.ts'

const DAY = 86_400_000

/** The look, and whether it was into a case that only colleagues have who are at work that day. */
export const markLook = async (history: History, look: Omit<Look, 'outsideOwnCases'>): Promise<Look> => {
  const { case: key, party, employee, at, role } = look
  if (key === null || role === 'dutyOfficer' || role === 'groupMember') return { ...look, outsideOwnCases: false }
  const owners = ownersOf(await history.ofCase(key, new Date(at.getTime() - OWN_CASES_REACH * DAY)), party)
  if (owners.length === 0 || owners.includes(employee)) return { ...look, outsideOwnCases: false }
  const morning = new Date(beginningOf(danishDay(at)).epochMilliseconds)
  return { ...look, outsideOwnCases: (await history.atWork(party, owners, morning)).length > 0 }
}
