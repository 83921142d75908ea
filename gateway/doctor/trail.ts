import { Client } from 'pg'
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
  /** Seconds since the newest checkpoint was made that has too few countersignatures. */
  readonly waiting: number | null
}

/** Whether at an instant every log has a checkpoint of all its leaves, with as many countersignatures as must be. */
export const examineTrail = async (url: string, quorum: number, at: Date): Promise<Finding[]> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
  try {
    await client.connect()
    const { rows } = await client.query<LogState>(STATE, [quorum, at])
    return [
      ...(quorum > 0 ? [] : [warning(TRAIL.witnesses, TRAIL.nobody, TRAIL.find)]),
      ...rows.flatMap((state) => ofLog(state, quorum)),
    ]
  } catch {
    return [fault(TRAIL.what, TRAIL.unreadable, TRAIL.mendDatabase)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

const STATE = `select log_id as log, size as leaves,
  coalesce((select max(c.size) from trail_checkpoint c where c.log_id = h.log_id), 0) as signed,
  coalesce((select max(c.size) from trail_checkpoint c where c.log_id = h.log_id and cardinality(c.cosignatures) >= $1), 0)
    as countersigned,
  (select extract(epoch from $2::timestamptz - min(c.made_at))::float from trail_checkpoint c where c.log_id = h.log_id
    and c.size > coalesce((select max(d.size) from trail_checkpoint d where d.log_id = h.log_id
      and cardinality(d.cosignatures) >= $1), 0)) as waiting
  from trail_head h order by log_id`

const ofLog = ({ log, leaves, signed, countersigned, waiting }: LogState, quorum: number): Finding[] => {
  const what = TRAIL.log(log)
  return [
    signed === leaves ? good(what, TRAIL.signed(leaves)) : warning(what, TRAIL.partly(signed, leaves), TRAIL.lookAgain),
    ...(quorum === 0 ? [] : [waiting === null || waiting < LATE
      ? good(TRAIL.ofLog(log), TRAIL.confirmed(countersigned))
      : fault(TRAIL.ofLog(log), TRAIL.late(Math.round(waiting), quorum, countersigned), TRAIL.wake)]),
  ]
}
