import { z } from 'zod'
import { ProofFailed } from '../proof-failed.ts'
import type { ShownEntry } from './bundle-lines.ts'

const text = z.string()
const texts = z.array(text)
const said = { at: text, disclosureId: text, purpose: text.nullable(), reason: text.nullable() }
const actor = z.object({ party: text, client: text, employee: text, role: text })

const leafShape = z.union([
  z.object({
    kind: z.enum(['disclosure', 'disclosureDiscarded']), ...said, actor, handle: text.nullable(), controllers: texts, legalBases: texts,
    given: z.array(z.object({
      exchange: text, consent: z.object({ id: text }).nullable(), facts: z.array(z.object({ field: text })),
    })),
    withheld: z.array(z.unknown()), unavailable: z.array(z.object({ fields: texts })), obligations: texts,
  }),
  z.object({ kind: z.literal('refusal'), ...said, actor, code: text }),
  z.object({ kind: z.literal('registry'), ...said, actor, change: text, handle: text.nullable() }),
  z.object({ kind: z.literal('oversight'), ...said, actor, act: text }),
  /** What a log says of itself, which nobody's request made. */
  z.object({ kind: z.enum(['logOpened', 'logClosed', 'keysChanged', 'erasure']), at: text }),
])

type Leaf = z.infer<typeof leafShape>
type Disclosure = Extract<Leaf, { given: unknown }>

const sorted = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== '').sort()

const outcomeOf = ({ kind, given, withheld, unavailable }: Disclosure): string => {
  if (kind === 'disclosureDiscarded') return 'DISCARDED'
  if (withheld.length === 0 && unavailable.length === 0) return 'DISCLOSED'
  return given.length > 0 ? 'PARTIAL' : 'WITHHELD'
}

const ofDisclosure = (leaf: Disclosure) => ({
  outcome: outcomeOf(leaf),
  case: leaf.handle,
  breakGlass: leaf.obligations.includes('ALARM_CONTROLLERS'),
  controllers: sorted(leaf.controllers),
  legalBases: sorted(leaf.legalBases),
  exchanges: sorted(leaf.given.map(({ exchange }) => exchange)),
  consents: sorted(leaf.given.flatMap(({ consent }) => consent?.id ?? [])),
  facts: sorted(leaf.given.flatMap(({ facts }) => facts.map(({ field }) => field))),
  given: leaf.given.flatMap(({ facts }) => facts).length,
  withheld: leaf.withheld.length,
  unavailable: leaf.unavailable.flatMap(({ fields }) => fields).length,
})

const ofKind = (leaf: Exclude<Leaf, { kind: 'logOpened' | 'logClosed' | 'keysChanged' | 'erasure' }>): object => {
  if (leaf.kind === 'refusal') return { outcome: 'REFUSED', code: leaf.code }
  if (leaf.kind === 'oversight') return { outcome: 'OVERSEEN', act: leaf.act }
  if (leaf.kind === 'registry') return { act: leaf.change, case: leaf.handle }
  return ofDisclosure(leaf)
}

/** What a leaf says of what its entry shows; the categories of facts are the contract's, and no leaf says them. */
const saidOf = (leaf: Leaf): object => {
  if (!('actor' in leaf)) return { at: leaf.at, act: leaf.kind }
  const { at, disclosureId, purpose, reason, actor: { party, client, employee, role } } = leaf
  return { at, disclosureId, recipient: party, client, employee, role, purpose: purpose || null, reason: reason || null, ...ofKind(leaf) }
}

/** Holds an entry as it was shown to the leaf that it was shown of. @throws {ProofFailed} at what differs first. */
export const checkShown = (entry: ShownEntry, leaf: string): void => {
  for (const [name, value] of Object.entries(saidOf(readLeaf(leaf)))) {
    const shown = entry[name]
    const inOrder = Array.isArray(shown) ? [...shown].sort() : shown
    if (JSON.stringify(inOrder) !== JSON.stringify(value)) throw new ProofFailed(`its \`${name}\` is another than its leaf says`)
  }
}

const readLeaf = (leaf: string): Leaf => {
  try {
    return leafShape.parse(JSON.parse(leaf))
  } catch {
    throw new ProofFailed('its leaf says nothing that an entry shows')
  }
}
