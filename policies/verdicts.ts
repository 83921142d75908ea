import { ATTRIBUTES, type Attribute, type ConsentState, type Situation } from './attributes.ts'
import { placeAmong, type Verdict, type Verdicts } from './decision-table.ts'

/** The verdict in a situation. @throws when an attribute has no value of its list. */
export const verdictIn = (table: Verdicts, situation: Situation): Verdict => {
  const verdict = table.verdicts[placeAmong(table.attributes, (attribute) => situation[attribute])]
  if (!verdict) throw new RangeError('the situation has a value that no list knows')
  return verdict
}

/** The places of the same situation but for one attribute, in the order of its values; that place alone, where it is not asked about. */
export const placesBut = (name: Attribute, attributes: readonly Attribute[], place: number): readonly number[] => {
  const at = attributes.indexOf(name)
  if (at < 0) return [place]
  const step = attributes.slice(at + 1).reduce((product, one) => product * ATTRIBUTES[one].length, 1)
  const first = place - (Math.floor(place / step) % ATTRIBUTES[name].length) * step
  return ATTRIBUTES[name].map((_, index) => first + index * step)
}

/** The verdict in the same situation but for the consent, where the consent is asked about. */
export const withConsent = ({ attributes, verdicts }: Verdicts, place: number, state: ConsentState): Verdict | undefined =>
  (attributes.includes('consent') ? verdicts[placesBut('consent', attributes, place)[ATTRIBUTES.consent.indexOf(state)] ?? -1] : undefined)

/** Whether what is permitted would not be without the consent: it rests on the record then, whichever rule asks for it (P5, F8). */
export const isByConsent = (table: Verdicts, place: number): boolean => withConsent(table, place, 'absent')?.permitted === false
