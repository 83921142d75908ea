import { performance } from 'node:perf_hooks'
import type { Asking, Regime } from '../../policies/decision.ts'
import type { Register } from '../identity/register.ts'
import type { PoliciesInForce } from '../policies/policies-in-force.ts'
import { asItStands } from '../registry/control-data.ts'
import { isChangedByTime } from '../registry/standing.ts'
import type { Events } from '../telemetry/events.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import { discarded } from '../trail/taken-back.ts'
import type { Appended, Trail } from '../trail/trail.ts'
import { disclosureEntries, type EntryCiphers } from './disclosure-entries.ts'
import { hasLapsed } from './lease.ts'
import { receiptOf } from './receipt.ts'
import type { Collected, Recorded } from './stages.ts'

interface RecordDeps {
  readonly trail: Trail
  readonly policies: Pick<PoliciesInForce, 'current'>
  readonly regimeOf: (asking: Asking) => Regime
  readonly isActive: Register['isActive']
  readonly ciphers: EntryCiphers
  readonly now: () => Date
  readonly events: Events
}

/**
 * Makes the disclosure durable, one leaf a case, in a transaction that also checks under lock that the consents and links
 * it rests on still stand (P1, P5); no time may have run out since it was planned, the policies must still be those that it was
 * planned by, and whoever asked not shut out, however long an agency took. Otherwise what was planned and asked is recorded as discarded, and nothing comes
 * back; so it is, once more, when it took too long to be answered on.
 * @throws {TrailUnavailable}
 */
export const createRecord = ({ trail, policies, regimeOf, isActive, ciphers, now, events }: RecordDeps) =>
  async (collected: Collected): Promise<Recorded | undefined> => {
    const { bound, cases, policyVersion, at: decided } = collected.planned
    const stoodAt = performance.now()
    const at = now()
    const stamp = { at, regime: regimeOf(bound.asking), traceId: currentTraceId() }
    const expired = cases.some(({ controlled, decision }) => isChangedByTime(controlled, decided, at)
      || decision.permits.some(({ consent }) => consent && consent.validUntil <= at))
    const changed = expired || policies.current(at)?.version !== policyVersion || !isActive(bound.authenticated)
    const allDiscarded = () => disclosureEntries(collected, ciphers, stamp).map(({ entry }) => discarded(entry))
    /** Entries are let go of before the trail answers: many requests wait for it at once. */
    const append = (): { appended: Promise<Appended>; salts: string[] } => {
      const written = disclosureEntries(collected, ciphers, stamp)
      const appended = trail.append({
        restsOn: cases.map(({ controlled }) => asItStands(controlled)),
        entries: changed ? allDiscarded() : written.map(({ entry }) => entry),
        otherwise: allDiscarded,
      })
      return { appended, salts: written.map(({ salt }) => salt.toString('base64url')) }
    }
    const { appended: appending, salts } = append()
    const appended = await appending
    events.recorded({ leaves: appended.leaves.length, milliseconds: performance.now() - stoodAt })
    if (!appended.stood || changed) return undefined
    if (hasLapsed(stoodAt)) {
      await trail.append({ restsOn: [], entries: allDiscarded() })
      return undefined
    }
    return { collected, stoodAt, receipt: receiptOf(bound, appended, salts) }
  }
