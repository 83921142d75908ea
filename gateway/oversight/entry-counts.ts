import type { Pool } from 'pg'
import type { Bound } from '../pipeline/stages.ts'
import { createCountBy, type Counted } from './count-by.ts'
import { danishHour } from './danish-hour.ts'
import type { ReadFilter } from './entry-filter.ts'
import { rowsPermitted } from './officer-ability.ts'

/** How entries are counted over time: by which hour or Danish day, and of which sort. */
export interface OverTime {
  readonly unit: 'DAY' | 'HOUR'
  readonly by: 'OUTCOME' | 'PURPOSE' | 'RECIPIENT'
}

const SORT = { OUTCOME: 'outcome', PURPOSE: 'purpose', RECIPIENT: 'recipient' } as const

const HOUR = 3_600_000
const instant = (hour: number): Date => new Date(hour * HOUR)

/** Counts what an officer may read. */
export const createCountEntries = (pool: Pool) => async (bound: Bound, filter: ReadFilter) => {
  const countBy = createCountBy(pool, rowsPermitted(bound), filter)
  const counted = await countBy(['hour', 'outcome'], ['purpose', 'recipient'], ['code'])
  const hours = inHours(counted)
  const local = onceEach((hour) => danishHour(instant(hour)))
  return {
    total: hours.reduce((sum, { entries }) => sum + entries, 0),
    byDay: summed(hours, ({ hour, outcome }) => `${local(hour).day} ${outcome}`,
      ({ hour, outcome }) => ({ day: local(hour).day, outcome })),
    overTime: async ({ unit, by }: OverTime) => {
      const sort = SORT[by]
      const isHour = unit === 'HOUR'
      return summed(by === 'OUTCOME' ? hours : inHours(await countBy(['hour', sort])),
        (one) => `${isHour ? one.hour : local(one.hour).day} ${one[sort]}`,
        (one) => ({ day: local(one.hour).day, hour: isHour ? instant(one.hour) : null, value: one[sort] || null }))
    },
    byHour: summed(hours, ({ hour, outcome }) => `${hour} ${outcome}`, ({ hour, outcome }) => ({ hour: instant(hour), outcome })),
    byWeekday: summed(hours, ({ hour }) => local(hour).weekday * 24 + local(hour).hour,
      ({ hour }) => ({ weekday: local(hour).weekday, hour: local(hour).hour })),
    byPurposeAndRecipient: counted.flatMap(({ purpose, recipient, entries }) =>
      (recipient === null ? [] : [{ purpose: purpose || null, recipient, entries }])),
    byOutcome: summed(hours, ({ outcome }) => outcome ?? '', ({ outcome }) => ({ outcome })),
    byCode: counted.flatMap(({ code, entries }) => (code ? [{ code, entries }] : [])),
  }
}

export type CountEntries = ReturnType<typeof createCountEntries>

type InHour = Counted & { readonly hour: number }

const inHours = (counted: readonly Counted[]): readonly InHour[] => counted.filter((one): one is InHour => one.hour !== null)

/** Reckons each hour once: a year has nine thousand, and several outcomes in each. */
const onceEach = <T>(of: (hour: number) => T): (hour: number) => T => {
  const known = new Map<number, T>()
  return (hour) => {
    const found = known.get(hour) ?? of(hour)
    known.set(hour, found)
    return found
  }
}

/** Counts of one sort put together, in the order of their keys. */
const summed = <From extends { readonly entries: number }, Sort extends object>(
  counted: readonly From[], keyOf: (one: From) => string | number, sortOf: (one: From) => Sort,
): (Sort & { entries: number })[] => {
  const sums = new Map<string | number, Sort & { entries: number }>()
  for (const one of counted) {
    const key = keyOf(one)
    const sum = sums.get(key)
    if (sum) sum.entries += one.entries
    else sums.set(key, { ...sortOf(one), entries: one.entries })
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}
