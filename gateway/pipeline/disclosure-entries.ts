import { randomBytes } from 'node:crypto'
import type { Permit, Regime } from '../../policies/decision.ts'
import { operationsOfView } from '../../policies/logged-operations.ts'
import { valueAt } from '../../schema/pick.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import { createCommitments } from '../trail/commitment.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { holderOf } from './party-asks.ts'
import { actorOf } from './refuse.ts'
import type { Collected, CollectedCase } from './stages.ts'

/** What the trail says of one case of a disclosure, and the salt that opens its commitments, which only the recipient gets. */
export interface Written {
  readonly entry: DisclosureEntry
  readonly salt: Buffer
}

/** One entry a case, with fields and rules, and of the values only commitments; one for a page without any case. */
export const disclosureEntries = (collected: Collected, regime: Regime, handles: ConsentHandles, at: Date): Written[] => {
  const { bound, policyVersion } = collected.planned
  const ofAll = {
    kind: 'disclosure' as const,
    at: at.toISOString(),
    disclosureId: bound.disclosureId,
    actor: actorOf(bound.authenticated),
    purpose: bound.asking.purpose,
    reason: bound.reason,
    regime,
    policyVersion,
    traceId: currentTraceId(),
  }
  const written = collected.cases.map((one) => {
    const salt = randomBytes(16)
    return { entry: { ...ofAll, ...ofCase(collected, one, handles, salt) }, salt }
  })
  return written.length > 0 ? written : [{ entry: { ...ofAll, ...NO_CASE }, salt: randomBytes(16) }]
}

type OfCase = Omit<DisclosureEntry, 'kind' | 'at' | 'disclosureId' | 'actor' | 'purpose' | 'reason' | 'regime' | 'policyVersion' | 'traceId'>

const NO_CASE: OfCase = {
  operations: operationsOfView(0), handle: null, caseVersion: null, controllers: [], asked: [], legalBases: [], given: [], empty: [], withheld: [],
  unavailable: [], surplus: [], obligations: [],
}

interface Delivered extends Permit {
  readonly value: unknown
}

const ofCase = ({ planned, surplus }: Collected, one: CollectedCase, handles: ConsentHandles, salt: Buffer): OfCase => {
  const { controlled, decision } = one.planned
  const controllers = [...new Set(decision.permits.map(({ fact }) => fact.controller))]
  const failed = new Set(one.missing.map(({ controller }) => controller))
  const delivered = decision.permits.filter(({ fact }) => !failed.has(fact.controller))
    .map((permit) => ({ ...permit, value: valueAt(one.values.get(permit.fact.controller) ?? {}, permit.fact.path) ?? null }))
  const grounds = byGround(delivered.filter(({ value }) => value !== null))
  return {
    operations: operationsOfView(new Set(grounds.flat().map(({ fact }) => fact.controller)).size),
    handle: controlled.handle,
    caseVersion: controlled.version,
    controllers,
    asked: controllers.flatMap((controller) => holderOf(one.planned, controller)?.party ?? []),
    legalBases: [...new Set(grounds.flat().flatMap(({ legalBases }) => legalBases))],
    given: givenOn(grounds, salt, (id) => handles.of(planned.bound.asking.recipient, id)),
    empty: delivered.filter(({ value }) => value === null).map(({ fact }) => fact.field),
    withheld: decision.withholdings.map(({ fact, because, rule }) => ({ field: fact.field, because, rule })),
    unavailable: one.missing.map(({ controller, because }) => ({
      controller,
      because,
      fields: decision.permits.filter(({ fact }) => fact.controller === controller).map(({ fact }) => fact.field),
    })),
    surplus: [...surplus].map(([controller, count]) => ({ controller, count })),
    obligations: decision.obligations,
  }
}

/** What is given, apart by the exchange that permits it and the consent that it rests on. */
const byGround = (given: readonly Delivered[]): readonly (readonly Delivered[])[] => {
  const grounds = new Map<string, Delivered[]>()
  for (const one of given) {
    const ground = `${one.exchange} ${one.consent?.id}`
    const onSame = grounds.get(ground)
    if (onSame) onSame.push(one)
    else grounds.set(ground, [one])
  }
  return [...grounds.values()]
}

/** No two recipients can match the consents in what they keep of their leaves (P12). */
const givenOn = (grounds: ReturnType<typeof byGround>, salt: Buffer, handleOf: (id: string) => string): OfCase['given'] => {
  const commitments = createCommitments(grounds.flat().map(({ value }) => value), salt).values()
  return grounds.flatMap(([first, ...others]) => first ? [{
    exchange: first.exchange,
    consent: first.consent && { id: handleOf(first.consent.id), version: first.consent.version },
    facts: [first, ...others].map(({ fact }) => ({ field: fact.field, commitment: commitments.next().value ?? '' })),
  }] : [])
}
