import type { Pool } from 'pg'

/** A signed head of a log, and who countersigned it. */
export interface Checkpoint {
  readonly size: bigint
  readonly root: Buffer
  /** C2SP tlog-checkpoint with the log's signature. */
  readonly note: string
  /** Signature lines of witnesses. */
  readonly cosignatures: readonly string[]
  readonly madeAt: Date
}

/** The note as it is shown: with all cosignatures. */
export const cosignedNote = ({ note, cosignatures }: Checkpoint): string => note + cosignatures.join('')

/** The checkpoints of all logs. Who can modify it can at most lose them: each is signed, and others hold copies. */
export interface CheckpointStore {
  add(logId: string, made: Omit<Checkpoint, 'cosignatures'>): Promise<void>
  /** Adds those of witnesses that have not countersigned yet, by their names: so many lines are so many witnesses. */
  addCosignatures(logId: string, size: bigint, lines: readonly string[]): Promise<void>
  /** The newest of a log that has at least so many leaves and cosignatures. */
  newest(logId: string, least?: { readonly size?: bigint; readonly cosignatures?: number }): Promise<Checkpoint | undefined>
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

export const createCheckpointStore = (pool: Pool): CheckpointStore => ({
  add: async (logId, { size, root, note, madeAt }) => {
    await pool.query(`insert into trail_checkpoint (log_id, size, root, note, cosignatures, made_at)
      values ($1, $2, $3, $4, '{}', $5) on conflict do nothing`, [logId, size, root, note, madeAt])
  },
  addCosignatures: async (logId, size, lines) => {
    await pool.query(`update trail_checkpoint set cosignatures = cosignatures || array(select line from unnest($3::text[]) as line
      where not exists (select from unnest(cosignatures) as other where split_part(other, ' ', 2) = split_part(line, ' ', 2)))
      where log_id = $1 and size = $2`, [logId, size, lines])
  },
  newest: async (logId, { size = 0n, cosignatures = 0 } = {}) => {
    const { rows: [row] } = await pool.query<Row>(`select size, root, note, cosignatures, made_at from trail_checkpoint
      where log_id = $1 and size >= $2 and cardinality(cosignatures) >= $3 order by size desc limit 1`,
    [logId, size, cosignatures])
    return row && { ...row, size: BigInt(row.size), madeAt: row.made_at }
  },
  firstAbove: async (logId, size) => {
    const { rows: [row] } = await pool.query<{ made_at: Date }>(
      'select made_at from trail_checkpoint where log_id = $1 and size > $2 order by size limit 1', [logId, size])
    return row?.made_at
  },
})
