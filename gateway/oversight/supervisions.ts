import type { Pool } from 'pg'
import type { Code } from '../codes.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { RecordAct } from './record-act.ts'

interface SupervisionDeps {
  readonly pool: Pool
  readonly recordAct: RecordAct
  readonly refuse: (bound: Bound, code: Code) => Promise<never>
  readonly now: () => Date
}

/** Milliseconds that a supervision lasts, at most. */
const LONGEST = 366 * 24 * 60 * 60_000

interface Supervision {
  readonly until: Date | null
  readonly receipt: Receipt
}

/**
 * Times in which the supervisory authority reads the whole trail (X30): opened and ended by those who answer for Samsyn,
 * each a leaf. GDPR art. 31 og 58, stk. 1; direktiv (EU) 2016/680 art. 26 og 47.
 */
export const createSupervisions = ({ pool, recordAct, refuse, now }: SupervisionDeps) => ({
  isOpen: async (): Promise<boolean> =>
    (await pool.query('select from supervision where ended_at is null and until > $1 limit 1', [now()])).rowCount === 1,

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
