import type { DisclosureEntry, Entry } from './entry.ts'

/** A disclosure of which nothing was answered: what was asked of whom, and what would have been given. */
export const discarded = (entry: DisclosureEntry): DisclosureEntry => ({ ...entry, kind: 'disclosureDiscarded', operations: ['consultation'] })

/**
 * The request that an entry takes back the disclosures of, those before it in its log: they were durable, and too old to be
 * answered when that was known (P1, P5). An entry says so by being discarded, or by refusing since the case kept changing.
 */
export const takenBackBy = (entry: Entry): string | undefined =>
  entry.kind === 'disclosureDiscarded' || (entry.kind === 'refusal' && entry.code === 'CHANGED_MEANWHILE') ? entry.disclosureId : undefined
