import { agencyOf, type Party } from '../../schema/agency.ts'
import { termOf } from '../oversight/terms.ts'

/** Of a break-glass, what officers of a party have in the index. */
interface BrokenGlass {
  readonly party: Party
  readonly recipient: Party
  readonly terms: readonly string[]
}

/** Whether a break-glass is the party's to review: of a controller that was asked, be it of the very agency that looked (X31). */
export const isToReview = ({ party, recipient, terms }: BrokenGlass): boolean =>
  party !== recipient || terms.includes(termOf('controller', agencyOf(party) ?? ''))
