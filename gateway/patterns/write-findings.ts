import type { PoolClient } from 'pg'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Look } from '../../policies/patterns/look.ts'
import type { Finding } from './finding.ts'

/** Leaves that a finding shows: whoever wants more of the same searches the log. */
const MOST_EVIDENCE = 1_000

/** A finding that is found again has more evidence, up to a bound. */
const WRITE = `insert into finding (id, pattern, overseer, recipient, employee, first_at, latest_at, evidence)
  select id, pattern, overseer, recipient, employee, first_at, latest_at, evidence from json_populate_recordset(null::finding, $1::json)
  on conflict (id) do update set latest_at = excluded.latest_at,
    evidence = case when cardinality(finding.evidence) >= ${MOST_EVIDENCE} then finding.evidence
      else array(select distinct unnest(finding.evidence || excluded.evidence)) end`

/** What was found of the same in one batch: of the first stays when it was, and of whom. */
interface FoundAgain {
  readonly first: Finding
  readonly evidence: Set<Look>
  latest: Finding
}

/** Writes what was found, in the order in which it was. */
export const writeFindings = async (transaction: PoolClient, found: readonly Finding[]): Promise<void> => {
  if (found.length === 0) return
  const rows = new Map<string, FoundAgain>()
  for (const finding of found) {
    const again = rows.get(finding.id) ?? { first: finding, evidence: new Set(), latest: finding }
    again.latest = finding
    for (const look of finding.looks) {
      if (again.evidence.size >= MOST_EVIDENCE) break
      again.evidence.add(look)
    }
    rows.set(finding.id, again)
  }
  await transaction.query(WRITE, [JSON.stringify([...rows.values()].map(asRow))])
}

const asRow = ({ first: { id, pattern, overseer, latest: { party, employee, at } }, latest, evidence }: FoundAgain) => ({
  id, pattern, overseer, recipient: party, employee: PATTERNS.find((one) => one.id === pattern)?.of === 'case' ? null : employee,
  first_at: at, latest_at: latest.latest.at, evidence: [...evidence].map(({ log, leaf }) => `${log}:${leaf}`),
})
