import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { Code } from '../codes.ts'
import { SEEN_FINDING } from '../patterns/findings.ts'
import type { Bound } from '../pipeline/stages.ts'
import { breachIn, mayClose, mayDecide, maySuspect } from './breach.ts'
import type { ActDeps, CarriedOut, CarryOut, WantedAct } from './carry-out.ts'
import { parse } from './subject.ts'

type BreachAct = Pick<WantedAct, 'act' | 'details' | 'law'>

/** What stands between an officer and a breach: it is suspected by one, decided by another, then closed. @throws {Refused} */
export const createBreachActs = ({ pool, refuse }: Pick<ActDeps, 'pool' | 'refuse'>, carryOut: CarryOut) => {
  const on = async (bound: Bound, subject: string, wanted: BreachAct) => {
    if (!await isSubjectOf(pool, subject, bound.authenticated.party)) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    return shown(await carryOut(bound, { ...wanted, subject }))
  }
  const plain = (act: WantedAct['act'], law: (acts: CarriedOut['acts']) => Code | null): BreachAct => ({ act, details: {}, law })
  return {
    suspect: (bound: Bound, subject: string) => on(bound, subject, plain('suspectBreach', maySuspect)),
    decide: (bound: Bound, subject: string, confirmed: boolean) =>
      on(bound, subject, plain(confirmed ? 'confirmBreach' : 'rejectBreach', mayDecide(bound))),
    close: (bound: Bound, subject: string, notified: boolean) =>
      on(bound, subject, { act: 'closeBreach', details: { notified }, law: mayClose(notified) }),
  }
}

const shown = ({ acts, receipt }: CarriedOut) => ({ breach: breachIn(acts), acts, receipt })

/** Whether the party's officers see the subject: a disclosure in which it took part, its finding, its sample. */
const isSubjectOf = async (pool: Pool, id: string, party: Party): Promise<boolean> => {
  const subject = parse(id)
  if (subject?.kind === 'breakGlass') return isAny(pool,
    'overseen_entry where party = $1 and log_id = $2 and index = $3 and break_glass and not sealed', [party, subject.log, subject.leaf])
  if (subject?.kind === 'finding') return isAny(pool, `${SEEN_FINDING} and id = $2`, [party, subject.id])
  if (subject?.kind === 'drawn') return isAny(pool,
    'drawn_disclosure where overseer = $1 and sample = $2 and log_id = $3 and index = $4', [party, subject.sample, subject.log, subject.leaf])
  return false
}

const isAny = async (pool: Pool, from: string, values: readonly string[]): Promise<boolean> =>
  (await pool.query(`select from ${from}`, [...values])).rowCount === 1
