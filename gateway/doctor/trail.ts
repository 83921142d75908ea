import { PostgresClient } from '../../agencies/transport/postgres-client.ts'
import type { Config } from '../config.ts'
import { createCheckpointStore, type CheckpointStore } from '../trail/checkpoint-store.ts'
import { TRAIL } from './doctor-texts.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const PATIENCE = 3_000

/** Seconds after which a change should long have a checkpoint, and a checkpoint its countersignatures. */
const LATE = 60

interface LogState {
  readonly log: string
  readonly leaves: string
  readonly signed: string
  readonly countersigned: string
  /** Seconds since the oldest checkpoint was made that is newer than the last with enough countersignatures. */
  readonly waiting: number | null
}

/** Whether at an instant every log has a checkpoint of all its leaves, with as many countersignatures that hold as must be. */
export const examineTrail = async (url: string, { quorum, witnesses }: Config['witnesses'], at: Date): Promise<Finding[]> => {
  const client = new PostgresClient({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
  try {
    await client.connect()
    const store = createCheckpointStore(client, witnesses.map(({ key }) => key))
    const { rows } = await client.query<{ log: string; leaves: string }>(
      'select log_id as log, size as leaves from trail_head order by log_id')
    const findings = quorum > 0 ? [] : [warning(TRAIL.witnesses, TRAIL.nobody, TRAIL.find)]
    for (const { log, leaves } of rows) findings.push(...ofLog({ log, leaves, ...await readState(store, log, quorum, at) }, quorum))
    return findings
  } catch {
    return [fault(TRAIL.what, TRAIL.unreadable, TRAIL.mendDatabase)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

const readState = async (store: CheckpointStore, log: string, quorum: number, at: Date) => {
  const signed = await store.newest(log)
  const countersigned = await store.newest(log, { cosignatures: quorum })
  const since = await store.firstAbove(log, countersigned?.size ?? 0n)
  return {
    signed: String(signed?.size ?? 0),
    countersigned: String(countersigned?.size ?? 0),
    waiting: since ? (at.getTime() - since.getTime()) / 1_000 : null,
  }
}

const ofLog = ({ log, leaves, signed, countersigned, waiting }: LogState, quorum: number): Finding[] => {
  const what = TRAIL.log(log)
  return [
    signed === leaves ? good(what, TRAIL.signed(leaves)) : warning(what, TRAIL.partly(signed, leaves), TRAIL.lookAgain),
    ...(quorum === 0 ? [] : [waiting === null || waiting < LATE
      ? good(TRAIL.ofLog(log), TRAIL.confirmed(countersigned))
      : fault(TRAIL.ofLog(log), TRAIL.late(Math.round(waiting), quorum, countersigned), TRAIL.wake)]),
  ]
}
