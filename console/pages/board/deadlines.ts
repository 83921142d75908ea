import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

/** Whatever ends at an instant (ISO 8601), or does not. */
interface Ending {
  readonly ends: string | null
}

/** A clock that ends, and the Danish calendar days until it does: negative when it has. */
export interface Deadline<Clock extends Ending = Ending> {
  readonly clock: Clock
  readonly ends: string
  readonly daysLeft: number
}

export const danishToday = (now: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()

/** The Danish day on which something is due: the last day of a period, not the midnight after it. */
export const dueDay = (ends: string): Temporal.PlainDate => danishToday(new Date(Date.parse(ends) - 1))

/** Calendar days until it is due; an hour that has passed today is overdue too. */
const daysUntil = (ends: string, now: Date): number => {
  const days = danishToday(now).until(dueDay(ends)).days
  return days === 0 && Date.parse(ends) <= now.getTime() ? -1 : days
}

/** The deadlines among clocks, the one that ends first first. */
export const deadlinesOf = <Clock extends Ending>(clocks: readonly Clock[], now: Date): readonly Deadline<Clock>[] =>
  clocks.flatMap((clock) => (clock.ends === null ? [] : [{ clock, ends: clock.ends, daysLeft: daysUntil(clock.ends, now) }]))
    .sort((a, b) => Date.parse(a.ends) - Date.parse(b.ends))

export const isLate = ({ daysLeft }: Deadline): boolean => daysLeft < 0

/** Within seven days, as the group is told by mail. */
export const isSoon = ({ daysLeft }: Deadline): boolean => daysLeft >= 0 && daysLeft <= 7

/** Of deadlines in their order those that have passed, and the one that comes next: none of them hides it. */
export const pressing = <One extends Deadline>(deadlines: readonly One[]): readonly One[] => {
  const next = deadlines.findIndex((one) => !isLate(one))
  return next < 0 ? deadlines : deadlines.slice(0, next + 1)
}

/** The colour that goes with a number of days; the words say the same. */
export const toneOf = (deadline: Deadline): 'late' | 'soon' | 'plain' => {
  if (isLate(deadline)) return 'late'
  return isSoon(deadline) ? 'soon' : 'plain'
}
