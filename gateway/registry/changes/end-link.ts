import type { Party } from '../../../schema/agency.ts'
import type { ChangeLaw } from '../change-law.ts'
import { endLink as endLinkOf } from '../link-party.ts'
import { updateCase } from '../update-case.ts'

/**
 * A party whose part has ended gets nothing more of the case, not even that it exists (F7). With the last of them the case
 * ends: what nobody holds any more is not kept (GDPR art. 5, stk. 1, litra e).
 */
export const endLink: ChangeLaw<{ party: Party }> = {
  takesAway: true,
  asks: ({ party }) => ({ kind: 'endLink', party }),
  details: ({ party }) => ({ party }),
  refusal: ({ links }, { party }) =>
    links.some((link) => link.party === party && link.agency !== 'RG') ? null : 'PARTY_UNKNOWN',
  effect: (controlled, { party }, at) => async (transaction) => {
    const isLast = controlled.links.every((link) => link.party === party || link.agency === 'RG')
    const closes = isLast && controlled.closedAt === null
    await updateCase(controlled, closes ? { stage: 'closed', stage_since: at, closed_at: at } : {})(transaction)
    await endLinkOf(controlled.caseId, party, at)(transaction)
  },
}
