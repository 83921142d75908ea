import type { Pool } from 'pg'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import type { RecordAct } from './record-act.ts'

interface SupervisionDeps {
  readonly pool: Pool
  /** The log of this replica. */
  readonly logId: string
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly now: () => Date
}

/** Milliseconds that a supervision lasts, at most. */
const LONGEST = 366 * 24 * 60 * 60_000

interface Supervision {
  readonly until: Date | null
  readonly receipt: Receipt
}

/** Those that were opened, by the requests that opened them: the one that lasts longest first. */
interface Supervisions {
  /** Until when the authority reads; null while none is open. */
  readonly openUntil: Date | null
  readonly latest: readonly { readonly id: string; readonly until: Date; readonly endedAt: Date | null }[]
  readonly receipt: Receipt
}

/**
 * Times in which the supervisory authority reads the whole trail (X30): opened and ended by those who answer for Samsyn,
 * each a leaf. GDPR art. 31 og 58, stk. 1; direktiv (EU) 2016/680 art. 26 og 47.
 */
export const createSupervisions = ({ pool, logId, recordAct, refuse, now }: SupervisionDeps) => ({
  isOpen: async (): Promise<boolean> =>
    (await pool.query('select from supervision where ended_at is null and until > $1 limit 1', [now()])).rowCount === 1,

  /** Whether one is open, and the latest; told to both sides of it, and looking leaves no leaf. @throws {Refused} */
  list: async (bound: Bound): Promise<Supervisions> => {
    const { asking } = bound
    const isTold = mayOversee(asking, 'openSupervision') || (asking.agency === SUPERVISOR && mayOversee(asking, 'seeTrailState'))
    if (!isTold) return refuse(bound, 'FORBIDDEN')
    const { rows } = await pool.query<Supervisions['latest'][number]>(
      'select id, until, ended_at as "endedAt" from supervision order by coalesce(ended_at, until) desc, id limit 20')
    const open = rows.filter(({ until, endedAt }) => endedAt === null && until > now()).map(({ until }) => until)
    return { openUntil: open[0] ?? null, latest: rows, receipt: receiptWithoutLeaf(bound, logId) }
  },

  /** @throws {Refused} */
  open: async (bound: Bound, until: Date): Promise<Supervision> => {
    const [from, length] = [now(), until.getTime() - now().getTime()]
    if (!(length > 0 && length <= LONGEST)) return refuse(bound, 'VARIABLES_INVALID')
    const details = { from: from.toISOString(), until: until.toISOString() }
    const receipt = await recordAct(bound, 'openSupervision', details, async (transaction) => {
      await transaction.query('insert into supervision (id, until) values ($1, $2)', [bound.disclosureId, until])
    })
    return { until, receipt }
  },

  /** Ends whatever is open. @throws {Refused} */
  end: async (bound: Bound): Promise<Supervision> => {
    const at = now()
    let open = false
    const receipt = await recordAct(bound, 'endSupervision', {}, async (transaction) => {
      const { rowCount } = await transaction.query('update supervision set ended_at = $1 where ended_at is null and until > $1', [at])
      open = (rowCount ?? 0) > 0
    })
    return { until: open ? at : null, receipt }
  },
})
