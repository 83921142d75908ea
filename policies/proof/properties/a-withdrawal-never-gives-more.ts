import type { ConsentRecord } from '../../decision.ts'
import { butWith } from '../circumstances.ts'
import { isGivenAbout, type Property } from '../property.ts'

const asBefore = (record: ConsentRecord): ConsentRecord =>
  Object.create(record, { withdrawnAt: { value: null } }) as ConsentRecord

/** P5. GDPR art. 7, stk. 3. */
export const aWithdrawalNeverGivesMore: Property = {
  id: 'withdrawal',
  says: 'a withdrawal never gives more: what is given after it was given before it',
  whateverIsExchanged: true,
  holds: (decided) => {
    const { permit, standing } = decided
    if (!permit || standing.consents.every(({ withdrawnAt }) => withdrawnAt === null)) return true
    return isGivenAbout(decided, butWith(standing, { consents: standing.consents.map(asBefore) }))
  },
}
