import type { Pool } from 'pg'
import type { Code } from '../../gateway/codes.ts'
import type { ChangeLaw, Effect } from '../../gateway/registry/change-law.ts'
import { appointRepresentative } from '../../gateway/registry/changes/appoint-representative.ts'
import { extendReflectionPeriod } from '../../gateway/registry/changes/extend-reflection-period.ts'
import { moveStage } from '../../gateway/registry/changes/move-stage.ts'
import { recordDeparture } from '../../gateway/registry/changes/record-departure.ts'
import { recordDetention } from '../../gateway/registry/changes/record-detention.ts'
import { recordRelease } from '../../gateway/registry/changes/record-release.ts'
import { setMinor } from '../../gateway/registry/changes/set-minor.ts'
import { setReflectionPeriod } from '../../gateway/registry/changes/set-reflection-period.ts'
import { setResidenceCategory } from '../../gateway/registry/changes/set-residence-category.ts'
import type { ControlledCase } from '../../gateway/registry/control-data.ts'
import { standingOf } from '../../gateway/registry/standing.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import type { Asking, Standing } from '../../policies/decision.ts'
import { mayChange, type Change } from '../../policies/may-change.ts'
import { PERMISSIONS } from '../../policies/permissions.ts'
import { FOLLOWED_BY } from '../../policies/stages.ts'
import { RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import { fc } from '../properties.ts'

/** One thing that is asked for, some days after the one before; what just, is picked by a number. */
export interface Step {
  readonly days: number
  readonly kind: keyof typeof ASKED
  readonly pick: number
}

const onDay = (at: Date, days: number): string => danishDay(at).add({ days }).toString()
const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * 3_600_000)

const one = <Value>(values: readonly Value[], pick: number): Value | undefined => values[pick % values.length]

interface Asked {
  readonly change: Change
  readonly refusal: (controlled: ControlledCase, at: Date) => Code | null
  readonly effect: (controlled: ControlledCase, at: Date) => Effect
}

const asked = <Input>(law: ChangeLaw<Input>, input: Input): Asked => ({
  change: law.asks(input),
  refusal: (controlled, at) => law.refusal(controlled, input, at),
  effect: (controlled, at) => law.effect(controlled, input, at),
})

const ASKED = {
  moveStage: (pick: number, _at: Date, { stage }: ControlledCase) =>
    asked(moveStage, { to: one(pick % 4 === 0 ? STAGES : FOLLOWED_BY[stage], pick >> 2) ?? 'closed' }),
  setResidenceCategory: (pick: number) => asked(setResidenceCategory, { to: one(RESIDENCE_CATEGORIES, pick) ?? 'unknown' }),
  setMinor: (pick: number) => asked(setMinor, { to: pick % 2 === 0 }),
  recordDetention: (pick: number, at: Date) => asked(recordDetention, { since: hoursBefore(at, pick) }),
  recordRelease: (pick: number, at: Date) => asked(recordRelease, { at: hoursBefore(at, pick) }),
  setReflectionPeriod: (pick: number, at: Date) => asked(setReflectionPeriod, { starts: onDay(at, pick % 10) }),
  extendReflectionPeriod: (pick: number, at: Date) =>
    asked(extendReflectionPeriod, { ends: onDay(at, pick), askedOn: onDay(at, -(pick % 3)) }),
  appointRepresentative: (pick: number, at: Date) => asked(appointRepresentative, { since: hoursBefore(at, pick) }),
  recordDeparture: (pick: number, at: Date) => asked(recordDeparture, { on: onDay(at, -(pick % 3)) }),
}

const KINDS = Object.keys(ASKED) as readonly Step['kind'][]

/** Things asked for one after another; half of them are moves, so that cases get far. */
export const stepsOfACase: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({
  days: fc.integer({ min: 0, max: 20 }),
  kind: fc.oneof(fc.constantFrom<Step['kind']>('moveStage', 'setReflectionPeriod'), fc.constantFrom(...KINDS)),
  pick: fc.nat({ max: 99 }),
}), { minLength: 10, maxLength: 30 })

/** All who may make a change of a case, in whichever role and for whichever purpose. */
export const permittedTo = (change: Change, standing: Standing, at: Date): readonly Asking[] =>
  PERMISSIONS[change.kind].flatMap(({ agency, roles, purposes }) =>
    roles.flatMap((role) => purposes.map((purpose) => ({ recipient: agency, agency, role, purpose }))))
    .filter((asking) => mayChange(asking, change, standing, at).permitted)

/** Makes the change, where somebody may and the law allows it; answers whether it was made. */
export const attempt = async (pool: Pool, controlled: ControlledCase, { kind, pick }: Step, at: Date): Promise<boolean> => {
  const { change, refusal, effect } = ASKED[kind](pick, at, controlled)
  if (permittedTo(change, standingOf(controlled, at), at).length === 0 || refusal(controlled, at) !== null) return false
  const transaction = await pool.connect()
  await effect(controlled, at)(transaction)
  transaction.release()
  return true
}
