import type { Agency, Controller, Party } from '../schema/agency.ts'
import type { ConsentForm, ConsentGiver, ResidenceCategory, Stage } from '../schema/control-data.ts'
import type { DataCategory } from '../schema/data-category.ts'
import type { Fact } from '../schema/fact.ts'
import type { Label } from '../schema/label.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'

/** Who asks, as what, for what. */
export interface Asking {
  readonly recipient: Party
  readonly agency: Agency
  readonly role: Role
  readonly purpose: Purpose
}

/** A consent record as decisions read it. Instants in UTC; `validUntil` is the first instant that it no longer covers. */
export interface ConsentRecord {
  readonly id: string
  readonly version: number
  readonly givenBy: ConsentGiver
  readonly giverSuspected: boolean
  readonly recipients: readonly Party[]
  readonly purposes: readonly Purpose[]
  readonly categories: readonly DataCategory[]
  readonly form: ConsentForm
  readonly validFrom: Date
  readonly validUntil: Date
  readonly withdrawnAt: Date | null
}

/** The control data of one case that a decision rests on. No attribute may be missing. */
export interface Standing {
  /** Whether the recipient is a party to the case (F7). */
  readonly linked: boolean
  readonly residence: ResidenceCategory
  readonly stage: Stage
  readonly minor: boolean
  readonly vulnerable: boolean
  /** Closed 90 days or more ago (F13). */
  readonly closed: boolean
  /** Within the months after departure in which reintegration is reported, by the plan that governs the case. */
  readonly reintegrationReporting: boolean
  readonly consents: readonly ConsentRecord[]
}

/** A fact that may be disclosed, and all that makes it so (P10). */
export interface Permit {
  readonly fact: Fact
  /** The exchange that permits it, such as `X11`. */
  readonly exchange: string
  readonly legalBases: readonly string[]
  /** The consent record that it rests on, where the exchange requires one; and when that ends. */
  readonly consent: { readonly id: string; readonly version: number; readonly validUntil: Date } | null
}

export type WithheldReason =
  | 'NOT_PERMITTED' | 'CONDITION_NOT_MET' | 'CONSENT_MISSING' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED' | 'CASE_CLOSED'

/** A fact that is withheld, by which rule (`X11`, `F4` or `default`), and what would release it, where that may be told. */
export interface Withholding {
  readonly fact: Fact
  readonly because: WithheldReason
  readonly rule: string
  /** The rule that whoever asked may know of: with the reason answered the same in every case. */
  readonly told: string
  /** A sentence for the recipient, who reads the Danish; null where telling it would itself tell something. */
  readonly remedy: Label | null
}

/** What the recipient must know of a field that is given, such as F14's assessment of the other assessor. */
export interface Notice {
  readonly fact: Fact
  readonly says: 'NOT_AUTHORITATIVE'
}

/** What comes with the answer: break-glass alarms the controllers and is reviewed (X31). */
export type Obligation = 'ALARM_CONTROLLERS' | 'REVIEW_WITHIN_72_HOURS'

/** A decision for one case: never without the rules that made it. Every fact asked for is in just one of the first two. */
export interface Decision {
  readonly policyVersion: string
  readonly permits: readonly Permit[]
  readonly withholdings: readonly Withholding[]
  readonly notices: readonly Notice[]
  readonly obligations: readonly Obligation[]
}

/** GDPR, or the law enforcement directive (retshåndhævelsesloven). */
export type Regime = 'GDPR' | 'LAW_ENFORCEMENT'

/** The whole set, compiled. Pure: the clock is a parameter. */
export interface PolicySet {
  /** SHA-256 of the canonical exchanges, firewalls, purposes and plans. */
  readonly version: string
  decide(asking: Asking, standing: Standing, facts: readonly Fact[], at: Date): Decision
  regimeOf(purpose: Purpose, recipient: Agency): Regime
  /** The controllers whose facts some exchange gives this asker for this purpose, whatever the case. */
  controllersFor(asking: Asking): readonly Controller[]
}
