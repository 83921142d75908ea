import type { Party } from '../../schema/agency.ts'
import { SEEN_FINDING } from '../patterns/findings.ts'
import type { Bound } from '../pipeline/stages.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import type { Reader } from './act-store.ts'
import { breachIn, mayClose, mayDecide, maySuspect } from './breach.ts'
import { permit, type ActDeps, type CarriedOut, type CarryOut, type WantedAct } from './carry-out.ts'
import { isOwnLook } from './own-look.ts'
import { parse, type Subject } from './subject.ts'

interface BreachAct extends Pick<WantedAct, 'act' | 'details' | 'law'> {
  /** Whether it says what becomes of a suspicion: that is for others than whoever is suspected. */
  readonly decides: boolean
}

/** What stands between an officer and a breach: it is suspected by one, decided by another, then closed. @throws {Refused} */
export const createBreachActs = ({ pool, refuse }: Pick<ActDeps, 'pool' | 'refuse'>, carryOut: CarryOut) => {
  const on = async (bound: Bound, subject: string, wanted: BreachAct) => {
    await permit({ refuse }, bound, wanted.act)
    const [named, { party }] = [parse(subject), bound.authenticated]
    if (!named || !await isSubjectOf(pool, named, party)) return refuse(bound, 'SUBJECT_NOT_AVAILABLE')
    if (wanted.decides && await isOwnLook(pool, named, bound.authenticated)) return refuse(bound, 'ACT_OWN')
    return shown(await carryOut(bound, { ...wanted, subject, isSeen: (reader) => isSubjectOf(reader, named, party) }))
  }
  return {
    suspect: (bound: Bound, subject: string) =>
      on(bound, subject, { act: 'suspectBreach', details: {}, law: maySuspect, decides: false }),
    decide: (bound: Bound, subject: string, confirmed: boolean) =>
      on(bound, subject, { act: confirmed ? 'confirmBreach' : 'rejectBreach', details: {}, law: mayDecide(bound), decides: true }),
    close: (bound: Bound, subject: string, notified: boolean) =>
      on(bound, subject, { act: 'closeBreach', details: { notified }, law: mayClose(notified), decides: !notified }),
  }
}

const shown = ({ acts, receipt }: CarriedOut) => ({ breach: breachIn(acts), acts, receipt })

/** Whether the party's officers see the subject: a disclosure in which it took part, its finding, its sample. */
const isSubjectOf = async (reader: Reader, subject: Subject, party: Party): Promise<boolean> => {
  if (subject.kind === 'breakGlass') return isAny(reader,
    `overseen_entry entry where party = $1 and log_id = $2 and index = $3 and break_glass and not ${sealedFor('party', 'entry')}`,
    [party, subject.log, subject.leaf])
  if (subject.kind === 'finding') return isAny(reader, `${SEEN_FINDING} and id = $2`, [party, subject.id])
  if (subject.kind === 'drawn') return isAny(reader,
    'drawn_disclosure where overseer = $1 and sample = $2 and log_id = $3 and index = $4', [party, subject.sample, subject.log, subject.leaf])
  return false
}

const isAny = async (reader: Reader, from: string, values: readonly string[]): Promise<boolean> =>
  (await reader.query(`select from ${from}`, [...values])).rowCount === 1
