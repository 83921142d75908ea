import { byHour, instantOf } from './danish-day.ts'
import { isDayOff } from './danish-holidays.ts'

/** Hours of a working day, in Denmark, outside which work is unusual. */
const DAY = { from: 6, until: 22 }

/** Whether an instant lies in the night or on a day off, by the clock and the calendar of Denmark. */
export const isOddHour = byHour((at: Date): boolean => {
  const local = instantOf(at).toZonedDateTimeISO('Europe/Copenhagen')
  return local.hour < DAY.from || local.hour >= DAY.until || isDayOff(local.toPlainDate())
})
