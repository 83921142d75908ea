import type { Bound } from '../pipeline/stages.ts'
import type { ReadFilter } from './entry-filter.ts'
import type { Place, ReadPage } from './entry-pages.ts'
import { shownEntry, type ShownEntry } from './shown-entry.ts'

/** Entries in one reading: what lies in memory at a time. */
const AT_ONCE = 1_000

/** Every entry that fits, the newest first, in pages that are read as fast as they are taken. */
export const readPages = async function* (
  readPage: ReadPage, bound: Bound, filter: ReadFilter,
): AsyncGenerator<readonly ShownEntry[]> {
  let from: Place | undefined
  for (;;) {
    const { entries, more } = await readPage(bound, filter, { size: AT_ONCE, from, backwards: false })
    yield entries.map(shownEntry)
    from = entries.at(-1)
    if (!more || !from) return
  }
}

/** The same, one by one. */
export const readAll = async function* (readPage: ReadPage, bound: Bound, filter: ReadFilter): AsyncGenerator<ShownEntry> {
  for await (const page of readPages(readPage, bound, filter)) yield* page
}
