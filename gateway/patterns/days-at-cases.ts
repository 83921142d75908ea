import type { PoolClient } from 'pg'
import { dayNumber } from '../../policies/clocks/danish-day.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { OWN_DAYS } from '../../policies/patterns/own-cases.ts'
import type { History } from './history.ts'
import { isMarked, ownSince, type UnmarkedLook } from './mark-look.ts'

type Day = Pick<Look, 'party' | 'employee' | 'at'>

/** The days on which a party's employees looked at cases, those of the batch with those before it. */
interface DaysAtCases extends Pick<History, 'daysAtCase'> {
  add(look: UnmarkedLook): void
}

interface Row {
  readonly case: string
  readonly party: string
  readonly employee: string
  /** The last look of each of the last days, in milliseconds. */
  readonly latest: readonly number[]
}

/**
 * An employee who looked at a case on too few days to make it her own, even with each of the days that are yet to be
 * counted, is left out; of the others, as many days are read as make it so.
 */
const DAYS = `select case_key as "case", party, employee, (array_agg(latest order by latest desc))[1:$4] as latest from (
    select case_key, look.party, employee, (extract(epoch from max(at)) * 1000)::float8 as latest
    from look join unnest($1::text[], $2::text[]) as asked (case_key, party) using (case_key, party) where at >= $3
    group by case_key, look.party, employee, (at at time zone 'Europe/Copenhagen')::date) as days
  group by case_key, party, employee having count(*) >= $5`

/** Reads, once for all looks that are to be marked, whose their cases are. */
export const readDaysAtCases = async (transaction: PoolClient, looks: readonly UnmarkedLook[]): Promise<DaysAtCases> => {
  const days = new Map<string, Day[]>()
  const put = (key: string, day: Day): void => {
    const known = days.get(key)
    if (known) known.push(day)
    else days.set(key, [day])
  }
  const marked = looks.filter(isMarked)
  if (marked.length > 0) for (const { case: key, party, employee, latest } of await readDays(transaction, marked))
    for (const at of latest) put(`${key} ${party}`, { party, employee, at: new Date(at) })
  return {
    daysAtCase: (key, party, since) => (days.get(`${key} ${party}`) ?? []).filter(({ at }) => at >= since),
    add: ({ case: key, party, employee, at }) => {
      if (key !== null) put(`${key} ${party}`, { party, employee, at })
    },
  }
}

const readDays = async (transaction: PoolClient, marked: readonly UnmarkedLook[]): Promise<readonly Row[]> => {
  const asked = [...new Map(marked.map((look) => [`${look.case} ${look.party}`, look])).values()]
  const since = ownSince(new Date(Math.min(...marked.map(({ at }) => at.getTime()))))
  const inBatch = new Set(marked.map(({ at }) => dayNumber(at))).size
  const { rows } = await transaction.query<Row>({ name: 'days-at-cases', text: DAYS, values: [
    asked.map((look) => look.case), asked.map(({ party }) => party), since, OWN_DAYS, Math.max(1, OWN_DAYS - inBatch),
  ] })
  return rows
}
