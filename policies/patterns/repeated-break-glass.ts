import { requested } from './look.ts'
import { SECURITY, when, type Pattern } from './pattern.ts'

const REQUESTS = 3

/** The emergency way in, taken as if it were the ordinary one. */
export const repeatedBreakGlass: Pattern = {
  id: 'repeatedBreakGlass',
  title: { da: 'Gentagen nødadgang', en: 'Repeated break-glass' },
  because: {
    da: `En medarbejder brugte nødadgangen mindst ${REQUESTS} gange på syv dage.`,
    en: `An employee used the access for danger to life or health ${REQUESTS} times or more within seven days.`,
  },
  source: `${SECURITY}; STROM kap. 5 · Sikkerhed, inklusive en risikovurdering`,
  of: 'employee',
  shownTo: 'all',
  hours: 7 * 24,
  per: 'week',
  concerns: ({ brokeGlass }) => brokeGlass,
  find: (looks) => {
    const broken = looks.filter(({ brokeGlass }) => brokeGlass)
    return when(requested(broken) >= REQUESTS, broken)
  },
}
