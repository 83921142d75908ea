import type { PoolClient } from 'pg'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { notificationDue } from '../../policies/clocks/breach-notification.ts'
import { makeAlarm } from '../alarms/alarm.ts'
import { alarmControllers, withdrawAlarms } from '../break-glass/alarm-controllers.ts'
import type { FollowedLeaf, Follower } from '../followers/follower.ts'
import { requestExplanations } from '../sampling/follow-draws.ts'
import { writeAct } from './act-store.ts'
import { actOf, type OfficerAct } from './officer-act.ts'

/** What the leaves bring about of officers' work: their acts, the alarms, the requests for explanation. */
export const createFollowActs = (now: () => Date): Follower => ({
  name: 'officersWork',
  take: async (transaction, leaves) => {
    for (const leaf of leaves) {
      await withdrawAlarms(transaction, leaf)
      await alarmControllers(transaction, leaf, now())
      await enterAct(transaction, leaf, now())
      await requestExplanations(transaction, leaf, now())
    }
  },
})

const enterAct = async (transaction: PoolClient, { entry }: FollowedLeaf, at: Date): Promise<void> => {
  const act = entry?.kind === 'oversight' ? actOf(entry) : undefined
  if (!act) return
  await writeAct(transaction, act)
  if (act.act === 'suspectBreach') await alarmOfSuspicion(transaction, act, at)
}

/** The clock of GDPR art. 33 runs: the party's other officers are told at once. */
const alarmOfSuspicion = (transaction: PoolClient, { subject, party, at: suspectedAt }: OfficerAct, at: Date): Promise<void> =>
  makeAlarm(transaction, {
    kind: 'breachSuspected', subject, party, due: notificationDue(instantOf(suspectedAt)).toString(), codes: {},
  }, at)
