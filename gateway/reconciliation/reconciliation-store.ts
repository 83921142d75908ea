import type { Pool, PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { summed, type PartyDifference, type Reconciled } from './reconcile.ts'

/** A run as it was recorded. */
export interface Reconciliation extends Reconciled {
  readonly id: string
  readonly ranAt: Date
  /** The Danish day that it was the daily run of; null when someone asked for it. */
  readonly dailyOf: string | null
  /** The runs of that day before it: each but the first is of the parties whose logs those could not read. */
  readonly before: number
}

export const writeReconciliation = async (transaction: Pick<PoolClient, 'query'>, run: Reconciliation): Promise<void> => {
  const { id, ranAt, from, to, dailyOf, before, compared, unread, asked, recorded, byParty, differences } = run
  await transaction.query(
    `insert into reconciliation (id, ran_at, from_at, to_at, daily_of, before, compared, unread, asked, recorded, by_party)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [id, ranAt, from, to, dailyOf, before, compared, unread, asked, recorded, JSON.stringify(byParty)])
  await transaction.query(
    `insert into reconciliation_difference (reconciliation_id, party, disclosure_id, kind, only_asked, only_recorded)
     select $1, party, "disclosureId", kind, "onlyAsked", "onlyRecorded" from json_to_recordset($2)
       as (party text, "disclosureId" text, kind text, "onlyAsked" text[], "onlyRecorded" text[])`,
    [id, JSON.stringify(differences)])
}

/** The latest day that has had its run; null before there is one. */
export const lastDailyRun = async (reader: Pick<Pool, 'query'>): Promise<string | null> => {
  const { rows: [row] } = await reader.query<{ day: string | null }>('select max(daily_of)::text as day from reconciliation')
  return row?.day ?? null
}

/** A day whose runs could not read the logs of some parties, and how many they are. */
export interface UnreadDay {
  readonly day: string
  readonly before: number
  readonly parties: readonly Party[]
}

const UNREAD_DAYS = `select day.daily_of::text as day, count(distinct run.id)::int as before, array_agg(distinct party) as parties
  from reconciliation day cross join unnest(day.unread) as party join reconciliation run on run.daily_of = day.daily_of
  where day.daily_of >= $1 and not exists (select from reconciliation again where again.daily_of = day.daily_of and party = any(again.compared))
  group by day.daily_of order by day.daily_of`

/** The days since one, that one too, that lack the log of some party yet; the oldest first. */
export const readUnreadDays = async (reader: Pick<Pool, 'query'>, since: string): Promise<readonly UnreadDay[]> =>
  (await reader.query<UnreadDay>(UNREAD_DAYS, [since])).rows

const RUNS = `select run.id, ran_at as "ranAt", from_at as "from", to_at as "to", daily_of::text as "dailyOf", before, compared, unread, asked, recorded, by_party as "byParty",
    coalesce((select json_agg(json_build_object('party', d.party, 'disclosureId', d.disclosure_id, 'kind', d.kind,
        'onlyAsked', d.only_asked, 'onlyRecorded', d.only_recorded) order by d.party, d.disclosure_id)
      from reconciliation_difference d where d.reconciliation_id = run.id), '[]') as differences
  from reconciliation run where $2::text is null or by_party ? $2 order by ran_at desc, run.id limit $1`

/** The latest runs about one of the parties, as far as they are; about every party when none is named. */
export const readReconciliations = async (
  reader: Pick<Pool, 'query'>, atMost: number, party: Party | null,
): Promise<Reconciliation[]> => {
  const { rows } = await reader.query<Reconciliation>(RUNS, [atMost, party])
  return party === null ? rows : rows.map((run) => ofParty(run, party))
}

/** A run as the officers of one party see it: how often others were asked is not theirs to know. */
const ofParty = <Run extends Reconciled>(run: Run, party: Party): Run => {
  const isOwn = (one: Party): boolean => one === party
  const byParty = Object.fromEntries(Object.entries(run.byParty).filter(([one]) => isOwn(one)))
  return {
    ...run, ...summed(byParty), byParty, compared: run.compared.filter(isOwn), unread: run.unread.filter(isOwn),
    differences: run.differences.filter((difference: PartyDifference) => isOwn(difference.party)),
  }
}
