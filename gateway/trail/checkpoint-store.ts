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
  /** The newest of a log that has at least so many leaves and cosignatures; undefined, too, when ten newer ones only seem to have them. */
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

/** Checkpoints that are read at once, to be looked at for enough countersignatures that hold. */
const AT_ONCE = 10

/** @param witnessKeys the verifier keys of the witnesses whose countersignatures count. */
export const createCheckpointStore = (pool: Pick<Pool, 'query'>, witnessKeys: readonly string[]): CheckpointStore => {
  const witnesses = witnessKeys.map(readWitnessKey)

  const read = async (order: 'asc' | 'desc', logId: string, { size = 0n, cosignatures = 0 }: Least): Promise<readonly Row[]> =>
    (await pool.query<Row>(`select size, root, note, cosignatures, made_at from trail_checkpoint
      where log_id = $1 and size >= $2 and cardinality(cosignatures) >= $3 order by size ${order} limit ${AT_ONCE}`,
    [logId, size, cosignatures])).rows

  const firstHeld = (logId: string, rows: readonly Row[], { cosignatures = 0 }: Least): Checkpoint | undefined => {
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
    newest: async (logId, least = {}) => firstHeld(logId, await read('desc', logId, least), least),
    oldest: async (logId, least) => {
      for (let from = least.size ?? 0n; ;) {
        const rows = await read('asc', logId, { ...least, size: from })
        const held = firstHeld(logId, rows, least)
        if (held || rows.length < AT_ONCE) return held
        from = BigInt(rows.at(-1)?.size ?? 0) + 1n
      }
    },
    firstAbove: async (logId, size) => {
      const { rows: [row] } = await pool.query<{ made_at: Date }>(
        'select made_at from trail_checkpoint where log_id = $1 and size > $2 order by size limit 1', [logId, size])
      return row?.made_at
    },
  }
}
