import { Temporal } from 'temporal-polyfill'
import type { ResultOf } from '../../frame/contract.ts'
import type { COUNTS } from './log-operations.ts'
import { momentText } from './moment.ts'
import { hourOf, hoursBetween } from './moments.ts'

export type TimeCount = ResultOf<typeof COUNTS>['entryCounts']['overTime'][number]

/** What is counted at one moment, a day or an hour, in parts that are never empty. */
export interface Stack {
  /** As the address has it. */
  readonly moment: string
  readonly name: string
  readonly total: number
  readonly parts: readonly { readonly value: string | null; readonly entries: number }[]
}

/** Fewer days than this leave room beside them. */
const LEAST_DAYS = 14

/** What is not among the largest is put together. */
export const OTHERS = 'OTHERS'

/** The values that have most entries, the most first; `OTHERS` at last when there are more. */
export const largestOf = (counts: readonly TimeCount[], most: number): readonly (string | null)[] => {
  const sums = new Map<string | null, number>()
  for (const { value, entries } of counts) sums.set(value, (sums.get(value) ?? 0) + entries)
  const found = [...sums].sort(([, one], [, other]) => other - one).map(([value]) => value)
  return found.length > most ? [...found.slice(0, most - 1), OTHERS] : found
}

/** Every moment from the first to the last, also those that have no entries, each in parts in the order of `values`. */
export const stacksOf = (counts: readonly TimeCount[], values: readonly (string | null)[]): readonly Stack[] => {
  const byMoment = Map.groupBy(counts, ({ day, hour }) => (hour ? hourOf(hour) : day))
  const isHourly = counts.some(({ hour }) => hour !== null)
  return (isHourly ? hoursOf([...byMoment.keys()]) : daysOf([...byMoment.keys()])).map((moment) => {
    const of = byMoment.get(moment) ?? []
    const entriesOf = (value: string | null): number => of
      .filter((one) => one.value === value || (value === OTHERS && !values.includes(one.value))).reduce((sum, { entries }) => sum + entries, 0)
    return {
      moment, name: momentText(moment), total: of.reduce((sum, { entries }) => sum + entries, 0),
      parts: values.map((value) => ({ value, entries: entriesOf(value) })).filter(({ entries }) => entries > 0),
    }
  })
}

const daysOf = (found: readonly string[]): readonly string[] => {
  const [first, last] = endsOf(found.map((day) => Temporal.PlainDate.from(day)), Temporal.PlainDate.compare)
  const length = Math.max(LEAST_DAYS, first.until(last).days + 1)
  return Array.from({ length }, (_, index) => last.subtract({ days: length - 1 - index }).toString())
}

/** Whole days, hour by hour. */
const hoursOf = (found: readonly string[]): readonly string[] => {
  const [first, last] = endsOf(found.map((moment) => Temporal.PlainDate.from(moment.slice(0, 10))), Temporal.PlainDate.compare)
  return hoursBetween(first, last)
}

const endsOf = <T>(all: readonly T[], compare: (one: T, other: T) => number): readonly [T, T] => {
  const sorted = all.toSorted(compare)
  return [sorted[0] as T, sorted.at(-1) as T]
}
