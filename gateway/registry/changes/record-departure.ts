import { danishDay } from '../../../policies/clocks/danish-day.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** From the day of departure the months of reintegration run (HP19 · Forberedt hjemsendelse og reintegration). */
export const recordDeparture: ChangeLaw<{ on: string }> = {
  asks: () => ({ kind: 'recordDeparture' }),
  details: ({ on }) => ({ on }),
  refusal: ({ openedAt }, { on }, at) =>
    on > danishDay(at).toString() || on < danishDay(openedAt).toString() ? 'DATE_INVALID' : null,
  effect: (controlled, { on }) => updateCase(controlled, { departed_on: on }),
}
