import type { PurposeExchanges } from '../../policies/exchange.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { ConsentGiver } from '../../schema/control-data.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { ControlledCase } from './control-data.ts'

/** One thing that a consent can name. */
export interface ConsentChoice {
  readonly recipient: Party
  /** Whether the recipient is a party to the case now. */
  readonly linked: boolean
  readonly purpose: Purpose
  readonly categories: readonly DataCategory[]
  readonly inWriting: boolean
}

/**
 * What a consent can name: recipients, purposes and categories that some exchange rests on, so that nobody is asked to
 * consent to what is not shared, nor to what the law orders anyway (domain: consent records). Pure.
 */
export const consentChoices = (
  exchanges: readonly PurposeExchanges[], parties: readonly Party[], controlled: ControlledCase,
): readonly ConsentChoice[] => {
  const choices = new Map<string, ConsentChoice>()
  for (const { purpose, exchanges: ofPurpose } of exchanges)
    for (const grant of ofPurpose.flatMap(({ grants }) => grants).filter(({ consent }) => consent !== 'none')) {
      const ids = new Set(grant.facts.map((path) => `${grant.controller}.${path}`))
      const named = FACTS.filter(({ id }) => ids.has(id)).map(({ category }) => category)
      for (const recipient of parties.filter((party) => agencyOf(party) === grant.recipient.agency)) {
        const key = `${recipient} ${purpose}`
        const known = choices.get(key)
        choices.set(key, {
          recipient,
          linked: controlled.links.some(({ party }) => party === recipient),
          purpose,
          categories: [...new Set([...known?.categories ?? [], ...named])],
          inWriting: grant.consent === 'inWriting' || (known?.inWriting ?? false),
        })
      }
    }
  return [...choices.values()].sort((a, b) => Number(b.linked) - Number(a.linked) || a.recipient.localeCompare(b.recipient))
}

/** For a minor another consents (F9), a representative once appointed. */
export const consentGivers = ({ minor, representativeSince }: ControlledCase): readonly ConsentGiver[] => {
  if (!minor) return ['dataSubject']
  return representativeSince ? ['representative', 'custodyHolder'] : ['custodyHolder']
}
