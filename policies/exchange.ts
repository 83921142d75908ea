import type { Agency, Controller } from '../schema/agency.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'
import type { Condition } from './attributes.ts'

/** `none`: law or plan orders the disclosure; else a consent record must cover it at the moment of disclosure (F8, F9). */
export type ConsentNeed = 'none' | 'required' | 'inWriting'

/** One arrow of an exchange: who may have which facts from whom. `facts` are paths below the controller's view. */
export interface Grant {
  readonly recipient: { readonly agency: Agency; readonly roles: readonly Role[] }
  readonly controller: Controller
  readonly facts: readonly string[]
  readonly when?: Omit<Condition, 'linked' | 'closed' | 'consent'>
  readonly consent: ConsentNeed
  /** Document and heading, such as `HP19 · Identifikation af ofre`. */
  readonly source: string
}

/** One row of the exchange table. */
export interface Exchange {
  readonly id: string
  readonly grants: readonly Grant[]
}

/** All that one purpose permits. What is not listed is not permitted (P4). */
export interface PurposeExchanges {
  readonly purpose: Purpose
  readonly exchanges: readonly Exchange[]
}

export const exchange = (id: string, ...grants: readonly Grant[]): Exchange => {
  const written = { id, grants }
  const place = PLACE.exec(new Error().stack ?? '')?.[0]
  if (place) places.set(written, place)
  return written
}

/** Where an exchange is written, as `policies/exchanges/departure.ts:8`; of a compiled one the compiled file and line. */
export const placeOf = (written: Exchange): string | undefined => places.get(written)

const PLACE = /policies\/exchanges\/[\w-]+\.[jt]s:\d+/

const places = new WeakMap<Exchange, string>()

export const purpose = (name: Purpose, exchanges: readonly Exchange[]): PurposeExchanges => ({ purpose: name, exchanges })
