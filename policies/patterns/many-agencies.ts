import { SECURITY, when, type Pattern } from './pattern.ts'

const AGENCIES = 7

/** More agencies than any exchange brings together in a day. */
export const manyAgencies: Pattern = {
  id: 'manyAgencies',
  title: { da: 'Mange myndigheder i samme sag', en: 'Many agencies in one case' },
  because: {
    da: `Mindst ${AGENCIES} myndigheder eller organisationer hentede oplysninger i sagen inden for et døgn.`,
    en: `At least ${AGENCIES} agencies or organisations fetched facts of the case within 24 hours.`,
  },
  source: SECURITY,
  of: 'case',
  shownTo: 'all',
  hours: 24,
  per: 'day',
  concerns: ({ case: looked }) => looked !== null,
  find: (looks) => when(new Set(looks.map(({ party }) => party)).size >= AGENCIES, looks),
}
