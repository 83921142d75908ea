import type { Bound } from '../pipeline/stages.ts'
import { danishHour } from './danish-hour.ts'
import { whereEntry, whereTally, type ReadFilter } from './entry-filter.ts'
import { readableBy, type OverseenPrisma } from './officer-ability.ts'

/** How entries are counted over time: by which hour or Danish day, and of which sort. */
export interface OverTime {
  readonly unit: 'DAY' | 'HOUR'
  readonly by: 'OUTCOME' | 'PURPOSE' | 'RECIPIENT'
}

const SORT = { OUTCOME: 'outcome', PURPOSE: 'purpose', RECIPIENT: 'recipient' } as const

type Column = 'hour' | 'purpose' | 'recipient' | 'outcome' | 'code'

type Counted<C extends Column> = { readonly [K in C]: K extends 'hour' ? Date : string } & { readonly entries: number }

/** Counts what an officer may read: from the tally, where it knows all that the filter asks for; else entry by entry. */
export const createCountEntries = (prisma: OverseenPrisma) => async (bound: Bound, filter: ReadFilter) => {
  const tallied = whereTally(filter)
  const countBy = async <C extends Column>(...by: C[]): Promise<Counted<C>[]> => {
    const columns: Column[] = by
    const counted = tallied
      ? (await prisma.overseenTally.groupBy({
        by: columns, where: { AND: [readableBy(bound, 'OverseenTally'), tallied] }, _sum: { entries: true },
      })).map(({ _sum, ...sort }) => ({ ...sort, entries: _sum.entries ?? 0 }))
      : (await prisma.overseenEntry.groupBy({
        by: columns, where: { AND: [readableBy(bound, 'OverseenEntry'), whereEntry(filter)] }, _count: true,
      })).map(({ _count, ...sort }) => ({ ...sort, entries: _count }))
    return (counted as unknown as Counted<C>[]).filter(({ entries }) => entries > 0)
  }
  const [hours, purposes, codes] = await Promise.all([
    countBy('hour', 'outcome'), countBy('purpose', 'recipient'), countBy('code'),
  ])
  const inDenmark = onceEach(danishHour)
  return {
    total: hours.reduce((sum, { entries }) => sum + entries, 0),
    byDay: summed(hours, ({ hour, outcome }) => ({ day: inDenmark(hour).day, outcome })),
    overTime: async ({ unit, by }: OverTime) => summed(await countBy('hour', SORT[by]), (one) => ({
      day: inDenmark(one.hour).day, hour: unit === 'HOUR' ? one.hour : null, value: one[SORT[by]] || null,
    })),
    byHour: summed(hours, ({ hour, outcome }) => ({ hour, outcome })),
    byWeekday: summed(hours, ({ hour }) => ({ weekday: inDenmark(hour).weekday, hour: inDenmark(hour).hour })),
    byPurposeAndRecipient: purposes.map((one) => ({ ...one, purpose: one.purpose || null })),
    byOutcome: summed(hours, ({ outcome }) => ({ outcome })),
    byCode: codes.filter(({ code }) => code !== ''),
  }
}

export type CountEntries = ReturnType<typeof createCountEntries>

/** Reckons each instant once: a year has nine thousand hours, and several outcomes in each. */
const onceEach = <T>(of: (instant: Date) => T): (instant: Date) => T => {
  const known = new Map<number, T>()
  return (instant) => {
    const found = known.get(instant.getTime()) ?? of(instant)
    known.set(instant.getTime(), found)
    return found
  }
}

const IN_ORDER = new Intl.Collator('en', { numeric: true })

/** Counts of one sort put together, in the order of their sorts. */
const summed = <From extends { readonly entries: number }, Sort extends object>(
  counted: readonly From[], sortOf: (one: From) => Sort,
): (Sort & { entries: number })[] => {
  const sums = new Map<string, Sort & { entries: number }>()
  for (const one of counted) {
    const sort = sortOf(one)
    const key = JSON.stringify(sort)
    sums.set(key, { ...sort, entries: (sums.get(key)?.entries ?? 0) + one.entries })
  }
  return [...sums].sort(([one], [other]) => IN_ORDER.compare(one, other)).map(([, sum]) => sum)
}
