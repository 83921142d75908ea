import type { Temporal } from 'temporal-polyfill'

/** A disclosure in vital interests is reviewed within 72 hours (X31; STROM kap. 5 · Sikkerhed). */
export const reviewDue = (disclosedAt: Temporal.Instant): Temporal.Instant => disclosedAt.add({ hours: 72 })
