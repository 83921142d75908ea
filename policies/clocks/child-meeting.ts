import type { Temporal } from 'temporal-polyfill'

/** A team meets within 24 hours when a child is suspected to be trafficked: a target, not a duty (STROM kap. 6, Bergen). */
export const childMeetingDue = (openedAt: Temporal.Instant): Temporal.Instant => openedAt.add({ hours: 24 })
