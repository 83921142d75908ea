import type { Temporal } from 'temporal-polyfill'

/**
 * A recipient confirms within 14 days that it has corrected what it was given. GDPR art. 19 gives no number of days: what is
 * wrong is put right without undue delay (art. 16); the number is the controllers' to set.
 */
export const confirmationDue = (reportedAt: Temporal.Instant): Temporal.Instant => reportedAt.add({ hours: 14 * 24 })
