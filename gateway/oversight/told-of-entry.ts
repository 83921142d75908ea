import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'

const NOTHING = {
  controllers: [], asked: [], legalBases: [], given: [], empty: [], withheld: [], unavailable: [], surplus: [], obligations: [],
} as const

/**
 * Of what was discarded, whoever asked was answered nothing: what was planned would tell of a consent that was withdrawn, or
 * of what else moved, just then (`told-of-consent.ts`).
 */
export const toldToAsker = (whole: DisclosureEntry): DisclosureEntry =>
  whole.kind === 'disclosureDiscarded' ? { ...whole, ...NOTHING } : whole

/**
 * A whole disclosure as a party's officers are told of it, before anything of it is left out. Officers of who asked learn of a
 * refusal what the answer told, and no more by the rule; those of a controller, and the supervisory authority, by which rule
 * it was. Where that cannot be read they are told no more than the others.
 */
export const toldOf = (whole: DisclosureEntry, reader: Party, ruleCipher: Pick<RuleCipher, 'open'>): DisclosureEntry => {
  if (reader === whole.actor.party) return toldToAsker(whole)
  const decidedBy = ruleCipher.open(whole)
  if (!decidedBy) return whole
  return { ...whole, withheld: whole.withheld.map((one, place) => ({ ...one, rule: decidedBy.rules[place] ?? one.rule })) }
}
