import type { Pool } from 'pg'
import { readActsBySubject } from '../officers-work/act-store.ts'
import { breachIn, withoutBreach, type Breach } from '../officers-work/breach.ts'
import { placeOf, readSummaries, type EntrySummary } from '../officers-work/entry-summaries.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'
import { drawnAt } from '../officers-work/subject.ts'

export type DrawnState = 'REQUESTED' | 'EXPLAINED' | 'JUSTIFIED' | 'BREACH'

/** A disclosure that a sample drew: what was asked and answered about it. */
export interface DrawnDisclosure {
  readonly id: string
  readonly sample: string
  readonly overseer: string
  readonly recipient: string
  readonly employee: string
  readonly stratum: number
  readonly drawnAt: Date
  /** As the asking party may see it; null when it is sealed from it, or erased. */
  readonly entry: EntrySummary | null
  readonly state: DrawnState
  readonly breach: Breach | null
  readonly acts: readonly OfficerAct[]
}

type Row = Pick<DrawnDisclosure, 'sample' | 'overseer' | 'recipient' | 'employee' | 'stratum' | 'drawnAt'>
  & { readonly log: string; readonly leaf: string }

/** A breach that is not rejected outweighs a verdict, a verdict an explanation. */
const stateOf = (acts: readonly OfficerAct[]): DrawnState => {
  const breach = breachIn(acts)
  if (breach && breach.state !== 'REJECTED') return 'BREACH'
  if (acts.some(({ act }) => act === 'justifyDisclosure')) return 'JUSTIFIED'
  return acts.some(({ act }) => act === 'giveExplanation') ? 'EXPLAINED' : 'REQUESTED'
}

const SUBJECT = `'drawn:' || sample || ':' || log_id || ':' || index`

/** Whether one waits to be explained, whatever any party suspects. */
export const AWAITS = `not exists (
  select from officer_act where subject = ${SUBJECT} and act in ('giveExplanation', 'justifyDisclosure'))`

/** Which of the acts on a drawn disclosure are told of. */
type Seen = (acts: readonly OfficerAct[]) => readonly OfficerAct[]

/** Drawn disclosures as a party sees them, in the order of the draw; `where` begins at `$2`. */
export const readDrawn = async (
  pool: Pool, party: string, where: string, values: readonly unknown[], seen: Seen,
): Promise<readonly DrawnDisclosure[]> => {
  const { rows } = await pool.query<Row>(`select sample, overseer, recipient, employee, stratum, drawn_at as "drawnAt",
      log_id as log, index as leaf
    from drawn_disclosure where $1 in (overseer, recipient) and ${where} order by drawn_at desc, sample, stratum, log_id, index
    limit 5000`, [party, ...values])
  const summaries = await readSummaries(pool, party, rows.map(placeOf))
  const actsOn = await readActsBySubject(pool, rows.map((row) => drawnAt(row.sample, row)))
  return rows.map(({ log, leaf, ...row }) => {
    const id = drawnAt(row.sample, { log, leaf })
    const acts = seen(actsOn(id))
    return { ...row, id, entry: summaries.get(placeOf({ log, leaf })) ?? null, acts, state: stateOf(acts), breach: breachIn(acts) }
  })
}

/** One drawn disclosure by its id; undefined when the party has no part in it. */
export const readOneDrawn = async (pool: Pool, party: string, id: string): Promise<DrawnDisclosure | undefined> => {
  const [drawn] = await readDrawn(pool, party, `${SUBJECT} = $2`, [id], withoutBreach)
  return drawn
}
