import type { Pool } from 'pg'
import { mayConfirmCorrection } from '../../policies/permissions/corrections.ts'
import { isUuid } from '../database/uuid.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { ChangeRefused } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'
import { confirmNotice, type CorrectionKind } from './correction-store.ts'

/** What a recipient is told: which facts of its case, by its own handle, are no longer as it got them. */
export interface ShownNotice {
  readonly id: string
  readonly case: string
  readonly controller: string
  readonly kind: CorrectionKind
  readonly facts: readonly string[]
  readonly reportedAt: Date
  readonly due: Date
  readonly confirmedAt: Date | null
}

interface NoticesDeps {
  readonly pool: Pool
  readonly makeChange: MakeChange
  readonly now: () => Date
}

const NOTICES = `select notice.id, notice.handle as case, correction.party as controller, kind, notice.facts,
    reported_at as "reportedAt", due, confirmed_at as "confirmedAt"
  from correction_notice notice join correction on correction.id = correction_id
  where notice.party = $1 and (confirmed_at is not null) = $2 order by reported_at desc, notice.id limit 200`

/** A recipient's side: what it is told, and that it has put it right. Each leaves a leaf. @throws {Refused} */
export const createCorrectionNotices = ({ pool, makeChange, now }: NoticesDeps) => ({
  list: async (bound: Bound, confirmed: boolean): Promise<{ readonly notices: readonly ShownNotice[]; readonly receipt: Receipt }> => {
    if (!mayConfirmCorrection(bound.asking)) return makeChange.refuse(bound, 'FORBIDDEN', null)
    const { rows: notices } = await pool.query<ShownNotice>(NOTICES, [bound.asking.recipient, confirmed])
    const receipt = await makeChange.write(bound, {
      name: 'seeCorrectionNotices', handle: null, operations: ['consultation'], details: { notices: notices.map(({ id }) => id) },
      restsOn: [], effect: async () => {},
    })
    return receipt ? { notices, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  },
  confirm: async (bound: Bound, id: string): Promise<{ readonly id: string; readonly receipt: Receipt }> => {
    const { asking } = bound
    if (!mayConfirmCorrection(asking)) return makeChange.refuse(bound, 'FORBIDDEN', null)
    if (!isUuid(id)) return makeChange.refuse(bound, 'CORRECTION_NOT_AVAILABLE', null)
    const receipt = await makeChange.write(bound, {
      name: 'confirmCorrection', handle: null, operations: ['alteration'], details: { notice: id }, restsOn: [],
      effect: async (transaction) => {
        if (!await confirmNotice(transaction, id, asking.recipient, now())) throw new ChangeRefused('CORRECTION_NOT_AVAILABLE')
      },
    })
    return receipt ? { id, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  },
})
