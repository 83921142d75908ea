import { getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql'
import type { Controller } from '../schema/agency.ts'
import type { FactValues } from '../schema/fact.ts'
import { CONTRACT, FACTS } from '../schema/facts.ts'
import { AgencyFailure } from './agency-failure.ts'
import { codesOf, jsonForms, type Form } from './forms.ts'

/** An agency's own name for a fact; with its own codes where the contract has a closed list. */
export type Term = string | { readonly name: string; readonly codes: Readonly<Record<string, string>> }

/** An agency's own words for the facts that it holds, both ways. Paths and names are dotted: `needs.language`, `behov.sprog`. */
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

interface Entry {
  readonly name: string
  readonly path: string
  readonly wireName: string
  readonly wirePath: string
  readonly list: boolean
  /** How the value is written, or what is nested in it. */
  readonly inner: Form | readonly Entry[]
}

const isForm = (inner: Entry['inner']): inner is Form => !Array.isArray(inner)

/**
 * Defines the words of a controller: one term for each fact that the contract lets it hold, nested as there. The types of
 * values are the contract's; `forms` are the agency's own ways of writing a scalar, by its name (`Date`, `Boolean`).
 * @throws when a term is missing, unknown or not nested as the contract, or its codes are not those of the closed list.
 */
export const defineVocabulary = (
  controller: Controller, terms: Readonly<Record<string, Term>>, forms: Readonly<Record<string, Form>> = {},
): Vocabulary => {
  const entries = entriesOf(viewOf(controller), terms, { ...jsonForms, ...forms }, '', '')
  const leaves = leavesOf(entries)
  const wirePaths = new Map(leaves.map((leaf) => [leaf.path, leaf.wirePath]))
  const paths = new Map(leaves.map((leaf) => [leaf.wirePath, leaf.path]))
  if (paths.size < leaves.length) throw new Error(`\`${controller}\` has one name for two facts`)
  for (const path of Object.keys(terms))
    if (!wirePaths.has(path)) throw new Error(`\`${controller}\` has a term for \`${path}\`, which is not in the contract`)
  return {
    toWireNames: (facts) => facts.map((path) => wirePaths.get(path) ?? unknownFact(path)),
    pathOfWireName: (name) => paths.get(name),
    fromWire: (asked, wire) => readFields(entries, askedWithHeads(asked), wire),
    toWire: (facts) => writeFields(entries, facts),
  }
}

const unknownFact = (path: string): never => {
  throw new Error(`there is no fact \`${path}\` in the contract`)
}

const viewOf = (controller: Controller): GraphQLObjectType => {
  const view = FACTS.find((fact) => fact.controller === controller)?.view
  const caseView = CONTRACT.getType('CaseView') as GraphQLObjectType
  if (!view) throw new Error(`the contract has no view of \`${controller}\``)
  return getNamedType(caseView.getFields()[view]?.type) as GraphQLObjectType
}

type Terms = Readonly<Record<string, Term>>
type Forms = Readonly<Record<string, Form>>

const nameOf = (term: Term): string => (typeof term === 'string' ? term : term.name)
const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)

const entriesOf = (type: GraphQLObjectType, terms: Terms, forms: Forms, path: string, wirePath: string): Entry[] =>
  Object.values(type.getFields()).map((field) => entryOf(field, terms, forms, under(path, field.name), wirePath))

const entryOf = (
  field: GraphQLField<unknown, unknown>, terms: Terms, forms: Forms, path: string, parent: string,
): Entry => {
  const type = getNamedType(field.type)
  const term = Object.entries(terms).find(([place]) => place === path || place.startsWith(`${path}.`))?.[1]
  if (!term) throw new Error(`there is no term for \`${path}\``)
  const depth = path.split('.').length
  const wirePath = nameOf(term).split('.').slice(0, depth).join('.')
  const wireName = wirePath.slice(parent ? parent.length + 1 : 0)
  const nested = isObjectType(type)
  if (under(parent, wireName) !== wirePath || (!nested && nameOf(term) !== wirePath))
    throw new Error(`the term \`${nameOf(term)}\` is not nested as \`${path}\` in the contract`)
  const inner = nested ? entriesOf(type, terms, forms, path, wirePath) : formOf(field, term, forms, path)
  return { name: field.name, path, wireName, wirePath, list: isListType(getNullableType(field.type)), inner }
}

const formOf = (field: GraphQLField<unknown, unknown>, term: Term, forms: Forms, path: string): Form => {
  const type = getNamedType(field.type)
  if (isEnumType(type)) {
    const values = type.getValues().map((value) => value.name)
    const codes = typeof term === 'string' ? Object.fromEntries(values.map((value) => [value, value])) : term.codes
    if (Object.keys(codes).sort().join() !== [...values].sort().join() || new Set(Object.values(codes)).size < values.length)
      throw new Error(`the codes of \`${path}\` are not one for each of \`${type.name}\``)
    return codesOf(codes)
  }
  return forms[type.name] ?? unknownForm(type.name)
}

const unknownForm = (scalar: string): never => {
  throw new Error(`there is no form for \`${scalar}\``)
}

const leavesOf = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => (isForm(entry.inner) ? [entry] : leavesOf(entry.inner)))

const askedWithHeads = (asked: readonly string[]): ReadonlySet<string> =>
  new Set(asked.flatMap((path) => path.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'))))

const garbled = (): never => {
  throw new AgencyFailure('garbled')
}

interface Read<Values> { readonly values: Values; readonly surplus: number }

const readFields = (entries: readonly Entry[], asked: ReadonlySet<string>, wire: unknown): Read<FactValues> => {
  if (typeof wire !== 'object' || wire === null || Array.isArray(wire)) return garbled()
  const byWireName = new Map(entries.filter((entry) => asked.has(entry.path)).map((entry) => [entry.wireName, entry]))
  const values: [string, unknown][] = []
  let surplus = 0
  for (const [wireName, value] of Object.entries(wire)) {
    const entry = byWireName.get(wireName)
    const read = entry && readEntry(entry, asked, value)
    if (entry && read) values.push([entry.name, read.values])
    surplus += read ? read.surplus : 1
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

const writeFields = (entries: readonly Entry[], facts: FactValues): Record<string, unknown> => {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => {
    const entry = byName.get(name) ?? unknownFact(name)
    return [entry.wireName, writeEntry(entry, value)]
  }))
}

const writeEntry = (entry: Entry, value: unknown): unknown => {
  if (value === null) return null
  if (Array.isArray(value) !== entry.list) return unknownFact(entry.path)
  const write = (item: unknown): unknown => (isForm(entry.inner)
    ? entry.inner.write(item) ?? unknownFact(entry.path)
    : writeFields(entry.inner, item as FactValues))
  return Array.isArray(value) ? value.map(write) : write(value)
}
