import { danishTime } from '../danish.ts'
import type { ClientReply, RegistrationReply } from './joining-replies.ts'

/** What `samsyn agency` and `samsyn client` say by themselves, Danish first. */
export const JOINING = {
  waits: (id: string): string => `venter på godkendelse: samsyn agency approve ${id} --as <databeskyttelsesrådgiver>`,
  approved: (by: string, at: string): string => `godkendt af ${by} ${danishTime(at)}`,
  proposed: (by: string, at: string): string => `foreslået af ${by} ${danishTime(at)}`,
  active: 'i brug',
  suspended: (at: string): string => `lukket ude ${danishTime(at)}`,
  revoked: 'spærret for altid',
  none: 'Der er ingen.',
  cannotWrite: (file: string): string => `filen \`${file}\` kan ikke skrives, eller den er der allerede`,
  made: (file: string, thumbprint: string): string =>
    `nøglen er skrevet: ${file}, kun til dig; den offentlige halvdel: ${file}.public\naftryk (RFC 7638): ${thumbprint}`,
  verifierKey: (key: string): string => `til vidner og dem, der efterprøver, i \`logs\`: ${key}`,
  nextSteps: (use: 'orders' | 'checkpoints', file: string): string => [
    'Når en anden har godkendt:',
    `  1. giv ${use === 'orders' ? 'myndighederne' : 'vidnerne og dem, der efterprøver,'} den offentlige halvdel (${file}.public) ved siden af den gamle`,
    `  2. sæt ${use === 'orders' ? 'SAMSYN_ORDER_KEY' : 'SAMSYN_CHECKPOINT_KEY'} til ${file}, og genstart gatewayen, én server ad gangen`,
    '  3. tag den gamle offentlige halvdel væk, når ingen server bruger den; skiftet står i sporet',
  ].join('\n'),
}

export const showRegistration = (one: RegistrationReply): string => [
  `${one.party}  ${one.client ?? one.issuer ?? `${one.keyUse} ${one.thumbprint}`}`,
  `  ${JOINING.proposed(one.proposedBy, one.proposedAt)}`,
  `  ${one.approvedBy && one.approvedAt ? JOINING.approved(one.approvedBy, one.approvedAt) : JOINING.waits(one.id)}`,
].join('\n')

export const showClient = ({ party, client, suspendedAt }: ClientReply): string =>
  `${party}  ${client}  ${suspendedAt ? JOINING.suspended(suspendedAt) : JOINING.active}`
