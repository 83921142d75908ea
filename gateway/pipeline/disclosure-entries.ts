import { randomBytes } from 'node:crypto'
import { controllersIn, permitsOf } from '../../policies/by-controller.ts'
import type { Permit, Regime } from '../../policies/decision.ts'
import { operationsOfView } from '../../policies/logged-operations.ts'
import { valueAt } from '../../schema/pick.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import { createCommitments } from '../trail/commitment.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import type { DecidedBy, RuleCipher } from '../trail/rule-cipher.ts'
import { holderOf } from './party-asks.ts'
import { actorOf } from './refuse.ts'
import type { Collected, CollectedCase } from './stages.ts'

/** What the trail says of one case of a disclosure, and the salt that opens its commitments, which only the recipient gets. */
export interface Written {
  readonly entry: DisclosureEntry
  readonly salt: Buffer
}

/** When it is recorded, under which law, and the trace that it belongs to. */
export interface Stamp {
  readonly at: Date
  readonly regime: Regime
  readonly traceId: string | null
}

/** How an entry names consents, and what it keeps from whoever asked. */
export interface EntryCiphers {
  readonly handles: ConsentHandles
  readonly ruleCipher: RuleCipher
}

/** One entry a case, with fields and rules, and of the values only commitments; one for a page without any case. */
export const disclosureEntries = (collected: Collected, ciphers: EntryCiphers, { at, regime, traceId }: Stamp): Written[] => {
  const { bound, policyVersion } = collected.planned
  const ofAll: OfAll = {
    actor: actorOf(bound.authenticated),
    at: at.toISOString(),
    disclosureId: bound.disclosureId,
    policyVersion,
    purpose: bound.asking.purpose,
    reason: bound.reason,
    regime,
    surplus: [...collected.surplus].map(([controller, count]) => ({ controller, count })),
    traceId,
  }
  const keeping: Keeping = {
    handleOf: (id) => ciphers.handles.of(bound.asking.recipient, id),
    seal: (decidedBy, handle) => ciphers.ruleCipher.seal(decidedBy, { disclosureId: bound.disclosureId, handle }),
  }
  const { cases } = collected
  const drawn = randomBytes(SALT * Math.max(1, cases.length))
  const saltAt = (index: number): Buffer => drawn.subarray(SALT * index, SALT * (index + 1))
  const written = cases.map((one, index) => ({ entry: entryOf(ofAll, ofCase(one, keeping, saltAt(index))), salt: saltAt(index) }))
  return written.length > 0 ? written : [{ entry: entryOf(ofAll, NO_CASE), salt: saltAt(0) }]
}

/** Bytes of a salt. */
const SALT = 16

type OfAll = Pick<DisclosureEntry,
  'actor' | 'at' | 'disclosureId' | 'policyVersion' | 'purpose' | 'reason' | 'regime' | 'surplus' | 'traceId'>
type OfCase = Omit<DisclosureEntry, 'kind' | keyof OfAll>

/** Names stand in the order of RFC 8785 here and in all that an entry is made of, so that none is put in order again. */
const entryOf = (ofAll: OfAll, ofCase: OfCase): DisclosureEntry => ({
  actor: ofAll.actor,
  asked: ofCase.asked,
  at: ofAll.at,
  controllers: ofCase.controllers,
  decidedBy: ofCase.decidedBy,
  disclosureId: ofAll.disclosureId,
  empty: ofCase.empty,
  given: ofCase.given,
  handle: ofCase.handle,
  kind: 'disclosure',
  legalBases: ofCase.legalBases,
  obligations: ofCase.obligations,
  operations: ofCase.operations,
  policyVersion: ofAll.policyVersion,
  purpose: ofAll.purpose,
  reason: ofAll.reason,
  regime: ofAll.regime,
  surplus: ofAll.surplus,
  traceId: ofAll.traceId,
  unavailable: ofCase.unavailable,
  withheld: ofCase.withheld,
})

const NO_CASE: OfCase = {
  operations: operationsOfView(0), handle: null, controllers: [], decidedBy: null, asked: [], legalBases: [], given: [],
  empty: [], withheld: [], unavailable: [], obligations: [],
}

type HandleOf = (consentId: string) => string

interface Keeping {
  readonly handleOf: HandleOf
  readonly seal: (decidedBy: DecidedBy, handle: string) => string
}

const ofCase = (one: CollectedCase, { handleOf, seal }: Keeping, salt: Buffer): OfCase => {
  const { controlled: { handle, version }, decision } = one.planned
  const controllers = controllersIn(decision)
  const { grounds, empty } = deliveredIn(one)
  const given = grounds.flatMap(({ permits }) => permits)
  return {
    operations: operationsOfView(distinct(given.map(({ fact }) => fact.controller)).length),
    handle,
    controllers,
    decidedBy: seal({ rules: decision.withholdings.map(({ rule }) => rule), caseVersion: version }, handle),
    asked: controllers.flatMap((controller) => holderOf(one.planned, controller)?.party ?? []),
    legalBases: distinct(distinct(given.map(({ legalBases }) => legalBases)).flat()),
    given: givenOn(grounds, handleOf, salt),
    empty,
    withheld: decision.withholdings.map(({ fact, because, told }) => ({ because, field: fact.field, rule: told })),
    unavailable: one.missing.map(({ controller, because }) => ({
      because,
      controller,
      fields: permitsOf(controller, decision).map(({ fact }) => fact.field),
    })),
    obligations: decision.obligations,
  }
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** What is given by one exchange, on one consent; values stand as their permits. */
interface Ground {
  readonly permits: Permit[]
  readonly values: unknown[]
}

const deliveredIn = ({ planned, values, missing }: CollectedCase): { grounds: readonly Ground[]; empty: readonly string[] } => {
  const grounds: Ground[] = []
  const empty: string[] = []
  for (const permit of planned.decision.permits) {
    const { controller, path, field } = permit.fact
    const value = valueAt(values.get(controller) ?? {}, path) ?? null
    if (value !== null) {
      const ground = grounds.find(({ permits: [first] }) => first && isOnSameGround(first, permit))
      if (!ground) grounds.push({ permits: [permit], values: [value] })
      ground?.permits.push(permit)
      ground?.values.push(value)
    } else if (!missing.some((one) => one.controller === controller)) empty.push(field)
  }
  return { grounds, empty }
}

const isOnSameGround = (one: Permit, other: Permit): boolean =>
  one.exchange === other.exchange && one.consent?.id === other.consent?.id

/** No two recipients can match the consents in what they keep of their leaves (P12). */
const givenOn = (grounds: readonly Ground[], handleOf: HandleOf, salt: Buffer): OfCase['given'] => {
  const commitments = createCommitments(grounds.flatMap(({ values }) => values), salt).values()
  return grounds.flatMap(({ permits: [first, ...others] }) => first ? [{
    consent: first.consent && { id: handleOf(first.consent.id), version: first.consent.version },
    exchange: first.exchange,
    facts: [first, ...others].map(({ fact }) => ({ commitment: commitments.next().value ?? '', field: fact.field })),
  }] : [])
}
