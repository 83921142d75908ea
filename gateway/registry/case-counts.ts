import type { Pool } from 'pg'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { daysLeft } from '../../policies/clocks/deadline-reminder.ts'
import { inFives, withoutSmallNumbers } from '../../policies/small-numbers.ts'
import { REGIONS, STAGES, type Region } from '../../schema/control-data.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ControlData, ControlledCase } from './control-data.ts'
import { keepCounts, readKeptCounts, type CaseCounts, type KeptCounts } from './kept-counts.ts'
import type { MakeChange } from './make-change.ts'
import { openCases } from './open-cases.ts'
import { NATIONAL_GROUP } from './reference-group.ts'

interface CaseCountsDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly now: () => Date
}

/** Danish calendar days, as on the boards of the regions. */
const WEEK = 7

/**
 * The cases counted by region and by stage, for the national reference group (SR09 §2). They stand still for seven days and
 * rise in fives: who asks again and again learns of no single arrival (F11). Leaves a leaf. @throws {Refused}
 */
export const createCaseCounts = ({ reader, makeChange, controlData, now }: CaseCountsDeps) =>
  async (bound: Bound): Promise<KeptCounts & { readonly receipt: Receipt }> => {
    const { recipient, role, purpose } = bound.asking
    if (recipient !== NATIONAL_GROUP || role !== 'groupMember' || purpose !== 'COORDINATION')
      return makeChange.refuse(bound, 'FORBIDDEN', null)
    const at = now()
    const counts = await readKeptCounts(reader, at) ? undefined : countsOf(await openCases(controlData), at)
    const receipt = await makeChange.write(bound, {
      name: 'showCaseCounts', handle: null, details: {}, restsOn: [],
      effect: async (transaction) => { if (counts) await keepCounts(transaction, counts, at) },
    })
    const kept = await readKeptCounts(reader, at)
    return receipt && kept ? { ...kept, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }

/** The counts of a set of open cases at an instant, in fives and without small numbers. Pure. */
export const countsOf = (cases: readonly ControlledCase[], at: Date): CaseCounts => {
  const byRegion = (those: (one: ControlledCase) => boolean): ReadonlyMap<Region, number | null> =>
    toldOf(new Map(REGIONS.map((region) => [region, cases.filter((one) => one.region === region && those(one)).length])))
  const ends = (one: ControlledCase): readonly Date[] => clocksOf(one, at).flatMap((clock) => (clock.ends === null ? [] : [new Date(clock.ends)]))
  const isSoon = (end: Date): boolean => end > at && daysLeft(instantOf(end), at) <= WEEK
  const open = byRegion(() => true)
  const dueSoon = byRegion((one) => ends(one).some(isSoon))
  const overdue = byRegion((one) => ends(one).some((end) => end <= at))
  const stages = toldOf(new Map(STAGES.filter((stage) => stage !== 'closed')
    .map((stage) => [stage, cases.filter((one) => one.stage === stage).length])))
  return {
    open: toldOf(new Map([['open', cases.length]])).get('open') ?? null,
    regions: REGIONS.map((region) => ({
      region, open: open.get(region) ?? null, dueSoon: dueSoon.get(region) ?? null, overdue: overdue.get(region) ?? null,
    })),
    stages: [...stages].map(([stage, count]) => ({ stage, open: count })),
  }
}

const toldOf = <Key extends string>(counts: ReadonlyMap<Key, number>): ReadonlyMap<Key, number | null> =>
  new Map([...withoutSmallNumbers(counts)].map(([key, count]) => [key, count === null ? null : inFives(count)]))
