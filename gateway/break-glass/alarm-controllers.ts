import type { PoolClient } from 'pg'
import { reviewDue } from '../../policies/clocks/break-glass-review.ts'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { makeAlarm } from '../alarms/alarm.ts'
import { breakGlassAt } from '../officers-work/subject.ts'
import type { FollowedLeaf } from '../followers/follower.ts'
import { isBreakGlass } from '../trail/entry.ts'
import { takenBackBy } from '../trail/taken-back.ts'

/** The instant by which a break-glass is to be reviewed. */
export const reviewDueAt = (at: Date): Date => new Date(reviewDue(instantOf(at)).epochMilliseconds)

/** Alarms the officers of each controller that was asked, when a leaf says that the glass was broken (X31). */
export const alarmControllers = async (transaction: PoolClient, { log, index, entry }: FollowedLeaf, at: Date): Promise<void> => {
  if (entry?.kind !== 'disclosure' || !isBreakGlass(entry)) return
  for (const party of entry.asked) await makeAlarm(transaction, {
    kind: 'breakGlass',
    subject: breakGlassAt({ log, leaf: String(index) }),
    party,
    due: reviewDueAt(new Date(entry.at)).toISOString(),
    codes: { disclosureId: entry.disclosureId, recipient: entry.actor.party, employee: entry.actor.employee },
  }, at)
}

/** Takes back what is not sent yet of a view that was not answered in the end: nobody could review it. */
export const withdrawAlarms = async (transaction: PoolClient, { entry }: FollowedLeaf): Promise<void> => {
  const request = entry && takenBackBy(entry)
  if (!request) return
  await transaction.query(
    "delete from alarm where kind = 'breakGlass' and codes ->> 'disclosureId' = $1 and delivered_at is null", [request])
}
