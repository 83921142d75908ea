import type { Temporal } from 'temporal-polyfill'
import type { BoardCase } from './board-case.ts'
import { danishToday, dueDay } from './deadlines.ts'

/** Something due on a day: a clock that ends, or a task that was taken until then. */
export interface Due {
  readonly of: BoardCase
  readonly what: { readonly type: 'ClockKind' | 'TaskKind'; readonly code: string }
  readonly by: string | null
}

/** A week by its ISO number, and its days that have something due. */
export interface Week {
  readonly number: number
  readonly monday: Temporal.PlainDate
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly due: readonly Due[] }[]
}

const WEEKS = 5

/** Five weeks from this one's Monday (ISO 8601), and all that was due before today. */
export const agendaOf = (cases: readonly BoardCase[], now: Date): { readonly overdue: readonly Due[]; readonly weeks: readonly Week[] } => {
  const today = danishToday(now)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const all = cases.flatMap(duesOf)
  const on = (day: Temporal.PlainDate): readonly Due[] => all.filter((one) => one.day.equals(day)).map(({ due }) => due)
  return {
    overdue: all.filter(({ day }) => day.until(today).days > 0).map(({ due }) => due),
    weeks: Array.from({ length: WEEKS }, (_, week) => {
      const first = monday.add({ weeks: week })
      const days = Array.from({ length: 7 }, (_day, index) => first.add({ days: index })).filter((day) => day.since(today).sign >= 0)
      const withDue = days.map((day) => ({ day, due: on(day) })).filter(({ due }) => due.length > 0)
      return { number: first.weekOfYear ?? 0, monday: first, days: withDue }
    }),
  }
}

const duesOf = (of: BoardCase): readonly { day: Temporal.PlainDate; due: Due }[] => [
  ...(of.clocks ?? []).flatMap(({ kind, ends }) => (ends === null ? [] : [{
    day: dueDay(ends), due: { of, what: { type: 'ClockKind' as const, code: kind ?? '' }, by: of.nextParty },
  }])),
  ...(of.openTasks ?? []).flatMap(({ task, takenBy, takenUntil }) => (takenUntil === null ? [] : [{
    day: dueDay(`${takenUntil}T12:00:00Z`), due: { of, what: { type: 'TaskKind' as const, code: task ?? '' }, by: takenBy },
  }])),
]
