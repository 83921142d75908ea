import type { Pool } from 'pg'
import { holding, readWitnessKey } from './countersignature.ts'

/** A signed head of a log, and who countersigned it. */
export interface Checkpoint {
  readonly size: bigint
  readonly root: Buffer
  /** C2SP tlog-checkpoint with the log's signature. */
  readonly note: string
  /** Signature lines of known witnesses, one of each, which hold. */
  readonly cosignatures: readonly string[]
  readonly madeAt: Date
}

/** The note as it is shown: with all cosignatures. */
export const cosignedNote = ({ note, cosignatures }: Checkpoint): string => note + cosignatures.join('')

/** Leaves and cosignatures that a checkpoint has at least. */
interface Least {
  readonly size?: bigint
  readonly cosignatures?: number
}

/**
 * The checkpoints of all logs. Who can modify it can at most lose them: each is signed, others hold copies, and a
 * countersignature that does not hold, or is of nobody known, is none.
 */
export interface CheckpointStore {
  add(logId: string, made: Omit<Checkpoint, 'cosignatures'>): Promise<void>
  /** Adds lines that do not stand there yet. */
  addCosignatures(logId: string, size: bigint, lines: readonly string[]): Promise<void>
  /** The newest of a log that has at least so many leaves and cosignatures. */
  newest(logId: string, least?: Least): Promise<Checkpoint | undefined>
  /** The oldest, likewise. */
  oldest(logId: string, least: Least): Promise<Checkpoint | undefined>
  /** When the first was made that has more leaves; undefined when there is none. */
  firstAbove(logId: string, size: bigint): Promise<Date | undefined>
}

interface Row {
  readonly size: string
  readonly root: Buffer
  readonly note: string
  readonly cosignatures: string[]
  readonly made_at: Date
}

/** Whether the note, which is what witnesses sign, says what the row does. */
const isNoted = (logId: string, { size, root, note }: Row): boolean => {
  const [origin, leaves, hash] = note.split('\n', 3)
  return origin?.endsWith(`/${logId}`) === true && leaves === size && hash === root.toString('base64')
}

/** Checkpoints whose countersignatures are looked at for enough that hold. */
const LOOKED_AT = 10

/** @param witnessKeys the verifier keys of the witnesses whose countersignatures count. */
export const createCheckpointStore = (pool: Pick<Pool, 'query'>, witnessKeys: readonly string[]): CheckpointStore => {
  const witnesses = witnessKeys.map(readWitnessKey)

  const first = async (order: 'asc' | 'desc', logId: string, { size = 0n, cosignatures = 0 }: Least): Promise<Checkpoint | undefined> => {
    const { rows } = await pool.query<Row>(`select size, root, note, cosignatures, made_at from trail_checkpoint
      where log_id = $1 and size >= $2 and cardinality(cosignatures) >= $3 order by size ${order} limit ${LOOKED_AT}`,
    [logId, size, cosignatures])
    for (const row of rows) {
      const held = isNoted(logId, row) ? holding(row.cosignatures, row.note, witnesses) : []
      if (held.length >= cosignatures)
        return { size: BigInt(row.size), root: row.root, note: row.note, cosignatures: held, madeAt: row.made_at }
    }
    return undefined
  }

  return {
    add: async (logId, { size, root, note, madeAt }) => {
      await pool.query(`insert into trail_checkpoint (log_id, size, root, note, cosignatures, made_at)
        values ($1, $2, $3, $4, '{}', $5) on conflict do nothing`, [logId, size, root, note, madeAt])
    },
    addCosignatures: async (logId, size, lines) => {
      await pool.query(`update trail_checkpoint set cosignatures = cosignatures || array(
          select line from unnest($3::text[]) as line where line <> all(cosignatures))
        where log_id = $1 and size = $2`, [logId, size, lines])
    },
    newest: (logId, least = {}) => first('desc', logId, least),
    oldest: (logId, least) => first('asc', logId, least),
    firstAbove: async (logId, size) => {
      const { rows: [row] } = await pool.query<{ made_at: Date }>(
        'select made_at from trail_checkpoint where log_id = $1 and size > $2 order by size limit 1', [logId, size])
      return row?.made_at
    },
  }
}
