import { cased } from './look.ts'
import { SECURITY, when, type Pattern } from './pattern.ts'

const CASES = 8

/** Colleagues' cases, while they are at work themselves. */
export const outsideOwnCases: Pattern = {
  id: 'outsideOwnCases',
  title: { da: 'Opslag i kollegers sager', en: 'Looks at colleagues\' cases' },
  because: {
    da: `En medarbejder så på syv dage i mindst ${CASES} af sine kollegers sager, mens kollegerne selv var på arbejde.`,
    en: `An employee looked at ${CASES} or more cases within seven days that colleagues have, who were at work themselves.`,
  },
  source: SECURITY,
  of: 'employee',
  shownTo: 'employer',
  hours: 7 * 24,
  per: 'week',
  concerns: ({ outsideOwnCases: isOutside }) => isOutside,
  find: (looks) => {
    const outside = looks.filter((look) => look.outsideOwnCases)
    return when(cased(outside) >= CASES, outside)
  },
}
