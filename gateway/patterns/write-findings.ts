import type { PoolClient } from 'pg'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Look } from '../../policies/patterns/look.ts'
import type { Finding } from './finding.ts'

/** Leaves that a finding shows: whoever wants more of the same searches the log. */
const MOST_EVIDENCE = 1_000

/** A finding that is found again has more evidence, up to a bound; logs are followed one after another, and not in the order of time. */
const WRITE = `insert into finding (id, pattern, overseer, recipient, employee, first_at, latest_at, evidence)
  select id, pattern, overseer, recipient, employee, first_at, latest_at, evidence from json_populate_recordset(null::finding, $1::json)
  on conflict (id) do update set first_at = least(finding.first_at, excluded.first_at), latest_at = greatest(finding.latest_at, excluded.latest_at),
    evidence = case when cardinality(finding.evidence) >= ${MOST_EVIDENCE} then finding.evidence
      else array(select distinct unnest(finding.evidence || excluded.evidence)) end`

/** What was found of the same in one batch: of the first stays of whom it was. */
interface FoundAgain {
  readonly first: Finding
  readonly evidence: Set<Look>
  firstAt: Date
  latestAt: Date
}

/** Writes what was found, in the order in which it was. */
export const writeFindings = async (transaction: PoolClient, found: readonly Finding[]): Promise<void> => {
  if (found.length === 0) return
  const rows = new Map<string, FoundAgain>()
  for (const finding of found) {
    const { latest: { at }, looks: [oldest] } = finding
    const again = rows.get(finding.id) ?? { first: finding, evidence: new Set(), firstAt: at, latestAt: at }
    if (oldest && oldest.at < again.firstAt) again.firstAt = oldest.at
    if (at > again.latestAt) again.latestAt = at
    for (const look of finding.looks) {
      if (again.evidence.size >= MOST_EVIDENCE) break
      again.evidence.add(look)
    }
    rows.set(finding.id, again)
  }
  await transaction.query(WRITE, [JSON.stringify([...rows.values()].map(asRow))])
}

const asRow = ({ first: { id, pattern, overseer, latest: { party, employee } }, firstAt, latestAt, evidence }: FoundAgain) => ({
  id, pattern, overseer, recipient: party, employee: PATTERNS.find((one) => one.id === pattern)?.of === 'case' ? null : employee,
  first_at: firstAt, latest_at: latestAt, evidence: [...evidence].map(({ log, leaf }) => `${log}:${leaf}`),
})
