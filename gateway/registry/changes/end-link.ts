import type { Party } from '../../../schema/agency.ts'
import type { ChangeLaw } from '../change-law.ts'
import { endLink as endLinkOf } from '../link-party.ts'
import { updateCase } from '../update-case.ts'

/** A party whose part has ended gets nothing more of the case, not even that it exists (F7). */
export const endLink: ChangeLaw<{ party: Party }> = {
  takesAway: true,
  asks: ({ party }) => ({ kind: 'endLink', party }),
  details: ({ party }) => ({ party }),
  refusal: ({ links }, { party }) =>
    links.some((link) => link.party === party && link.agency !== 'RG') ? null : 'PARTY_UNKNOWN',
  effect: (controlled, { party }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await endLinkOf(controlled.caseId, party, at)(transaction)
  },
}
