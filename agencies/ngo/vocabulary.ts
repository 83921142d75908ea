import { defineVocabulary } from '../vocabulary.ts'

/** The names and codes of the organisations under contract with CMM. */
export const vocabulary = defineVocabulary('NGO', {
  'assistanceStatus': 'bistandsstatus',
  'needs.accommodation': {
    name: 'behov.bolig',
    codes: {
      SHELTER: 'krisecenter', SAFE_HOUSE: 'beskyttet', ASYLUM_CENTRE: 'asylcenter', CHILDREN_CENTRE: 'boernecenter',
      PRIVATE: 'privat', HOSPITAL: 'hospital', DETENTION: 'frihedsberoevet',
    },
  },
  'needs.language': 'behov.sprog',
  'needs.interpreter': 'behov.tolk',
  'healthNeeds': 'helbredsbehov',
})
