import { Temporal } from 'temporal-polyfill'
import { agencyOf, type Agency } from '../../schema/agency.ts'
import type { Regime } from '../decision.ts'

/**
 * An entry may be sealed by the agency whose employee made it, and only where that was law enforcement: the GDPR has no
 * such secrecy for administration (retshåndhævelsesloven § 16; direktiv (EU) 2016/680 art. 15).
 */
export const mayBeSealedBy = (
  agency: Agency, { actor, regime }: { readonly actor: { readonly party: string }; readonly regime: Regime },
): boolean => regime === 'LAW_ENFORCEMENT' && agencyOf(actor.party) === agency

/** A restriction lasts as long as it is necessary (art. 15, stk. 1): the sources give no number; a year is the controller's to shorten. */
const LONGEST = { years: 1 }

/** Whether the day on which a seal is to be reviewed is after today, and within the year. */
export const isReviewDay = (reviewOn: string, today: Temporal.PlainDate): boolean => {
  const day = Temporal.PlainDate.from(reviewOn)
  return Temporal.PlainDate.compare(day, today) > 0 && Temporal.PlainDate.compare(day, today.add(LONGEST)) <= 0
}
