import { isInForce } from '../../policies/firewalls/f08-consent-counts-while-in-force.ts'
import { isGivenByOneWhoMay } from '../../policies/firewalls/f09-a-minor-is-spoken-for.ts'
import { isSharedBy, SHARE_REQUEST_DAYS } from '../../policies/shares-at-the-table.ts'
import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { ControlledCase, ShareRequest } from './control-data.ts'

/** With whom something is shared, for what and until when; never what. */
export interface Share {
  readonly recipient: Party
  readonly purpose: Purpose
  readonly until: Date
}

const DAY = 24 * 60 * 60 * 1000

/** What parties to the case get by a consent that stands, as a reference group may see it. Pure. */
export const sharesOf = ({ consents, links, minor }: ControlledCase, at: Date): readonly Share[] => {
  const shares = new Map<string, Share>()
  for (const record of consents.filter((one) => isInForce(one, at) && isGivenByOneWhoMay(one, minor)))
    for (const recipient of record.recipients.filter((party) => links.some((link) => link.party === party)))
      for (const purpose of record.purposes.filter((one) => isSharedBy(record, recipient, one))) {
        const key = `${recipient} ${purpose}`
        const known = shares.get(key)
        if (!known || known.until < record.validUntil) shares.set(key, { recipient, purpose, until: record.validUntil })
      }
  return [...shares.values()].sort((a, b) => a.until.getTime() - b.until.getTime())
}

/** What was asked for lately, whatever became of it: that is the person's own. Pure. */
export const recentRequests = ({ shareRequests }: ControlledCase, at: Date): readonly ShareRequest[] =>
  shareRequests.filter(({ askedAt }) => at.getTime() - askedAt.getTime() < SHARE_REQUEST_DAYS * DAY)
