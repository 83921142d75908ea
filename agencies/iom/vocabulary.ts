import { defineVocabulary } from '../vocabulary.ts'

/** The names and codes of the return organisation, which works in English. */
export const vocabulary = defineVocabulary('IOM', {
  'reintegrationReports.month': 'reports.monthAfterReturn',
  'reintegrationReports.date': 'reports.reportedOn',
  'reintegrationReports.status': {
    name: 'reports.outcome',
    codes: { ON_TRACK: 'on-track', AT_RISK: 'at-risk', LOST_CONTACT: 'lost-contact', COMPLETED: 'completed' },
  },
  'reintegrationReports.support': 'reports.supportGiven',
})
