import { randomUUID } from 'node:crypto'
import { agencyOf } from '../../schema/agency.ts'
import { legalBasesOf, regimeOf } from '../../policies/purposes.ts'
import type { Actor, OversightEntry } from '../trail/entry.ts'
import type { Change, Trail } from '../trail/trail.ts'

interface RecordSessionDeps {
  readonly trail: Pick<Trail, 'append'>
  /** The policies in force; null where it is not known which. */
  readonly policyVersion: () => string | null
  readonly now: () => Date
}

/** What became of a session of the console, and how officers read it. */
const ACTS = {
  logIn: 'loggede ind i konsollen',
  logOut: 'loggede ud af konsollen',
  endSession: 'udstederen afsluttede log-in',
} as const

export type SessionAct = keyof typeof ACTS

export type RecordSession = (act: SessionAct, actor: Actor, change?: Change) => Promise<void>

/**
 * Records who logged in to the console, logged out, or was logged out by her issuer, and when: GDPR art. 32; direktiv (EU)
 * 2016/680 art. 29. No address of hers is in it. @throws {TrailUnavailable} or what the change throws.
 */
export const createRecordSession = ({ trail, policyVersion, now }: RecordSessionDeps): RecordSession =>
  async (act, actor, change) => {
    const agency = agencyOf(actor.party)
    if (!agency) throw new Error('whoever has a session is of a party that is known')
    const entry: OversightEntry = {
      kind: 'oversight', at: now().toISOString(), disclosureId: randomUUID(), actor, purpose: 'OVERSIGHT', reason: ACTS[act],
      regime: regimeOf('OVERSIGHT', agency), operations: [], legalBases: legalBasesOf('OVERSIGHT', agency),
      policyVersion: policyVersion(), act, details: {}, traceId: null,
    }
    await trail.append({ restsOn: [], entries: [entry], change })
  }
