import type { Party } from '../../../schema/agency.ts'
import { agencyOf } from '../../../schema/agency.ts'
import type { ChangeLaw } from '../change-law.ts'
import { isFileNumber } from '../file-number.ts'
import { linkParty } from '../link-party.ts'
import { updateCase } from '../update-case.ts'

/** A new party gets a handle of its own; of one kind of controller a case has one party. */
export const linkCase: ChangeLaw<{ party: Party; fileNumber: string | null }> = {
  asks: ({ party }) => ({ kind: 'linkCase', party }),
  details: ({ party }) => ({ party }),
  refusal: ({ links }, { party, fileNumber }) => {
    if (typeof fileNumber === 'string' && !isFileNumber(fileNumber)) return 'VARIABLES_INVALID'
    const agency = agencyOf(party)
    if (!agency || agency === 'RG' || agency === 'SAMSYN') return 'PARTY_UNKNOWN'
    return links.some((link) => link.agency === agency && link.party !== party) ? 'FILE_NUMBER_TAKEN' : null
  },
  effect: (controlled, { party, fileNumber }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await linkParty(controlled.caseId, party, fileNumber, at)(transaction)
  },
}
