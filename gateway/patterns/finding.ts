import { createHash } from 'node:crypto'
import { byHour, danishDay } from '../../policies/clocks/danish-day.ts'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Look } from '../../policies/patterns/look.ts'
import type { Pattern } from '../../policies/patterns/pattern.ts'
import type { Party } from '../../schema/agency.ts'
import type { History } from './history.ts'

/** What a pattern found, for one agency, in the looks that it took part in and no others. */
export interface Finding {
  /** The same for what is found again of the same employee or case, that day or week. */
  readonly id: string
  readonly pattern: string
  readonly overseer: Party
  readonly latest: Look
  readonly looks: readonly Look[]
}

const HOUR = 3_600_000

/** Hours before a look by which it shows whether a pattern has to be looked for. */
export const RECENT_HOURS = 24

export const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * HOUR)

/** The patterns that a look could be part of, by its employee's looks of the last day. */
export const concerning = (history: Pick<History, 'ofEmployee'>, latest: Look): readonly Pattern[] => {
  const recent = [...history.ofEmployee(latest.party, latest.employee, hoursBefore(latest.at, RECENT_HOURS)), latest]
  return PATTERNS.filter((pattern) => pattern.concerns(latest, recent))
}

/** What a look, marked and the latest of all, makes unusual by a pattern: of each agency that took part in it, or in its request. */
export const findBy = (
  pattern: Pattern, earlier: readonly Look[], latest: Look, controllers: readonly Party[] = latest.controllers,
): readonly Finding[] => {
  const looks = [...earlier, latest]
  const found = pattern.find(looks, latest)
  if (found.length === 0) return []
  const overseers = pattern.shownTo === 'employer' ? [latest.party] : [...new Set([latest.party, ...controllers])]
  return overseers.flatMap((overseer): Finding[] => {
    const ownEmployees = pattern.of !== 'case' && overseer === latest.party
    const evidence = ownEmployees ? found : pattern.find(looks.filter((look) => look.party === overseer || look.controllers.includes(overseer)), latest)
    return evidence.length > 0
      ? [{ id: idOf(pattern, overseer, evidence, latest), pattern: pattern.id, overseer, latest, looks: evidence }] : []
  })
}

/** The looks that a pattern holds together with one. */
export const looksBefore = (
  history: Pick<History, 'ofEmployee' | 'ofCase'>, { of, hours }: Pattern, { party, employee, case: key, at }: Look,
): readonly Look[] => {
  const since = hoursBefore(at, hours)
  return of === 'case' ? history.ofCase(key ?? '', since) : history.ofEmployee(party, employee, since)
}

const PERIODS = {
  day: byHour((at) => danishDay(at).toString()),
  week: byHour((at) => `${danishDay(at).yearOfWeek}-W${danishDay(at).weekOfYear}`),
}

const idOf = ({ id, of, per }: Pattern, overseer: Party, evidence: readonly Look[], latest: Look): string => {
  const whose = of !== 'case' ? [latest.party, latest.employee]
    : [latest.case, evidence.every(({ party }) => party === latest.party) ? latest.party : null]
  return createHash('sha256').update(JSON.stringify([id, overseer, whose, PERIODS[per](latest.at)])).digest('base64url').slice(0, 22)
}
