import type { Temporal } from 'temporal-polyfill'

/** A disclosure in vital interests is reviewed within 72 hours (X31). No source gives a number: this one is Samsyn's own. */
export const reviewDue = (disclosedAt: Temporal.Instant): Temporal.Instant => disclosedAt.add({ hours: 72 })
