import { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { asBundle, bundleHead } from './entries-as-bundle.ts'
import { asCsv } from './entries-as-csv.ts'
import type { CountEntries } from './entry-counts.ts'
import type { ReadPage } from './entry-pages.ts'
import type { createProveEntries } from './prove-entries.ts'
import { readAll, readPages } from './read-all.ts'
import type { RecordAct } from './record-act.ts'
import type { createTakeFilter } from './see-entries.ts'
import type { SignBundle } from './sign-bundle.ts'
import { untilIndexed } from './until-indexed.ts'

export const EXPORT_FORMATS = ['csv', 'jsonl', 'bundle'] as const

/** What an export is asked for with; the filter is the contract's `EntryFilter`. */
export const askedExport = z.strictObject({
  reason: z.string(),
  format: z.enum(EXPORT_FORMATS),
  filter: z.record(z.string(), z.unknown()).optional(),
})

export type AskedExport = Omit<z.infer<typeof askedExport>, 'reason'>

/** An export that is recorded and may begin: how many entries there will be, and their text. */
export interface Export {
  readonly entries: number
  readonly text: Readable
  readonly receipt: Receipt
}

interface ExportDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly takeFilter: ReturnType<typeof createTakeFilter>
  readonly countEntries: CountEntries
  readonly readPage: ReadPage
  readonly proveEntries: ReturnType<typeof createProveEntries>
  readonly signBundle: SignBundle
  readonly recordAct: RecordAct
  readonly demonstration: boolean
}

/**
 * Exports all that fits, up to now, as soon as the index has it: recorded with its purpose before the first byte (P1).
 * @throws {Refused} and what the deadline aborts with while the index is behind.
 */
export const createExportEntries = ({ reader, takeFilter, countEntries, readPage, proveEntries, signBundle, recordAct, demonstration }: ExportDeps) =>
  async (bound: Bound, { format, filter: given }: AskedExport, at: Date): Promise<Export> => {
    const { filter: asked, recorded } = await takeFilter(bound, 'exportEntries', given)
    const filter = { ...asked, until: asked.until && asked.until < at ? asked.until : at }
    await untilIndexed(reader, bound.authenticated.deadline)
    const { total } = await countEntries(bound, filter)
    const receipt = await recordAct(bound, 'exportEntries', { filter: recorded, format, entries: total })
    const text = format === 'bundle'
      ? asBundle({
        head: bundleHead(bound, recorded, at, receipt), pages: readPages(readPage, bound, filter),
        prove: proveEntries(bound.asking.recipient), sign: signBundle,
      })
      : TEXTS[format](Readable.from(readAll(readPage, bound, filter)), demonstration)
    return { entries: total, text, receipt }
  }

export type ExportEntries = ReturnType<typeof createExportEntries>

const asJsonLines = (entries: Readable): Readable => entries.map((entry: unknown) => `${JSON.stringify(entry)}\n`)

const TEXTS = { csv: asCsv, jsonl: asJsonLines }
