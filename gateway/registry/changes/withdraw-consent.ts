import type { ChangeLaw } from '../change-law.ts'
import { CaseMoved } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** A withdrawal works at once and on every replica: it moves the case, so that no answer under way rests on it (P5, F8). */
export const withdrawConsent: ChangeLaw<{ id: string; handle: string; withdrawnBy: string }> = {
  takesAway: true,
  asks: () => ({ kind: 'withdrawConsent' }),
  details: ({ handle }) => ({ consent: handle }),
  refusal: ({ consents }, { id }) => {
    const record = consents.find((consent) => consent.id === id)
    if (!record) return 'CONSENT_NOT_AVAILABLE'
    return record.withdrawnAt === null ? null : 'CONSENT_ALREADY_WITHDRAWN'
  },
  effect: (controlled, { id, withdrawnBy }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    const { rowCount } = await transaction.query(
      `update consent_record set withdrawn_at = $3, withdrawn_by = $4, version = version + 1
       where id = $1 and case_id = $2 and withdrawn_at is null`, [id, controlled.caseId, at, withdrawnBy])
    if (rowCount !== 1) throw new CaseMoved()
  },
}
