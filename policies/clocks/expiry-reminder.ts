/** Days ahead of which an agency's administrators are warned that a key or certificate ends. */
const AHEAD = [7, 30, 60] as const

const DAY = 24 * 60 * 60 * 1000

/** The warning that is due now: within how many days it ends; null while none is, and when it has ended. */
export const expiryReminder = (expiresAt: Date, now: Date): (typeof AHEAD)[number] | null => {
  const left = expiresAt.getTime() - now.getTime()
  return left <= 0 ? null : AHEAD.find((days) => left <= days * DAY) ?? null
}
