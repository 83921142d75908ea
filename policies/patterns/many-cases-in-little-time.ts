import { cased } from './look.ts'
import { SECURITY, when, type Pattern } from './pattern.ts'

const CASES = 20

/** Facts about persons of many cases within the hour. */
export const manyCasesInLittleTime: Pattern = {
  id: 'manyCasesInLittleTime',
  title: { da: 'Mange sager på kort tid', en: 'Many cases in little time' },
  because: {
    da: `En medarbejder hentede oplysninger i mindst ${CASES} sager inden for en time: flere, end man kan arbejde med.`,
    en: `An employee fetched facts of at least ${CASES} cases within an hour: more than one can work on.`,
  },
  source: SECURITY,
  of: 'employee',
  shownTo: 'all',
  hours: 1,
  per: 'day',
  concerns: ({ case: looked }) => looked !== null,
  find: (looks) => {
    const fetched = looks.filter((look) => look.case !== null)
    return when(cased(fetched) >= CASES, fetched)
  },
}
