import { AGENCIES, type Agency, type Controller } from '../schema/agency.ts'
import type { DataCategory } from '../schema/data-category.ts'
import type { Fact } from '../schema/fact.ts'
import { FACTS } from '../schema/facts.ts'
import type { Label } from '../schema/label.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import type { Condition } from './attributes.ts'

/** What a firewall forbids: these facts, to these recipients, for these purposes, where `when` holds. */
export interface Forbidding {
  readonly recipients: readonly Agency[]
  readonly purposes: readonly Purpose[]
  readonly facts: readonly string[]
  readonly when?: Condition
}

/** A law that holds for every input, whatever the exchanges say. `says` is for those who read the exchange table. */
export interface Firewall {
  readonly id: string
  readonly says: Label
  readonly source: string
  /** Empty where the law is about which consent counts, or is held by the shape of a decision. */
  readonly forbids: readonly Forbidding[]
}

const ids = (facts: readonly Fact[]): readonly string[] => facts.map((fact) => fact.id)

export const EVERY_FACT = ids(FACTS)
export const EVERY_AGENCY: readonly Agency[] = AGENCIES
export const EVERY_PURPOSE: readonly Purpose[] = PURPOSES

export const factsHeldBy = (...controllers: readonly Controller[]): readonly string[] =>
  ids(FACTS.filter((fact) => controllers.includes(fact.controller)))

export const factsOfCategory = (...categories: readonly DataCategory[]): readonly string[] =>
  ids(FACTS.filter((fact) => categories.includes(fact.category)))

export const allBut = <T>(whole: readonly T[], but: readonly NoInfer<T>[]): readonly T[] =>
  whole.filter((one) => !but.includes(one))
