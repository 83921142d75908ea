import type { Regime } from '../../policies/decision.ts'
import { valueAt } from '../../schema/pick.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import { createCommitments } from '../trail/commitment.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { actorOf } from './refuse.ts'
import type { Collected, CollectedCase } from './stages.ts'

/** What the trail says of a disclosure: one entry a case, with fields and rules, and of the values only commitments. */
export const disclosureEntries = (collected: Collected, regime: Regime, at: Date): DisclosureEntry[] =>
  collected.cases.map((one) => entryOf(collected, one, regime, at))

const entryOf = (
  { planned: { bound }, surplus }: Collected, one: CollectedCase, regime: Regime, at: Date,
): DisclosureEntry => {
  const { controlled, decision } = one.planned
  const failed = new Set(one.missing.map(({ controller }) => controller))
  const delivered = decision.permits.filter(({ fact }) => !failed.has(fact.controller))
    .map((permit) => ({ ...permit, value: valueAt(one.values.get(permit.fact.controller) ?? {}, permit.fact.path) ?? null }))
  const given = delivered.filter(({ value }) => value !== null)
  const commitments = createCommitments(given.map(({ value }) => value))
  return {
    kind: 'disclosure',
    at: at.toISOString(),
    disclosureId: bound.disclosureId,
    actor: actorOf(bound.authenticated),
    purpose: bound.asking.purpose,
    reason: bound.reason,
    regime,
    policyVersion: decision.policyVersion,
    handle: controlled.handle,
    caseVersion: controlled.version,
    controllers: [...new Set(decision.permits.map(({ fact }) => fact.controller))],
    given: given.map(({ fact, exchange, legalBases, consent }, index) => ({
      field: fact.field,
      exchange,
      legalBases,
      consent: consent && { id: consent.id, version: consent.version },
      commitment: commitments[index] ?? '',
    })),
    empty: delivered.filter(({ value }) => value === null).map(({ fact }) => fact.field),
    withheld: decision.withholdings.map(({ fact, because, rule }) => ({ field: fact.field, because, rule })),
    unavailable: one.missing.map(({ controller, because }) => ({
      controller,
      because,
      fields: decision.permits.filter(({ fact }) => fact.controller === controller).map(({ fact }) => fact.field),
    })),
    surplus: [...surplus].map(([controller, count]) => ({ controller, count })),
    obligations: decision.obligations,
    traceId: currentTraceId(),
  }
}
