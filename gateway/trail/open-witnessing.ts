import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import type { Events } from '../telemetry/events.ts'
import { createCheckpointStore, type CheckpointStore } from './checkpoint-store.ts'
import { createMakeCheckpoint } from './checkpoints.ts'
import { noteSignerOf } from './note-signer.ts'
import { createProofs, type Proofs } from './proofs.ts'
import { createQuorum, type Quorum } from './quorum.ts'
import { createSteadyClock } from './steady-clock.ts'
import { createReadTile } from './subtrees.ts'
import { createWitnessLine } from './witness-line.ts'
import { startWitnessing } from './witnessing.ts'

interface OpenDeps {
  readonly config: Pick<Config, 'replica' | 'origin' | 'witnesses'>
  readonly checkpointKey: SigningKey
  readonly pool: Pool
  /** Connections that no flood of requests delays. */
  readonly upkeep: Pool
  readonly events: Events
  readonly now: () => Date
}

/** A log whose checkpoints are made and countersigned, and what proves the leaves of any log. */
export interface WitnessedLog {
  readonly quorum: Quorum
  readonly store: CheckpointStore
  readonly proofsOf: (logId: string) => Proofs
  close(): Promise<void>
}

/** Begins to make checkpoints of this replica's log, and to have them countersigned. Requests read on connections of theirs. */
export const openWitnessing = async ({ config, checkpointKey, pool, upkeep, events, now }: OpenDeps): Promise<WitnessedLog> => {
  const logId = config.replica
  const { witnesses, quorum: needed } = config.witnesses
  const storeOn = (connections: Pool): CheckpointStore => createCheckpointStore(connections, witnesses.map(({ key }) => key))
  const proofsOn = (connections: Pool) => (log: string): Proofs => createProofs(createReadTile(connections, log))
  const store = storeOn(upkeep)
  const proofs = proofsOn(upkeep)(logId)
  const signer = noteSignerOf(config.origin, checkpointKey)
  const steady = createSteadyClock(now)
  const quorum = await createQuorum({ store, logId, needed, now: steady })
  const { close } = await startWitnessing({
    logId, store, quorum, events, now: steady,
    makeCheckpoint: createMakeCheckpoint({ pool: upkeep, logId, proofs, store, signer, now }),
    witnesses: witnesses.map((witness) => createWitnessLine(witness, proofs)),
  })
  return { quorum, store: storeOn(pool), proofsOf: proofsOn(pool), close }
}
