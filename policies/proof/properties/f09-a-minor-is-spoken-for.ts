import type { Property } from '../property.ts'

/** F9. SR09 §4; HP19 · Bistand og støtte. */
export const aMinorIsSpokenFor: Property = {
  id: 'F9',
  says: 'for a minor only the representative or a custody holder consents, for an adult nobody else, and never a suspect',
  whateverIsExchanged: false,
  holds: ({ permit, standing }) => {
    if (!permit?.consent) return true
    const giver = standing.consents.find(({ id }) => id === permit.consent?.id)
    return giver !== undefined && !giver.giverSuspected
      && (standing.minor ? giver.givenBy !== 'dataSubject' : giver.givenBy === 'dataSubject')
  },
}
