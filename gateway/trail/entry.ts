import type { Regime } from '../../policies/decision.ts'
import type { Operation } from '../../policies/logged-operations.ts'

/** What a leaf says. Ids, purposes, bases, fields and decisions; never a value that came from a person's data (P7). */
export type Entry =
  | DisclosureEntry
  | RefusalEntry
  | RegistryEntry
  | OversightEntry
  | LogEntry
  | KeysEntry
  | ErasureEntry

/** Who acted: the agency's own ids. */
export interface Actor {
  readonly party: string
  readonly client: string
  readonly employee: string
  readonly role: string
}

interface Stamp {
  /** ISO 8601, UTC. */
  readonly at: string
}

/** The law that an act was under: direktiv (EU) 2016/680 art. 25; retshåndhævelsesloven § 24; GDPR art. 5, stk. 2. */
interface UnderLaw {
  readonly regime: Regime
  /** What the act was, of the operations that the law names; none where nothing was processed. */
  readonly operations: readonly Operation[]
  readonly legalBases: readonly string[]
  /** The policies in force; null where it was not known which. */
  readonly policyVersion: string | null
}

/** The exchange that something was given by, and the consent that it rests on, by the recipient's own handle for it. */
interface Ground {
  readonly exchange: string
  readonly consent: { readonly id: string; readonly version: number } | null
}

/** What was given on one ground: each field, and SHA-256 over a random salt and the value, which tells nothing by itself. */
interface Given extends Ground {
  readonly facts: readonly { readonly field: string; readonly commitment: string }[]
}

/** One fact that was given, and on what ground. */
export type GivenFact = Ground & Given['facts'][number]

/** One case of one request: what was given, withheld and unavailable. */
export interface DisclosureEntry extends Stamp, UnderLaw {
  readonly kind: 'disclosure' | 'disclosureDiscarded'
  readonly disclosureId: string
  readonly actor: Actor
  readonly purpose: string
  readonly reason: string
  readonly policyVersion: string
  /** The case by the recipient's own handle; null where a page had no case. */
  readonly handle: string | null
  readonly controllers: readonly string[]
  /** Which rules withheld, in the order of `withheld`, and the case's version: enciphered; null where there was no case. */
  readonly decidedBy: string | null
  /** The parties whose systems were asked: what each one's own log of asks can be held against. */
  readonly asked: readonly string[]
  readonly given: readonly Given[]
  readonly empty: readonly string[]
  /** By the rule that whoever asked is told of. */
  readonly withheld: readonly { readonly field: string; readonly because: string; readonly rule: string }[]
  readonly unavailable: readonly { readonly controller: string; readonly because: string; readonly fields: readonly string[] }[]
  readonly surplus: readonly { readonly controller: string; readonly count: number }[]
  readonly obligations: readonly string[]
  readonly traceId: string | null
}

/** A request of a known actor that got no view at all. `about` is a keyed hash of the handle or file number asked for. */
export interface RefusalEntry extends Stamp, UnderLaw {
  readonly kind: 'refusal'
  readonly disclosureId: string
  readonly actor: Actor
  readonly purpose: string | null
  readonly reason: string | null
  readonly code: string
  readonly about: string | null
  readonly traceId: string | null
}

/** A change of control data: a case opened, a link, a stage, a clock, a consent given or withdrawn. */
export interface RegistryEntry extends Stamp, UnderLaw {
  readonly kind: 'registry'
  readonly disclosureId: string
  readonly actor: Actor
  readonly purpose: string
  readonly reason: string
  readonly change: string
  /** The actor's own handle for the case; null when the change is refused before there is one. */
  readonly handle: string | null
  /** Ids and codes of the change; no fact about the person. */
  readonly details: { readonly [name: string]: string | number | boolean | null | readonly string[] }
  readonly traceId: string | null
}

/** What an officer did: looked, exported, sealed, gave a verdict. Recorded before anything of it is answered (P1). */
export interface OversightEntry extends Stamp, UnderLaw {
  readonly kind: 'oversight'
  readonly disclosureId: string
  readonly actor: Actor
  readonly purpose: string
  readonly reason: string
  readonly act: string
  /** Ids, codes and counts; no fact about a person. */
  readonly details: RegistryEntry['details']
  readonly traceId: string | null
}

/** The log was opened (binding what it found) or closed, under the policies in force then. */
export interface LogEntry extends Stamp {
  readonly kind: 'logOpened' | 'logClosed'
  readonly logId: string
  readonly size: string
  readonly root: string
  readonly policyVersion: string
}

/** The keys that the gateway signs with from here on, by their ids, and those it signed with before; null at first. */
export interface KeysEntry extends Stamp {
  readonly kind: 'keysChanged'
  readonly logId: string
  readonly keys: SigningKeys
  readonly before: SigningKeys | null
}

export interface SigningKeys {
  readonly orders: string
  readonly checkpoints: string
}

/** What was erased because it had been kept as long as it is to be. It stays, and names nobody. */
export interface ErasureEntry extends Stamp, UnderLaw {
  readonly kind: 'erasure'
  /** The period of ISO 8601, and the instant before which it had begun. */
  readonly period: string
  readonly before: string
  /** Leaves of this log whose content was erased: from the first to the last of each run. */
  readonly leaves: readonly (readonly [first: number, last: number])[]
  /** Cases whose control data was erased, by ids that nothing else holds: what a restored backup has to lose again. */
  readonly cases: readonly string[]
}

/** Whether an entry is of a case that was asked about, whatever came of it. */
export const isDisclosure = (entry: Entry): entry is DisclosureEntry =>
  entry.kind === 'disclosure' || entry.kind === 'disclosureDiscarded'

/** Whether the glass was broken: a disclosure in vital interests, which the controllers are alarmed of (X31). */
export const isBreakGlass = ({ obligations }: Pick<DisclosureEntry, 'obligations'>): boolean =>
  obligations.includes('ALARM_CONTROLLERS')

/** The facts that an entry says were given, in its order, which is that of the salts that open their commitments. */
export const givenFacts = ({ given }: Pick<DisclosureEntry, 'given'>): readonly GivenFact[] =>
  given.flatMap(({ exchange, consent, facts }) => facts.map(({ field, commitment }) => ({ field, commitment, exchange, consent })))
