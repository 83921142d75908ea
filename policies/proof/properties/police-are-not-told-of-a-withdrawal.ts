import { butWith } from '../circumstances.ts'
import { inFull, type Property } from '../property.ts'

/** A withdrawal is itself a sign (`policies/told-of-consent.ts`). */
export const policeAreNotToldOfAWithdrawal: Property = {
  id: 'quiet',
  says: 'NEC, NUC and RA read the same whether a consent was withdrawn, has ended, or was never given',
  whateverIsExchanged: true,
  holds: ({ withholding, asking, standing, decision, about }) => {
    if (!withholding?.because.startsWith('CONSENT') || !['NEC', 'NUC', 'RA'].includes(asking.agency)) return true
    return inFull(about(butWith(standing, { consents: [] }))) === inFull(decision)
  },
}
