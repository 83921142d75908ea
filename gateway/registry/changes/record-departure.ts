import { danishDay } from '../../../policies/clocks/danish-day.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/**
 * Who has departed has returned: nothing that prepares the return is told from now on. From the day of a departure that was
 * prepared the months of reintegration run: of other departures nobody reports (HP19 · Forberedt hjemsendelse og
 * reintegration). A wrong day is put right by recording it again.
 */
export const recordDeparture: ChangeLaw<{ on: string }> = {
  takesAway: true,
  asks: () => ({ kind: 'recordDeparture' }),
  details: ({ on }) => ({ on }),
  refusal: ({ openedAt }, { on }, at) =>
    on > danishDay(at).toString() || on < danishDay(openedAt).toString() ? 'DATE_INVALID' : null,
  effect: (controlled, { on }, at) => updateCase(controlled, {
    ...((controlled.stage === 'returnPrepared' || controlled.departedOn !== null) && { departed_on: on }),
    ...(controlled.stage !== 'returned' && { stage: 'returned', stage_since: at }),
  }),
}
