import { isToldAtTheTable, obtainsConsents } from '../../../policies/shares-at-the-table.ts'
import type { Party } from '../../../schema/agency.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { ChangeLaw } from '../change-law.ts'
import { recentRequests } from '../shares.ts'
import { updateCase } from '../update-case.ts'

/** What a reference group asks for: that a party obtains the person's consent for a recipient and a purpose. */
export interface AskForShare {
  readonly id: string
  /** The request by the group's own handle, as it stands in the leaf (P12). */
  readonly handle: string
  readonly asked: Party
  readonly recipient: Party
  readonly purpose: Purpose
}

/**
 * A task for who obtains consents, once in thirty days: no fact passes, and the person decides
 * (STROM kap. 5 · Informeret aftale og valg).
 */
export const askForShare: ChangeLaw<AskForShare> = {
  takesAway: false,
  asks: () => ({ kind: 'askForShare' }),
  details: ({ handle, asked, recipient, purpose }) => ({ request: handle, asked, recipient, purpose }),
  refusal: (controlled, { asked, recipient, purpose }, at) => {
    const isParty = (party: Party): boolean => controlled.links.some((link) => link.party === party && link.agency !== 'RG')
    if (asked === recipient || ![asked, recipient].every(isParty)) return 'PARTY_UNKNOWN'
    if (!obtainsConsents(asked) || !isToldAtTheTable(recipient, purpose)) return 'NOT_APPLICABLE'
    const isAsked = recentRequests(controlled, at).some((one) => one.recipient === recipient && one.purpose === purpose)
    return isAsked ? 'SHARE_ASKED' : null
  },
  effect: (controlled, { id, asked, recipient, purpose }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await transaction.query(
      `insert into share_request (id, case_id, asked, recipient, purpose, asked_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, controlled.caseId, asked, recipient, purpose, at])
  },
}
