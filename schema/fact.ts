import type { Controller } from './agency.ts'
import type { DataCategory } from './data-category.ts'

/**
 * A fact: one leaf of the contract that a controller holds about a data subject.
 * `id` is controller and path (`CMM.needs.language`), `field` its place in a case view (`cmm.needs.language`).
 */
export interface Fact {
  readonly id: string
  readonly controller: Controller
  /** The controller's field in the case view, such as `cmm`. */
  readonly view: string
  /** The path below the view, such as `needs.language`: what an agency is asked for. */
  readonly path: string
  readonly field: string
  readonly category: DataCategory
}

/** What a controller delivers of one case: nested as in its view, holding just the facts asked for. */
export type FactValues = { readonly [name: string]: unknown }
