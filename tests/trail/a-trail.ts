import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { RefusalEntry } from '../../gateway/trail/entry.ts'
import type { Append, RestsOn } from '../../gateway/trail/trail.ts'
import { createTrail, TRAIL_LIMITS, type TrailDeps, type TrailLimits } from '../../gateway/trail/writer.ts'

export const AT = '2026-03-02T08:00:00.000Z'

/** Bounds that a busy machine does not reach. */
const PATIENT: TrailLimits = { ...TRAIL_LIMITS, deadlineMs: 30_000, lockMs: 20_000, waitMs: 20_000 }

/** A log of the gateway's own kind, on a fixed clock. */
export const aTrail = (databaseUrl: string, logId = 'g', limits: Partial<TrailLimits> = {}, onStopped?: TrailDeps['onStopped']) => createTrail({
  databaseUrl, logId, policyVersion: async () => 'p', now: () => new Date(AT), limits: { ...PATIENT, ...limits }, ...(onStopped && { onStopped }),
})

/** An entry of the smallest kind, told apart by its disclosure id. */
export const anEntry = (disclosureId: string): RefusalEntry => ({
  kind: 'refusal', at: AT, disclosureId, purpose: null, reason: null, regime: 'LAW_ENFORCEMENT', operations: [],
  legalBases: [], policyVersion: 'p', code: 'NOT_FOUND', about: null, traceId: null,
  actor: { party: 'NEC', client: 'nec-1', employee: 'E-1', role: 'investigator' },
})

/** An append of one entry, `<id>`, and of `<id> discarded` when what it rests on has moved. */
export const anAppend = (id: string, restsOn: readonly RestsOn[] = []): Append =>
  ({ restsOn, entries: [anEntry(id)], otherwise: () => [anEntry(`${id} discarded`)] })

/** A case of version 1. */
export const aCase = async (pool: Pool): Promise<string> => {
  const caseId = randomUUID()
  await pool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
    values ($1, 'KOBENHAVN', 'none', false, 'presumed', $2, 'HP19', $2)`, [caseId, AT])
  return caseId
}

/** Moves a case's version, as each change of its control data does. */
export const MOVE_CASE = 'update "case" set version = version + 1 where id = $1'
