import type { Party } from '../../../schema/agency.ts'
import { agencyOf } from '../../../schema/agency.ts'
import type { ChangeLaw } from '../change-law.ts'
import { isFileNumber } from '../file-number.ts'
import { bringInParty } from '../link-party.ts'
import { updateCase } from '../update-case.ts'

/** A new party gets a handle of its own; of organisations of one kind a case has one. */
export const linkCase: ChangeLaw<{ party: Party; fileNumber: string | null }> = {
  takesAway: false,
  asks: ({ party }) => ({ kind: 'linkCase', party }),
  details: ({ party }) => ({ party }),
  refusal: ({ links }, { party, fileNumber }) => {
    if (typeof fileNumber === 'string' && !isFileNumber(fileNumber)) return 'VARIABLES_INVALID'
    const agency = agencyOf(party)
    if (!agency || agency === 'RG' || agency === 'SAMSYN') return 'PARTY_UNKNOWN'
    return links.some((link) => link.agency === agency && link.party !== party) ? 'PARTY_OF_KIND_LINKED' : null
  },
  effect: (controlled, { party, fileNumber }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await bringInParty(controlled.caseId, party, fileNumber ?? null, at)(transaction)
  },
}
