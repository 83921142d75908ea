import type { Pool } from 'pg'
import { mayOversee, type OversightAct } from '../../policies/permissions/oversight.ts'
import type { Code } from '../codes.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { ChangeRefused } from '../registry/change-law.ts'
import type { OversightEntry } from '../trail/entry.ts'
import { lockSubject, readActs, writeAct } from './act-store.ts'
import { actsSeenBy } from './breach.ts'
import type { OfficerAct } from './officer-act.ts'

/** An act as it is asked for: on what, what it says, and what stands in its way, given what was done before. */
export interface WantedAct {
  readonly act: OversightAct
  readonly subject: string
  readonly details: OversightEntry['details']
  /** Null when it may be done, given what the party sees. Pure. */
  law(acts: readonly OfficerAct[]): Code | null
}

export interface CarriedOut {
  /** All acts on the subject that the party sees, this one the last. */
  readonly acts: readonly OfficerAct[]
  readonly receipt: Receipt
}

/** What officers' work on subjects is made of. */
export interface ActDeps {
  readonly pool: Pool
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly now: () => Date
}

/** Refuses whoever may not before anything is looked up: whether there is a finding about her is not hers to try. @throws {Refused} */
export const permit = async ({ refuse }: Pick<ActDeps, 'refuse'>, bound: Bound, act: OversightAct): Promise<void> => {
  if (!mayOversee(bound.asking, act)) await refuse(bound, 'FORBIDDEN')
}

/**
 * Carries out an act on a subject. INVARIANT: the act is written in the transaction that makes its leaf durable, and its
 * law is held there under lock: of two officers who decide at once, the second is told that it is decided. @throws {Refused}
 */
export const createCarryOut = ({ pool, recordAct, refuse }: ActDeps) =>
  async (bound: Bound, { act, subject, details, law }: WantedAct): Promise<CarriedOut> => {
    const { party, employee } = bound.authenticated
    const seen = async (reader: Parameters<typeof readActs>[0]) => actsSeenBy(party, await readActs(reader, [subject]))
    const refusal = law(await seen(pool))
    if (refusal) return refuse(bound, refusal)
    const said = { subject, ...details }
    const receipt = await recordAct(bound, act, said, async (transaction, at) => {
      await lockSubject(transaction, subject)
      const late = law(await seen(transaction))
      if (late) throw new ChangeRefused(late)
      await writeAct(transaction, { id: bound.disclosureId, subject, act, party, employee, at, reason: bound.reason, details: said })
    }).catch((error: unknown) => {
      if (error instanceof ChangeRefused) return refuse(bound, error.code)
      throw error
    })
    return { acts: await seen(pool), receipt }
  }

export type CarryOut = ReturnType<typeof createCarryOut>
