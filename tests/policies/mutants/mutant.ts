import type { Agency } from '../../../schema/agency.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { PurposeExchanges } from '../../../policies/exchange.ts'
import type { Firewall } from '../../../policies/firewall.ts'

/** Policies that are broken in one place, and where alone that can show. */
export interface Mutant {
  /** Exchange or firewall, and what was done to it: `X11 widens its roles by assessor`. */
  readonly words: string
  readonly kind: string
  readonly exchanges: readonly PurposeExchanges[]
  readonly firewalls: readonly Firewall[]
  readonly where: {
    readonly agencies: readonly Agency[]
    readonly purposes: readonly Purpose[]
    readonly facts: readonly string[]
  }
}

/** The list without the one at the place, and with another there. */
export const without = <T>(list: readonly T[], place: number): readonly T[] => list.filter((_, index) => index !== place)

export const withAt = <T>(list: readonly T[], place: number, one: T): readonly T[] =>
  list.map((old, index) => (index === place ? one : old))
