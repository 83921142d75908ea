import type { Temporal } from 'temporal-polyfill'

/**
 * The supervisory authority is told of a breach within 72 hours, where feasible: GDPR art. 33, stk. 1;
 * retshåndhævelsesloven § 28. Counted from the first suspicion, the earliest instant it can count from.
 */
export const notificationDue = (suspectedAt: Temporal.Instant): Temporal.Instant => suspectedAt.add({ hours: 72 })
