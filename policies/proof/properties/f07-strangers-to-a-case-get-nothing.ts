import type { Property } from '../property.ts'

/** F7. STROM kap. 5 · Tavshedspligt; GDPR art. 5, stk. 1, litra f. */
export const strangersToACaseGetNothing: Property = {
  id: 'F7',
  says: 'a party that is not linked to the case gets nothing, and is told neither why nor what would help',
  whateverIsExchanged: true,
  holds: ({ withholding, standing }) =>
    standing.linked || (withholding?.because === 'NOT_PERMITTED' && withholding.remedy === null),
}
