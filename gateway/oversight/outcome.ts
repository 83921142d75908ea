import type { Actor, DisclosureEntry, Entry } from '../trail/entry.ts'

/** What came of a request, in one word. */
export const OUTCOMES = ['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'DISCARDED', 'CHANGED', 'OVERSEEN'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** An entry that someone made, and officers look at. */
export type ActedEntry = Extract<Entry, { readonly actor: Actor }>

export const outcomeOf = (entry: ActedEntry): Outcome => {
  switch (entry.kind) {
    case 'disclosure': return ofDisclosure(entry)
    case 'disclosureDiscarded': return 'DISCARDED'
    case 'refusal': return 'REFUSED'
    case 'registry': return entry.purpose === 'OVERSIGHT' ? 'OVERSEEN' : 'CHANGED'
    case 'oversight': return 'OVERSEEN'
  }
}

const ofDisclosure = ({ given, withheld, unavailable }: DisclosureEntry): Outcome => {
  if (withheld.length === 0 && unavailable.length === 0) return 'DISCLOSED'
  return given.length > 0 ? 'PARTIAL' : 'WITHHELD'
}
