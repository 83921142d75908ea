import { Temporal } from 'temporal-polyfill'
import type { Label } from '../schema/label.ts'
import { instantOf } from './clocks/danish-day.ts'
import type { Regime } from './decision.ts'
import type { LegalBasisId } from './legal-bases.ts'

/** How long something is kept: a duration of ISO 8601 in calendar years, months and days. */
export type Period = string

export type RetentionPeriods = Readonly<Record<Regime, Period>>

/** How long what was done under a law is kept, and why so long. */
interface Retention {
  readonly period: Period
  readonly source: string
  readonly legalBases: readonly LegalBasisId[]
  readonly note: Label
}

/**
 * Neither law gives a number for its log: as long as is necessary to account for what was done (GDPR art. 5, stk. 1,
 * litra e, and stk. 2; direktiv (EU) 2016/680 art. 5 og 25; retshåndhævelsesloven § 4 og § 24). These are
 * chosen; they are the controllers' to set.
 */
export const RETENTION: Readonly<Record<Regime, Retention>> = {
  GDPR: {
    period: 'P5Y',
    source: 'databeskyttelsesloven § 41, stk. 7',
    legalBases: ['GDPR-5-2'],
    note: {
      da: 'Så længe en overtrædelse kan straffes: fem år.',
      en: 'As long as an infringement may be punished: five years.',
    },
  },
  LAW_ENFORCEMENT: {
    period: 'P10Y',
    source: 'straffeloven § 93, stk. 1, nr. 3, jf. § 262 a',
    legalBases: ['DIR-2016-680-25'],
    note: {
      da: 'Så længe menneskehandel kan straffes, og videregivelserne kan blive bevis: ti år.',
      en: 'As long as trafficking may be punished, and the disclosures may become evidence: ten years.',
    },
  },
}

export const RETENTION_PERIODS: RetentionPeriods = {
  GDPR: RETENTION.GDPR.period, LAW_ENFORCEMENT: RETENTION.LAW_ENFORCEMENT.period,
}

/** What happened before this instant has been kept for the period: whole calendar days and years, as they pass in Denmark. */
export const keptSince = (period: Period, at: Date): Date =>
  new Date(instantOf(at).toZonedDateTimeISO('Europe/Copenhagen').subtract(period).epochMilliseconds)

/** The first instant at which what happened then has been kept for the period: by `keptSince`, whatever months are long. */
export const keptUntil = (period: Period, happened: Date): Date => {
  let until = instantOf(happened).toZonedDateTimeISO('Europe/Copenhagen').add(period)
  while (keptSince(period, new Date(until.epochMilliseconds)) < happened) until = until.add({ days: 1 })
  return new Date(until.epochMilliseconds)
}

/** Half a year is as long as an officer must be able to look back, on whichever day she does: nobody sets less. */
export const isKeptLongEnough = (period: Period): boolean => {
  const days = Array.from({ length: 366 }, (_, day) => Temporal.PlainDate.from('2026-01-01').add({ days: day }))
  return days.every((day) => Temporal.PlainDate.compare(day.subtract(period), day.subtract({ months: 6 })) <= 0)
}
