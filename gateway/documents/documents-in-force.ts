import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { keepReading, type CaughtUp } from '../database/kept-reading.ts'
import { isInForce, readStanding } from './document-store.ts'

/** Which documents a party may use, on every replica: one that is withdrawn is refused within five seconds. */
export interface DocumentsInForce {
  /** The text of a document; null when the party may not use it, undefined while that cannot be known. */
  textOf(party: Party, documentId: string): string | null | undefined
  readonly caughtUp: CaughtUp
  close(): void
}

/** What is in force is read anew all the time; while it cannot be, no document is known to be, the gateway's own neither. */
export const createDocumentsInForce = async (reader: Pick<Pool, 'query'>, own: ReadonlyMap<string, string>): Promise<DocumentsInForce> => {
  const inForce = await keepReading(async () =>
    new Map((await readStanding(reader)).filter(isInForce).map(({ party, documentId, document }) => [`${party} ${documentId}`, document])))
  return {
    textOf: (party, documentId) => {
      const known = inForce.fresh()
      return known && (own.get(documentId) ?? known.get(`${party} ${documentId}`) ?? null)
    },
    caughtUp: inForce.caughtUp,
    close: inForce.close,
  }
}
