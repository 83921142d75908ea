import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { nextPartyOf, openTasksOf } from '../../policies/clocks/open-tasks.ts'
import type { FactValues } from '../../schema/fact.ts'
import type { ControlledCase } from './control-data.ts'

/** What the gateway itself holds for the reference groups (X28): how far a case is, and nothing of the person (F10). */
export const coordinationOf = (controlled: ControlledCase, now: Date): FactValues => {
  const openTasks = openTasksOf(controlled, now)
  return {
    stage: controlled.stage,
    stageSince: controlled.stageSince.toISOString(),
    clocks: clocksOf(controlled, now),
    parties: controlled.links.filter(({ agency }) => agency !== 'RG').map(({ party }) => party),
    nextParty: nextPartyOf(openTasks),
    openTasks,
  }
}
