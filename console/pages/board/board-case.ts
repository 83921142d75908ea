import { Temporal } from 'temporal-polyfill'
import vocabulary from '../../generated/words.json'
import { byDanish } from '../../words/danish.ts'
import type { Clock, CoordinatedCase, OpenTask } from './board-operations.ts'
import { danishToday, deadlinesOf, isLate, isSoon, type Deadline } from './deadlines.ts'
import type { BoardSearch } from './search.ts'

const DAY = 24 * 60 * 60 * 1000

/** A case as the board shows it: no name, the group's own handle cut short, what is due and what moved. */
export interface BoardCase extends CoordinatedCase {
  readonly mark: string
  /** The one that ends first stands first. */
  readonly deadlines: readonly Deadline<Clock>[]
  readonly movedAt: string | null
}

/** A task that someone at the table takes. */
export interface Taking {
  readonly of: BoardCase
  readonly task: OpenTask
}

/** Of closed cases nothing is left to do. */
export const boardCases = (cases: readonly CoordinatedCase[], now: Date): readonly BoardCase[] =>
  cases.filter(({ stage }) => stage !== 'closed').map((one) => ({
    ...one,
    mark: one.id.slice(0, 6),
    deadlines: deadlinesOf(one.clocks ?? [], now),
    movedAt: one.moves?.[0]?.at ?? null,
  }))

export const hasPassed = ({ deadlines }: BoardCase): boolean => deadlines.some(isLate)

/** Two weeks ago: when the last meeting was, until it is said. */
export const lastMeeting = ({ since }: BoardSearch, now: Date): string => since ?? danishToday(now).subtract({ weeks: 2 }).toString()

export const hasChanged = ({ movedAt }: BoardCase, since: string): boolean =>
  movedAt !== null && Temporal.PlainDate.compare(danishToday(new Date(movedAt)), Temporal.PlainDate.from(since)) >= 0

/** Which cases a filter of the board shows. */
export const isShown = (one: BoardCase, show: NonNullable<BoardSearch['show']>, search: BoardSearch, now: Date): boolean => {
  switch (show) {
    case 'all': return true
    case 'week': return one.deadlines.some(isSoon)
    case 'overdue': return hasPassed(one)
    case 'us': return one.nextParty !== null && one.nextParty === search.us
    case 'others': return one.nextParty !== null && one.nextParty !== search.us
    case 'untaken': return (one.openTasks ?? []).some(({ takenBy }) => takenBy === null)
    case 'changed': return hasChanged(one, lastMeeting(search, now))
  }
}

const STAGES = Object.keys(vocabulary.values.Stage)

/** The party's name is what is read; where there is none, the case stands last. */
type NameOf = (party: string) => string

const ORDERS: Readonly<Record<NonNullable<BoardSearch['sort']>, (a: BoardCase, b: BoardCase, nameOf: NameOf) => number>> = {
  left: (a, b) => endOf(a) - endOf(b) || 0,
  stage: (a, b) => STAGES.indexOf(a.stage ?? '') - STAGES.indexOf(b.stage ?? ''),
  next: (a, b, nameOf) => Number(!a.nextParty) - Number(!b.nextParty) || byDanish(nameOf(a.nextParty ?? ''), nameOf(b.nextParty ?? '')),
  changed: (a, b) => Date.parse(b.movedAt ?? '') - Date.parse(a.movedAt ?? ''),
}

const endOf = ({ deadlines: [first] }: BoardCase): number => (first ? Date.parse(first.ends) : Infinity)

/** The cases that the address asks for, in its order; of those alike in it, what presses most first. */
export const shownCases = (cases: readonly BoardCase[], search: BoardSearch, now: Date, nameOf: NameOf): readonly BoardCase[] =>
  cases.filter((one) => isShown(one, search.show ?? 'all', search, now) && (!search.stage || one.stage === search.stage))
    .toSorted((a, b) => ORDERS[search.sort ?? 'left'](a, b, nameOf) || ORDERS.left(a, b, nameOf) || ORDERS.stage(a, b, nameOf) || a.id.localeCompare(b.id))

/** Where between two instants another lies, in per cent. */
export const shareOf = (at: number, from: number, to: number): number => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))

export const daysFrom = (now: Date, days: number): number => now.getTime() + days * DAY
