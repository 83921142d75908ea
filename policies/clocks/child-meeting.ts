import type { Temporal } from 'temporal-polyfill'

/**
 * A team meets within 24 hours when a child is suspected to be trafficked. So it is done in Bergen: a target here, no duty
 * (STROM kap. 6 · Bergen samarbejdsmodel).
 */
export const childMeetingDue = (openedAt: Temporal.Instant): Temporal.Instant => openedAt.add({ hours: 24 })
