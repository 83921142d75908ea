import type { OverseenEntry } from './overseen-entry.ts'
import { valuesIn } from './terms.ts'

/** A row of the index, as the contract's `OverseenEntry` shows it. */
export const shownEntry = (row: OverseenEntry) => ({
  log: row.logId,
  leaf: String(row.index),
  at: row.at,
  disclosureId: row.disclosureId,
  recipient: row.recipient,
  client: row.client,
  employee: row.employee,
  role: row.role,
  purpose: row.purpose || null,
  reason: row.reason || null,
  outcome: row.outcome,
  code: row.code || null,
  act: row.act || null,
  case: row.handle,
  breakGlass: row.breakGlass,
  controllers: valuesIn(row.terms, 'controller'),
  facts: valuesIn(row.terms, 'fact'),
  dataCategories: valuesIn(row.terms, 'dataCategory'),
  exchanges: valuesIn(row.terms, 'exchange'),
  legalBases: valuesIn(row.terms, 'legalBasis'),
  consents: valuesIn(row.terms, 'consent'),
  given: row.given,
  withheld: row.withheld,
  unavailable: row.unavailable,
})

export type ShownEntry = ReturnType<typeof shownEntry>
