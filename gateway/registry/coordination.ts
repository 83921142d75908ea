import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { nextPartyOf, openTasksOf, type OpenTask } from '../../policies/clocks/open-tasks.ts'
import type { FactValues } from '../../schema/fact.ts'
import type { ControlledCase, TakenTask } from './control-data.ts'
import { recentRequests, sharesOf } from './shares.ts'

/** What the gateway itself holds for the reference groups (X28): how far a case is, and nothing of the person (F10). */
export const coordinationOf = (controlled: ControlledCase, now: Date): FactValues => {
  const openTasks = openTasksOf(controlled, now)
  return {
    stage: controlled.stage,
    stageSince: controlled.stageSince.toISOString(),
    clocks: clocksOf(controlled, now).map((clock) => ({ ...clock, started: answered(clock.started), ends: answered(clock.ends) })),
    parties: controlled.links.filter(({ agency }) => agency !== 'RG').map(({ party }) => party),
    nextParty: nextPartyOf(openTasks),
    openTasks: openTasks.map((task) => ({ ...task, due: answered(task.due), ...takenOf(controlled.taken, task) })),
    moves: movesOf(controlled),
    shares: sharesOf(controlled, now).map(({ until, ...share }) => ({ ...share, until: until.toISOString() })),
    shareRequests: recentRequests(controlled, now).map(({ askedAt, ...asked }) => ({ ...asked, askedAt: askedAt.toISOString() })),
  }
}

/** An instant as it is answered, which is what the trail commits to. */
const answered = (instant: string | null): string | null => instant && new Date(instant).toISOString()

/** A task was taken for the deadline that it had: with another deadline it is another task. */
const takenOf = (taken: readonly TakenTask[], { task, due }: OpenTask): { takenBy: string | null; takenUntil: string | null } => {
  const found = taken.find((one) => one.task === task && (one.due?.getTime() ?? null) === (due === null ? null : Date.parse(due)))
  return { takenBy: found?.party ?? null, takenUntil: found?.byDay ?? null }
}

const movesOf = ({ openedAt, stageSince, arrivals, taken }: ControlledCase): readonly FactValues[] => [
  { kind: 'OPENED', at: openedAt, party: null },
  { kind: 'STAGE', at: stageSince, party: null },
  ...arrivals.map(({ party, at }) => ({ kind: 'PARTY', at, party })),
  ...taken.map(({ party, takenAt }) => ({ kind: 'TASK_TAKEN', at: takenAt, party })),
].sort((a, b) => b.at.getTime() - a.at.getTime()).map((move) => ({ ...move, at: move.at.toISOString() }))
