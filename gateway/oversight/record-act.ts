import { operationOfOversight } from '../../policies/logged-operations.ts'
import { mayOversee, type OversightAct } from '../../policies/permissions/oversight.ts'
import { legalBasesOf, regimeOf } from '../../policies/purposes.ts'
import { receiptOf } from '../pipeline/receipt.ts'
import { actorOf, type Refuse } from '../pipeline/refuse.ts'
import type { RequireActive } from '../pipeline/require-active.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import type { OversightEntry } from '../trail/entry.ts'
import type { Change, Trail } from '../trail/trail.ts'

interface RecordActDeps {
  readonly trail: Trail
  readonly refuse: Refuse
  readonly requireActive: RequireActive
  /** The policies in force; null where it is not known which. */
  readonly policyVersion: () => string | null
  readonly now: () => Date
}

/**
 * Records an officer's act, with what it changes if anything in the transaction that makes its leaf durable, and only then
 * lets it be answered; `at` is the time that the leaf says, now when none is given.
 */
export type RecordAct =
  (bound: Bound, act: OversightAct, details: OversightEntry['details'], change?: Change, at?: Date) => Promise<Receipt>

/** What the trail says of an officer's act. */
export const actEntry = (
  { authenticated, asking: { purpose, agency }, disclosureId, reason }: Bound, act: OversightAct, details: OversightEntry['details'],
  policyVersion: string | null, at: Date,
): OversightEntry => ({
  kind: 'oversight', at: at.toISOString(), disclosureId, actor: actorOf(authenticated), purpose, reason,
  regime: regimeOf(purpose, agency), operations: [operationOfOversight(act)], legalBases: legalBasesOf(purpose, agency),
  policyVersion, act, details, traceId: currentTraceId(),
})

/** An act that the officer's agency, role and purpose do not permit is refused, and recorded as that. @throws {Refused} */
export const createRecordAct = ({ trail, refuse, requireActive, policyVersion, now }: RecordActDeps): RecordAct =>
  async (bound, act, details, change, at = now()) => {
    if (!mayOversee(bound.asking, act)) return refuse(bound, 'FORBIDDEN')
    await requireActive(bound)
    const entry = actEntry(bound, act, details, policyVersion(), at)
    return receiptOf(bound, await trail.append({ restsOn: [], entries: [entry], change }))
  }
