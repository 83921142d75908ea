import { danishTime } from '../danish.ts'
import type { ClientReply, RegistrationReply } from './joining-replies.ts'

/** What `samsyn agency` and `samsyn client` say by themselves, Danish first. */
export const JOINING = {
  waits: (id: string): string => `venter på godkendelse: samsyn agency approve ${id} --as <databeskyttelsesrådgiver>`,
  approved: (by: string, at: string): string => `godkendt af ${by} ${danishTime(at)}`,
  proposed: (by: string, at: string): string => `foreslået af ${by} ${danishTime(at)}`,
  active: 'i brug',
  suspended: (at: string): string => `lukket ude ${danishTime(at)}`,
  none: 'Der er ingen.',
}

export const showRegistration = (one: RegistrationReply): string => [
  `${one.party}  ${one.client ?? one.issuer ?? ''}`,
  `  ${JOINING.proposed(one.proposedBy, one.proposedAt)}`,
  `  ${one.approvedBy && one.approvedAt ? JOINING.approved(one.approvedBy, one.approvedAt) : JOINING.waits(one.id)}`,
].join('\n')

export const showClient = ({ party, client, suspendedAt }: ClientReply): string =>
  `${party}  ${client}  ${suspendedAt ? JOINING.suspended(suspendedAt) : JOINING.active}`
