import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'

/**
 * A whole disclosure as a party's officers are told of it, before anything of it is left out. Officers of who asked learn of a
 * refusal what the answer told, and no more by the rule; those of a controller, and the supervisory authority, by which rule
 * it was. Where that cannot be read they are told no more than the others.
 */
export const toldOf = (whole: DisclosureEntry, reader: Party, ruleCipher: Pick<RuleCipher, 'open'>): DisclosureEntry => {
  const decidedBy = reader === whole.actor.party ? undefined : ruleCipher.open(whole)
  if (!decidedBy) return whole
  return { ...whole, withheld: whole.withheld.map((one, place) => ({ ...one, rule: decidedBy.rules[place] ?? one.rule })) }
}
