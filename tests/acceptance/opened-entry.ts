import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import type { RuleCipher } from '../../gateway/trail/rule-cipher.ts'

/** A leaf with the rules that decided in the place of those that are told, and the version of the case that it rests on. */
export interface OpenedEntry extends DisclosureEntry {
  readonly caseVersion: number
}

/** @throws when the leaf keeps nothing that the gateway can read, or not of all that was withheld. */
export const openedEntry = (ruleCipher: RuleCipher, leaf: DisclosureEntry): OpenedEntry => {
  const decidedBy = ruleCipher.open(leaf)
  if (!decidedBy) throw new Error('what decided cannot be read')
  const { rules, caseVersion } = decidedBy
  return { ...leaf, caseVersion, withheld: leaf.withheld.map((one, place) => ({ ...one, rule: rules[place] ?? '' })) }
}
