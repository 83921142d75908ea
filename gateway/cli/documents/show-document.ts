import { danishTime } from '../danish.ts'
import type { DocumentReply } from './document-replies.ts'

/** What `samsyn documents` says by itself, Danish first. */
export const DOCUMENTS = {
  none: 'Der er ingen.',
  nothingNew: 'Alle er registreret i forvejen.',
  registered: (by: string, at: string): string => `registreret af ${by} ${danishTime(at)}`,
  withdrawn: (by: string, at: string): string => `trukket tilbage af ${by} ${danishTime(at)}`,
  approved: (agency: string, by: string, at: string): string => `${agency}: godkendt af ${by} ${danishTime(at)}`,
  waits: (agency: string, id: string): string => `${agency}: venter på godkendelse: samsyn documents approve ${id} --as <databeskyttelsesrådgiver>`,
  inForce: 'i brug',
  asks: (fields: readonly string[]): string => fields.length > 0 ? `spørger om ${fields.join(', ')}` : 'spørger ikke om oplysninger',
  noDocuments: (file: string): string => `filen \`${file}\` er hverken en forespørgsel eller et manifest over flere`,
}

export const showDocument = (one: DocumentReply): string => [
  `${one.party}  ${one.purpose}  ${one.name ?? '-'}  ${one.documentId}${one.inForce ? `  ${DOCUMENTS.inForce}` : ''}`,
  `  ${DOCUMENTS.asks(one.fields)}`,
  `  ${DOCUMENTS.registered(one.registeredBy, one.registeredAt)}`,
  ...(one.withdrawnBy && one.withdrawnAt ? [`  ${DOCUMENTS.withdrawn(one.withdrawnBy, one.withdrawnAt)}`] : approvals(one)),
].join('\n')

const approvals = ({ id, approvers }: DocumentReply): string[] => approvers.map(({ agency, approvedBy, approvedAt }) =>
  `  ${approvedBy && approvedAt ? DOCUMENTS.approved(agency, approvedBy, approvedAt) : DOCUMENTS.waits(agency, id)}`)
