import type { Pool } from 'pg'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import type { Party } from '../../schema/agency.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { CheckpointStore } from '../trail/checkpoint-store.ts'

interface StateDeps {
  readonly pool: Pool
  readonly store: Pick<CheckpointStore, 'newest'>
  /** The log of this replica. */
  readonly logId: string
  readonly refuse: Refuse
}

const LOGS = `select head.log_id as log, head.size, coalesce(cursor.next, 0)::text as indexed from trail_head head
  left join trail_cursor cursor on cursor.log_id = head.log_id and cursor.follower = 'index' order by head.log_id`

/** The tally says in which hour an agency's last entry is: just that hour is read. */
const AGENCIES = `select recipient as agency, (select max(at) from overseen_entry entry where entry.party = $1
    and entry.at >= latest.hour and entry.at < latest.hour + interval '1 hour'
    and entry.recipient = latest.recipient and not entry.sealed) as at
  from (select recipient, max(hour) as hour from overseen_tally where party = $1 and entries > 0 group by recipient) latest
  order by recipient`

/** How the trail stands, for the line that is always there: no entry is told of, and looking leaves no leaf. @throws {Refused} */
export const createTrailState = ({ pool, store, logId, refuse }: StateDeps) => async (bound: Bound) => {
  if (!mayOversee(bound.asking, 'seeTrailState')) return refuse(bound, 'FORBIDDEN')
  const [logs, agencies] = await Promise.all([
    pool.query<{ log: string; size: string; indexed: string }>(LOGS),
    pool.query<{ agency: Party; at: Date | null }>(AGENCIES, [bound.asking.recipient]),
  ])
  return {
    logs: await Promise.all(logs.rows.map(async (row) => {
      const checkpoint = await store.newest(row.log)
      return {
        ...row,
        verified: String(checkpoint?.size ?? 0),
        verifiedAt: checkpoint?.madeAt ?? null,
        cosigners: checkpoint?.cosignatures.map(signerOf) ?? [],
      }
    })),
    agencies: agencies.rows.filter(({ at }) => at !== null),
    receipt: receiptWithoutLeaf(bound, logId),
  }
}

/** The name in a signature line of a C2SP signed note: `— <name> <base64>`. */
const signerOf = (line: string): string => line.split(' ')[1] ?? ''
