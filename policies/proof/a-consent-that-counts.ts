import type { ConsentForm } from '../../schema/control-data.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import type { Asking, ConsentRecord, Standing } from '../decision.ts'

/**
 * What F8 and F9 say of a consent, said once more: it names recipient, purpose and category, is in force at that instant,
 * and was given by the person, or for a minor by representative or custody holder, whom nobody suspects.
 */
export const consentThatCounts = (
  { recipient, purpose }: Asking, category: DataCategory, standing: Standing, at: Date,
): ConsentForm | null => {
  const forms = standing.consents.filter((one) => one.recipients.includes(recipient)
    && one.purposes.includes(purpose)
    && one.categories.includes(category)
    && one.withdrawnAt === null
    && !(one.validFrom > at || one.validUntil <= at)
    && !one.giverSuspected
    && mayGive(one, standing)).map(({ form }) => form)
  return forms.find((form) => form === 'inWriting') ?? forms[0] ?? null
}

const mayGive = ({ givenBy }: ConsentRecord, { minor }: Standing): boolean =>
  (givenBy === 'dataSubject' ? !minor : minor)
