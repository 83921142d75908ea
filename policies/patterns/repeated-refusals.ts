import { within, type Look } from './look.ts'
import { NOTHING, SECURITY, type Pattern } from './pattern.ts'

const IN_AN_HOUR = 6
const IN_A_DAY = 15
const HOURS = 24

/** Refusals that tell of what was asked; what the gateway could not answer just then tells nothing. */
const TELLING = ['CASE_NOT_AVAILABLE', 'CONSENT_NOT_AVAILABLE', 'LEAF_NOT_AVAILABLE', 'FORBIDDEN', 'PURPOSE_MISMATCH']

/** Trying one number after another. The same one again is a mistake, and counts once. */
export const repeatedRefusals: Pattern = {
  id: 'repeatedRefusals',
  title: { da: 'Gentagne afslag', en: 'Repeated refusals' },
  because: {
    da: `En medarbejder fik afslag på mindst ${IN_AN_HOUR} forskellige opslag inden for en time eller ${IN_A_DAY} på et døgn.`,
    en: `An employee was refused ${IN_AN_HOUR} different requests or more within an hour, or ${IN_A_DAY} within a day.`,
  },
  source: SECURITY,
  of: 'employee',
  shownTo: 'all',
  hours: HOURS,
  per: 'day',
  concerns: (latest) => isTelling(latest),
  find: (looks, latest) => {
    const inADay = looks.filter(isTelling)
    const inAnHour = within(inADay, 1, latest.at)
    if (different(inADay) >= IN_A_DAY) return inADay
    return different(inAnHour) >= IN_AN_HOUR ? inAnHour : NOTHING
  },
}

const isTelling = ({ refused }: Look): boolean => refused !== null && TELLING.includes(refused)

const different = (looks: readonly Look[]): number => new Set(looks.map(({ refused, about }) => `${refused} ${about}`)).size
