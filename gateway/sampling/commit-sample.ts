import type { Pool } from 'pg'
import { DRAWING_RULE, type Stratum } from '../../policies/sampling/draw.ts'
import type { ActDeps, CarryOut } from '../officers-work/carry-out.ts'
import { sampleOf } from '../officers-work/subject.ts'
import type { Bound } from '../pipeline/stages.ts'
import { detailsOf, type LogBound } from './commitment.ts'

/** A sample as it is asked for. */
export interface AskedSample {
  readonly from: Date
  readonly until: Date
  readonly strata: readonly { readonly recipient?: string | null; readonly purpose?: string | null; readonly role?: string | null; readonly size: number }[]
  readonly nonceHash: string
}

const HASH = /^[0-9a-f]{64}$/
const MOST = { strata: 20, drawn: 500, days: 366 }
const DAY = 86_400_000

/**
 * Commits to a sample: rule, period, strata, the logs as far as they go now, and the hash of a nonce that the officer
 * keeps. Whoever sees this leaf can tell later that nothing was chosen after the fact. @throws {Refused}
 */
export const createCommitSample = ({ pool, refuse, now }: ActDeps, carryOut: CarryOut) =>
  async (bound: Bound, asked: AskedSample) => {
    const strata = asked.strata.map(({ recipient, purpose, role, size }): Stratum =>
      ({ recipient: recipient ?? null, purpose: purpose ?? null, role: role ?? null, size }))
    if (!isFit(asked, strata, now())) return refuse(bound, 'SAMPLE_INVALID')
    const id = bound.disclosureId
    const details = detailsOf({
      rule: DRAWING_RULE, overseer: bound.authenticated.party, from: asked.from, until: asked.until, strata,
      bounds: await readBounds(pool), nonceHash: asked.nonceHash,
    })
    const { receipt } = await carryOut(bound, {
      act: 'commitSample', subject: sampleOf(id), details, law: (acts) => (acts.length > 0 ? 'ACT_OUT_OF_ORDER' : null),
    })
    return { id: sampleOf(id), receipt }
  }

const isFit = ({ from, until, nonceHash }: AskedSample, strata: readonly Stratum[], now: Date): boolean =>
  HASH.test(nonceHash) && from < until && until <= now && until.getTime() - from.getTime() <= MOST.days * DAY
  && strata.length > 0 && strata.length <= MOST.strata && strata.every(({ size }) => size > 0)
  && strata.reduce((sum, { size }) => sum + size, 0) <= MOST.drawn

const readBounds = async (pool: Pool): Promise<LogBound[]> => {
  const { rows } = await pool.query<LogBound>('select log_id as log, size::text from trail_head order by log_id')
  return rows
}
