import type { Controller } from '../schema/agency.ts'
import type { FactValues } from '../schema/fact.ts'
import { AgencyFailure } from './agency-failure.ts'
import { jsonForms, type Form } from './forms.ts'
import { entriesFor, isForm, leavesOf, type Entries, type Entry, type Term } from './vocabulary-entries.ts'

/** An agency's own words for the facts that it holds, both ways, dotted: `needs.language`, `behov.sprog`. */
export interface Vocabulary {
  /** The agency's names of the contract's paths. @throws when the contract has no such fact. */
  toWireNames(facts: readonly string[]): string[]
  /** The contract's path of an agency's name, if it has one. */
  pathOfWireName(name: string): string | undefined
  /**
   * The facts asked for, out of what the agency sent of one case. Every name that was not asked for, at any depth,
   * counts as surplus and is left behind (P3). @throws {AgencyFailure} `garbled` when a value is not what the contract says.
   */
  fromWire(asked: readonly string[], wire: unknown): { readonly values: FactValues; readonly surplus: number }
  /** Facts in the agency's own terms: for reference systems. @throws when they are not the contract's. */
  toWire(facts: FactValues): Record<string, unknown>
}

/**
 * Defines the words of a controller: one term for each fact that the contract lets it hold, nested as there. The types of
 * values are the contract's; `forms` are the agency's own ways of writing a scalar, by its name (`Date`, `Boolean`).
 * @throws when a term is missing, unknown or not nested as the contract, or its codes are not those of the closed list.
 */
export const defineVocabulary = (
  controller: Controller, terms: Readonly<Record<string, Term>>, forms: Readonly<Record<string, Form>> = {},
): Vocabulary => {
  const entries = entriesFor(controller, { terms, forms: { ...jsonForms, ...forms } })
  const leaves = leavesOf(entries)
  const wirePaths = new Map(leaves.map((leaf) => [leaf.path, leaf.wirePath]))
  const paths = new Map(leaves.map((leaf) => [leaf.wirePath, leaf.path]))
  const unknown = Object.keys(terms).find((path) => !wirePaths.has(path))
  if (unknown) throw new Error(`\`${controller}\` has a term for \`${unknown}\`, which is not in the contract`)
  if (paths.size < wirePaths.size) throw new Error(`\`${controller}\` has one name for two facts`)
  return {
    toWireNames: (facts) => facts.map((path) => wirePaths.get(path) ?? unknownFact(path)),
    pathOfWireName: (name) => paths.get(name),
    fromWire: (asked, wire) => readFields(entries, withParents(asked), wire),
    toWire: (facts) => writeFields(entries, facts),
  }
}

const unknownFact = (path: string): never => {
  throw new Error(`there is no fact \`${path}\` in the contract`)
}

const wrongValue = ({ path }: Entry): never => {
  throw new Error(`the value of \`${path}\` is not what the contract says`)
}

const garbled = (): never => {
  throw new AgencyFailure('garbled')
}

/** The paths, and every path that leads to one of them. */
const withParents = (paths: readonly string[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => path.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'))))

interface Read<Values> { readonly values: Values; readonly surplus: number }

const readFields = (entries: Entries, asked: ReadonlySet<string>, wire: unknown): Read<FactValues> => {
  if (typeof wire !== 'object' || wire === null || Array.isArray(wire)) return garbled()
  const values: [string, unknown][] = []
  let surplus = 0
  for (const [wireName, value] of Object.entries(wire)) {
    const entry = entries.byWireName.get(wireName)
    if (entry && asked.has(entry.path)) {
      const read = readEntry(entry, asked, value)
      values.push([entry.name, read.values])
      surplus += read.surplus
    } else surplus += 1
  }
  return { values: Object.fromEntries(values), surplus }
}

const readEntry = (entry: Entry, asked: ReadonlySet<string>, wire: unknown): Read<unknown> => {
  if (wire === null) return { values: null, surplus: 0 }
  if (!entry.list) return readValue(entry, asked, wire)
  if (!Array.isArray(wire)) return garbled()
  const items = wire.map((item) => readValue(entry, asked, item))
  return { values: items.map((item) => item.values), surplus: items.reduce((sum, item) => sum + item.surplus, 0) }
}

const readValue = ({ inner }: Entry, asked: ReadonlySet<string>, wire: unknown): Read<unknown> => {
  if (!isForm(inner)) return readFields(inner, asked, wire)
  const value = inner.read(wire)
  return value === undefined ? garbled() : { values: value, surplus: 0 }
}

const writeFields = (entries: Entries, facts: FactValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => {
    const entry = entries.byName.get(name) ?? unknownFact(name)
    return [entry.wireName, writeEntry(entry, value)]
  }))

const writeEntry = (entry: Entry, value: unknown): unknown => {
  if (value === null) return null
  if (Array.isArray(value) !== entry.list) return wrongValue(entry)
  const write = (item: unknown): unknown => (isForm(entry.inner)
    ? entry.inner.write(item) ?? wrongValue(entry)
    : writeFields(entry.inner, item as FactValues))
  return Array.isArray(value) ? value.map(write) : write(value)
}
