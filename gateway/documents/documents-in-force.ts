import { performance } from 'node:perf_hooks'
import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { isInForce, readStanding } from './document-store.ts'
import { OWN_DOCUMENTS } from './own-documents.ts'

/** Which documents a party may use, on this replica as on every other: one that is withdrawn is refused within `FRESH`. */
export interface DocumentsInForce {
  /** The text of a document; null when the party may not use it, undefined while that cannot be known. */
  textOf(party: Party, documentId: string): string | null | undefined
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Reads which documents are in force now and every two seconds; while it cannot for five, none is known to be. */
export const createDocumentsInForce = async (reader: Pick<Pool, 'query'>): Promise<DocumentsInForce> => {
  let inForce = new Map<string, string>()
  let readAt = -Infinity
  const read = async (): Promise<void> => {
    const startedAt = performance.now()
    const standing = await readStanding(reader)
    inForce = new Map(standing.filter(isInForce).map(({ party, documentId, document }) => [`${party} ${documentId}`, document]))
    readAt = startedAt
  }
  await read()
  const timer = setInterval(() => void read().catch(() => undefined), READ_EVERY)
  timer.unref()
  return {
    textOf: (party, documentId) =>
      performance.now() - readAt < FRESH ? OWN_DOCUMENTS.get(documentId) ?? inForce.get(`${party} ${documentId}`) ?? null : undefined,
    close: () => clearInterval(timer),
  }
}
