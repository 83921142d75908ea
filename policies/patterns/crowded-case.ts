import { SECURITY, when, type Pattern } from './pattern.ts'

const EMPLOYEES = 6

/** The case that everyone at the agency wants to see. */
export const crowdedCase: Pattern = {
  id: 'crowdedCase',
  title: { da: 'Mange medarbejdere i samme sag', en: 'Many employees in one case' },
  because: {
    da: `Mindst ${EMPLOYEES} medarbejdere i samme myndighed så i sagen inden for et døgn.`,
    en: `At least ${EMPLOYEES} employees of one agency looked at the case within 24 hours.`,
  },
  source: SECURITY,
  of: 'case',
  shownTo: 'all',
  hours: 24,
  per: 'day',
  concerns: ({ case: looked }) => looked !== null,
  find: (looks, latest) => {
    const colleagues = looks.filter(({ party }) => party === latest.party)
    return when(new Set(colleagues.map(({ employee }) => employee)).size >= EMPLOYEES, colleagues)
  },
}
