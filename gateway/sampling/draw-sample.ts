import type { Pool } from 'pg'
import { commitmentToNonce, drawSample, seedOf } from '../../policies/sampling/draw.ts'
import type { ActDeps, CarryOut } from '../officers-work/carry-out.ts'
import { parse } from '../officers-work/subject.ts'
import { readActs } from '../officers-work/act-store.ts'
import { untilIndexed } from '../oversight/until-indexed.ts'
import type { Bound } from '../pipeline/stages.ts'
import { cosignedNote, type Checkpoint, type CheckpointStore } from '../trail/checkpoint-store.ts'
import { commitmentIn } from './commitment.ts'
import { readPopulation } from './population.ts'

interface DrawDeps extends ActDeps {
  /** Connections that may take the time that a large population takes. */
  readonly slowPool: Pool
  readonly store: Pick<CheckpointStore, 'oldest'>
  /** Witnesses that must have countersigned the checkpoint that the seed comes from. */
  readonly quorum: number
}

/**
 * Draws a sample that was committed to. INVARIANT: its seed is of the nonce committed to and of the first checkpoint that
 * holds the commitment and is countersigned, so that when it was laid down neither the officer nor the operator could
 * foresee what it draws; and it is of all that stood in the logs then. @throws {Refused}
 */
export const createDrawSample = ({ pool, slowPool, store, quorum, refuse }: DrawDeps, carryOut: CarryOut) =>
  async (bound: Bound, id: string, nonce: string) => {
    const [committed] = parse(id)?.kind === 'sample' ? await readActs(pool, [id]) : []
    const commitment = committed && commitmentIn(committed)
    if (!commitment || commitment.overseer !== bound.authenticated.party) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    if (commitmentToNonce(nonce) !== commitment.nonceHash) return refuse(bound, 'NONCE_WRONG')
    const checkpoint = await readLaterCheckpoint({ pool, store, quorum }, committed.id)
    if (!checkpoint) return refuse(bound, 'NOT_YET_COUNTERSIGNED')
    const { log } = checkpoint
    const [size, root] = [String(checkpoint.size), checkpoint.root.toString('hex')]
    await untilIndexed(slowPool, bound.authenticated.deadline)
    const { candidates, changes } = await readPopulation(slowPool, commitment)
    const draw = drawSample(candidates, changes, commitment.strata, seedOf({ nonce, log, size, root }))
    const { receipt } = await carryOut(bound, {
      act: 'drawSample',
      subject: id,
      details: {
        nonce, log, size, root, checkpoint: cosignedNote(checkpoint), population: draw.population,
        explained: Object.entries(draw.explained).map(([rule, count]) => `${rule}:${count}`),
        drawn: draw.drawn.map(({ candidate, stratum }) => `${candidate.log}:${candidate.leaf}:${stratum}`),
      },
      law: (acts) => (acts.some(({ act }) => act === 'drawSample') ? 'ACT_OUT_OF_ORDER' : null),
    })
    return { id, receipt }
  }

/** The first countersigned checkpoint of the commitment's log that holds its leaf; undefined while there is none. */
const readLaterCheckpoint = async (
  { pool, store, quorum }: Pick<DrawDeps, 'pool' | 'store' | 'quorum'>, commitment: string,
): Promise<(Checkpoint & { readonly log: string }) | undefined> => {
  const { rows: [leaf] } = await pool.query<{ log: string; index: string }>(
    "select log_id as log, index from overseen_entry where disclosure_id = $1 and act = 'commitSample'", [commitment])
  const checkpoint = leaf && await store.oldest(leaf.log, { size: BigInt(leaf.index) + 1n, cosignatures: quorum })
  return checkpoint && { ...checkpoint, log: leaf.log }
}
