import { operationOf } from '../acceptance/surroundings.ts'

/** How Sara looks up the consents of a case, by her own handle of it. */
export const consentsOperation = (handle: string) => operationOf('ASSISTANCE', 'hvilke samtykker er givet',
  '{ consentRecords(case: $case) { records { id recipients } } }', { case: handle }, 'query', ', $case: ID!')

/** The shelter's among them. @throws when there is none. */
export const sheltersConsent = (data: Record<string, any> | undefined): string => {
  const records: { id: string; recipients: string[] }[] = data?.['consentRecords'].records ?? []
  const consent = records.find(({ recipients }) => recipients.includes('NGO-REDEN'))
  if (!consent) throw new Error('the shelter has no consent')
  return consent.id
}

/** How Sara withdraws one. */
export const withdrawalOperation = (id: string) => operationOf('ASSISTANCE', 'personen trækker sit samtykke',
  '{ withdrawConsent(id: $id) { consentRecord { withdrawnAt } } }', { id }, 'mutation', ', $id: ID!')
