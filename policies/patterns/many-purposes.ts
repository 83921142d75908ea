import { when, type Pattern } from './pattern.ts'

const PURPOSES = 3

/** Answers for several purposes, which together say what none may say alone (F12). Danger to life is reviewed by itself. */
export const manyPurposes: Pattern = {
  id: 'manyPurposes',
  title: { da: 'Samme sag til mange formål', en: 'One case for many purposes' },
  because: {
    da: `En medarbejder så i samme sag til mindst ${PURPOSES} formål inden for et døgn: svarene kan tilsammen sige for meget.`,
    en: `An employee looked at one case for ${PURPOSES} purposes or more within 24 hours: together the answers may say too much.`,
  },
  source: 'GDPR art. 5, stk. 1, litra b; retshåndhævelsesloven § 4',
  of: 'employeeAtCase',
  shownTo: 'all',
  hours: 24,
  per: 'day',
  concerns: ({ case: looked, brokeGlass }) => looked !== null && !brokeGlass,
  find: (looks, latest) => {
    const ofCase = looks.filter((look) => look.case === latest.case && !look.brokeGlass)
    return when(new Set(ofCase.map(({ purpose }) => purpose)).size >= PURPOSES, ofCase)
  },
}
