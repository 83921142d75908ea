import type { PoolClient } from 'pg'
import { makeAlarm } from '../alarms/alarm.ts'
import { actOf, type OfficerAct } from '../officers-work/officer-act.ts'
import { parse, sampleOf } from '../officers-work/subject.ts'
import type { FollowedLeaf } from '../followers/follower.ts'
import { entryInSql } from '../trail/entry-in-sql.ts'

/** Asks the units of the employees whose disclosures a sample drew to explain them: one alarm a unit. */
export const requestExplanations = async (transaction: PoolClient, { entry }: FollowedLeaf, at: Date): Promise<void> => {
  const act = entry?.kind === 'oversight' && entry.act === 'drawSample' ? actOf(entry) : undefined
  const subject = act && parse(act.subject)
  if (!act || subject?.kind !== 'sample') return
  const { rows } = await insertDrawn(transaction, act, subject.id)
  for (const { recipient, requests } of rows) await makeAlarm(transaction, {
    kind: 'explanationRequested', subject: sampleOf(subject.id), party: recipient, due: null,
    codes: { overseer: act.party, requests: Number(requests) },
  }, at)
}

const insertDrawn = (transaction: PoolClient, { party, at, details }: OfficerAct, sample: string) =>
  transaction.query<{ recipient: string; requests: string }>(`with drawn as (
      select split_part(one, ':', 1) as log, split_part(one, ':', 2)::bigint as index, split_part(one, ':', 3)::int as stratum
      from unnest($4::text[]) as drawn (one)),
    inserted as (
      insert into drawn_disclosure (sample, log_id, index, overseer, stratum, recipient, employee, drawn_at)
      select $1, log_id, leaf.index, $2, stratum, ${entryInSql('entry')} #>> '{actor,party}',
        ${entryInSql('entry')} #>> '{actor,employee}', $3
      from drawn join trail_leaf leaf on (leaf.log_id, leaf.index) = (drawn.log, drawn.index) where entry is not null
      on conflict do nothing returning recipient)
    select recipient, count(*) as requests from inserted group by recipient`, [sample, party, at, details['drawn'] ?? []])
