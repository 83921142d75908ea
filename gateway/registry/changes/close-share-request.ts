import { ChangeRefused, type ChangeLaw } from '../change-law.ts'

export interface CloseShareRequest {
  readonly id: string
  /** The request by the closing party's own handle, as it stands in the leaf (P12). */
  readonly handle: string
  readonly party: string
}

/** The request is dealt with; what became of it is told to nobody. */
export const closeShareRequest: ChangeLaw<CloseShareRequest> = {
  takesAway: false,
  asks: () => ({ kind: 'closeShareRequest' }),
  details: ({ handle }) => ({ request: handle }),
  refusal: () => null,
  effect: ({ caseId }, { id, party }, at) => async (transaction) => {
    const { rowCount } = await transaction.query(`update share_request set closed_at = $4
      where id = $1 and case_id = $2 and asked = $3 and closed_at is null`, [id, caseId, party, at])
    if (rowCount !== 1) throw new ChangeRefused('SHARE_REQUEST_NOT_AVAILABLE')
  },
}
