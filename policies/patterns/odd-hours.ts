import { agencyOf, type Agency } from '../../schema/agency.ts'
import { dayNumber } from '../clocks/danish-day.ts'
import { isOddHour } from '../clocks/odd-hours.ts'
import { requested, within, type Look } from './look.ts'
import { NOTHING, SECURITY, when, type Pattern } from './pattern.ts'

const REQUESTS = 4
/** Hours of one night. */
const NIGHT = 12
/** Of an employee's days, the part at such hours that makes them usual; and the days that must be known to tell, of 60. */
const USUAL = 0.1
const KNOWN_DAYS = 5
/** Those who work in shifts round the clock are known after more days. */
const SHIFTS: { readonly agencies: readonly (Agency | undefined)[]; readonly knownDays: number } = { agencies: ['NEC', 'NGO'], knownDays: 20 }

/** Nights, weekends and holidays, by one who does not work then. Those on call, and danger to life, are no part of it. */
export const oddHours: Pattern = {
  id: 'oddHours',
  title: { da: 'Opslag på usædvanlige tidspunkter', en: 'Looks at odd hours' },
  because: {
    da: `En medarbejder, der ellers arbejder om dagen, foretog mindst ${REQUESTS} opslag om natten, i en weekend eller på en helligdag.`,
    en: `An employee who else works by day made ${REQUESTS} or more requests in a night, on a weekend or on a holiday.`,
  },
  source: SECURITY,
  of: 'employee',
  shownTo: 'employer',
  hours: 60 * 24,
  per: 'day',
  concerns: (latest, recent) => isPlain(latest) && isOddHour(latest.at) && requested(tonightOf(recent, latest)) >= REQUESTS,
  find: (looks, latest) => {
    const tonight = tonightOf(looks, latest)
    if (requested(tonight) < REQUESTS) return NOTHING
    const [first = latest] = tonight
    const earlier = looks.filter(({ at }) => at < first.at)
    const known = daysOf(earlier)
    const isUsual = daysOf(earlier.filter(({ at }) => isOddHour(at))) >= USUAL * known
    const isKnown = known >= (SHIFTS.agencies.includes(agencyOf(latest.party)) ? SHIFTS.knownDays : KNOWN_DAYS)
    return when(isKnown && !isUsual, tonight)
  },
}

const isPlain = ({ role, purpose }: Look): boolean => role !== 'dutyOfficer' && purpose !== 'VITAL_INTERESTS'

const tonightOf = (looks: readonly Look[], latest: Look): readonly Look[] =>
  within(looks, NIGHT, latest.at).filter((look) => isPlain(look) && isOddHour(look.at))

const daysOf = (looks: readonly Look[]): number => new Set(looks.map(({ at }) => dayNumber(at))).size
