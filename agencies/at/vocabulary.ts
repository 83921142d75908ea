import { defineVocabulary } from '../vocabulary.ts'

/** The words of Arbejdstilsynet's own contract (`metadata.xml`). */
export const vocabulary = defineVocabulary('AT', {
  'inspections.date': 'Tilsynsbesoeg.Dato',
  'inspections.cvrNumber': 'Tilsynsbesoeg.CvrNummer',
  'inspections.address': 'Tilsynsbesoeg.Adresse',
  'inspections.findings': 'Tilsynsbesoeg.Fund',
  'inspections.workersMet': 'Tilsynsbesoeg.AntalMedarbejdere',
  rutRegistration: 'RutRegistreret',
  improvementNotices: 'Paabud',
})
