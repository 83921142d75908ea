import { randomBytes } from 'node:crypto'
import { rootOf } from '../../../gateway/trail/merkle.ts'
import type { Entry } from '../../../gateway/trail/entry.ts'
import { createTrail } from '../../../gateway/trail/writer.ts'
import type { BenchDatabase } from '../database.ts'
import { medianTime, type Grown } from './grown.ts'

const APPENDS = 500
/** Leaves that one statement makes. */
const BULK = 500_000

const entry: Entry = {
  kind: 'refusal', at: '2026-01-01T00:00:00.000Z', disclosureId: '00000000-0000-4000-8000-000000000000',
  actor: { party: 'NEC', client: 'nec-sagssystem', employee: 'nec-1', role: 'investigator' },
  purpose: 'INVESTIGATION', reason: 'måling af hvad en post koster', code: 'CASE_NOT_AVAILABLE', about: null,
  traceId: null, regime: 'LAW_ENFORCEMENT', operations: [], legalBases: [], policyVersion: 'measured',
}

/** One append at a time until durable, to logs that already hold so many leaves, all in one table. */
export const growTrail = async ({ owner, url }: BenchDatabase, sizes: readonly number[]): Promise<Grown[]> => {
  const appendTo = async (logId: string): Promise<number> => {
    const trail = await createTrail({ databaseUrl: url, logId, policyVersion: async () => 'measured', now: () => new Date() })
    const taken = await medianTime(APPENDS, () => trail.append({ restsOn: [], entries: [entry] }))
    await trail.close()
    return taken
  }
  await appendTo('warm-up')
  const grown: Grown[] = []
  for (const of of sizes) {
    const logId = `log-of-${of}`
    if (of > 0) await fill(owner, logId, of)
    grown.push({ what: 'append until durable', of, microseconds: await appendTo(logId) })
  }
  return grown
}

/** Leaves of 288 bytes, under a head that agrees with itself; no proof would hold for them. */
const fill = async (owner: BenchDatabase['owner'], logId: string, count: number): Promise<void> => {
  for (let from = 0; from < count; from += BULK)
    await owner.query(
      `insert into trail_leaf (log_id, index, hash, entry)
        select $1, number, sha256(number::text::bytea), convert_to(repeat(md5(number::text), 9), 'UTF8')
        from generate_series($2::bigint, $3::bigint) as number`,
      [logId, from, Math.min(from + BULK, count) - 1])
  const subtrees = [...count.toString(2)].filter((bit) => bit === '1').length
  const frontier = Array.from({ length: subtrees }, () => randomBytes(32))
  await owner.query('insert into trail_head (log_id, size, root, frontier) values ($1, $2, $3, $4)',
    [logId, count, rootOf({ size: BigInt(count), frontier }), frontier])
  await owner.query('vacuum analyze trail_leaf')
  await owner.query('checkpoint')
}
