import type { PoolClient } from 'pg'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Party } from '../../schema/agency.ts'
import type { Finding } from './evaluate.ts'

/** A finding that is found again has more evidence. */
const WRITE = `insert into finding (id, pattern, overseer, recipient, employee, first_at, latest_at, evidence)
  select id, pattern, overseer, recipient, employee, first_at, latest_at, evidence from json_populate_recordset(null::finding, $1::json)
  on conflict (id) do update set latest_at = excluded.latest_at,
    evidence = array(select distinct unnest(finding.evidence || excluded.evidence))`

interface FindingRow {
  readonly id: string
  readonly pattern: string
  readonly overseer: Party
  readonly recipient: Party
  readonly employee: string | null
  readonly first_at: Date
  readonly latest_at: Date
  readonly evidence: readonly string[]
}

/** Writes what was found, in the order in which it was. */
export const writeFindings = async (transaction: PoolClient, found: readonly Finding[]): Promise<void> => {
  if (found.length === 0) return
  const rows = new Map<string, FindingRow>()
  for (const finding of found) rows.set(finding.id, asRow(finding, rows.get(finding.id)))
  await transaction.query(WRITE, [JSON.stringify([...rows.values()])])
}

/** A row; of the first that was found of the same stays when it was, and of whom. */
const asRow = (
  { id, pattern, overseer, latest: { party, employee, at }, looks }: Finding, before?: FindingRow,
): FindingRow => {
  const ofEmployee = PATTERNS.find((one) => one.id === pattern)?.of === 'employee'
  const first = before ?? { id, pattern, overseer, recipient: party, employee: ofEmployee ? employee : null, first_at: at, evidence: [] }
  const evidence = new Set([...first.evidence, ...looks.map(({ log, leaf }) => `${log}:${leaf}`)])
  return { ...first, latest_at: at, evidence: [...evidence] }
}
