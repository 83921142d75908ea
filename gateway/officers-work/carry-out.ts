import type { Pool } from 'pg'
import { mayOversee, type OversightAct } from '../../policies/permissions/oversight.ts'
import type { Code } from '../codes.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { CaseMoved, ChangeRefused } from '../registry/change-law.ts'
import type { OversightEntry } from '../trail/entry.ts'
import { lockSubject, readActs, writeAct, type Reader } from './act-store.ts'
import { actsSeenBy } from './breach.ts'
import type { OfficerAct } from './officer-act.ts'

/** An act as it is asked for: on what, what it says, and what stands in its way, given what was done before. */
export interface WantedAct {
  readonly act: OversightAct
  readonly subject: string
  readonly details: OversightEntry['details']
  /** Null when it may be done, given what the party sees. Pure. */
  law(acts: readonly OfficerAct[]): Code | null
  /** Whether the party still sees the subject, which a seal may have taken from it; asked under lock. */
  isSeen?(reader: Reader): Promise<boolean>
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

/** How often an act is tried while others on its subject come first. */
const ATTEMPTS = 5

/** Now, or the instant after the last act: in the order of their instants acts are read, whichever gateway's clock is behind. */
const after = (acts: readonly OfficerAct[], now: Date): Date => new Date(Math.max(now.getTime(), (acts.at(-1)?.at.getTime() ?? 0) + 1))

/**
 * Carries out an act on a subject. INVARIANT: the act is written in the transaction that makes its leaf durable, and its
 * law is held there under lock: of two officers who decide at once, the second is told that it is decided; and it is later
 * than all that were before it. @throws {Refused}
 */
export const createCarryOut = ({ pool, recordAct, refuse, now }: ActDeps) =>
  async (bound: Bound, { act, subject, details, law, isSeen }: WantedAct): Promise<CarriedOut> => {
    const { party, employee } = bound.authenticated
    const actsOn = (reader: Reader) => readActs(reader, [subject])
    const said = { subject, ...details }

    /** Undefined when another act came first. */
    const attempt = async (): Promise<Receipt | undefined> => {
      const before = await actsOn(pool)
      const refusal = law(actsSeenBy(party, before))
      if (refusal) return refuse(bound, refusal)
      const at = after(before, now())
      return recordAct(bound, act, said, async (transaction) => {
        await lockSubject(transaction, subject)
        if (isSeen && !await isSeen(transaction)) throw new ChangeRefused('SUBJECT_NOT_AVAILABLE')
        const acts = await actsOn(transaction)
        const late = law(actsSeenBy(party, acts))
        if (late) throw new ChangeRefused(late)
        if (after(acts, at) > at) throw new CaseMoved()
        await writeAct(transaction, { id: bound.disclosureId, subject, act, party, employee, at, reason: bound.reason, details: said })
      }, at).catch((error: unknown) => {
        if (error instanceof CaseMoved) return undefined
        if (error instanceof ChangeRefused) return refuse(bound, error.code)
        throw error
      })
    }

    for (let attempts = 0; attempts < ATTEMPTS; attempts += 1) {
      const receipt = await attempt()
      if (receipt) return { acts: actsSeenBy(party, await actsOn(pool)), receipt }
    }
    return refuse(bound, 'CHANGED_MEANWHILE')
  }

export type CarryOut = ReturnType<typeof createCarryOut>
