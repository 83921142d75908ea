import { butWith } from '../circumstances.ts'
import { isGivenAbout, type Property } from '../property.ts'

/** F7, as a change. */
export const theEndOfALinkNeverGivesMore: Property = {
  id: 'link',
  says: 'the end of a link never gives more: what a stranger is given a party is given too',
  whateverIsExchanged: true,
  holds: (decided) =>
    !decided.permit || decided.standing.linked || isGivenAbout(decided, butWith(decided.standing, { linked: true })),
}
