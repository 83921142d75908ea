import {
  getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLField, type GraphQLObjectType,
} from 'graphql'
import type { Controller } from '../schema/agency.ts'
import { CONTRACT, FACTS } from '../schema/facts.ts'
import { codesOf, type Form } from './forms.ts'

/** An agency's own name for a fact; with its own codes where the contract has a closed list. */
export type Term = string | { readonly name: string; readonly codes: Readonly<Record<string, string>> }

/** One field of the contract and what the agency calls it. Paths are dotted, from the controller's view down. */
export interface Entry {
  readonly name: string
  readonly path: string
  readonly wireName: string
  readonly wirePath: string
  readonly list: boolean
  /** How the value is written, or what is nested in it. */
  readonly inner: Form | Entries
}

/** The fields of one object of the contract. */
export interface Entries {
  readonly byName: ReadonlyMap<string, Entry>
  readonly byWireName: ReadonlyMap<string, Entry>
}

/** What the terms of one agency are read with. */
export interface Terms {
  readonly terms: Readonly<Record<string, Term>>
  /** By the scalar's name. */
  readonly forms: Readonly<Record<string, Form>>
}

export const isForm = (inner: Entry['inner']): inner is Form => 'read' in inner

/** Every leaf below, in the contract's order. */
export const leavesOf = ({ byName }: Entries): Entry[] =>
  [...byName.values()].flatMap((entry) => (isForm(entry.inner) ? [entry] : leavesOf(entry.inner)))

/** The words of a controller for its whole view. @throws when a term is missing or not nested as the contract. */
export const entriesFor = (controller: Controller, terms: Terms): Entries => entriesOf(viewOf(controller), terms, '', '')

const viewOf = (controller: Controller): GraphQLObjectType => {
  const view = FACTS.find((fact) => fact.controller === controller)?.view
  const caseView = CONTRACT.getType('CaseView') as GraphQLObjectType
  if (!view) throw new Error(`the contract has no view of \`${controller}\``)
  return getNamedType(caseView.getFields()[view]?.type) as GraphQLObjectType
}

const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)
const nameOf = (term: Term): string => (typeof term === 'string' ? term : term.name)

const entriesOf = (type: GraphQLObjectType, terms: Terms, path: string, wirePath: string): Entries => {
  const entries = Object.values(type.getFields()).map((field) => entryOf(field, terms, under(path, field.name), wirePath))
  return {
    byName: new Map(entries.map((entry) => [entry.name, entry])),
    byWireName: new Map(entries.map((entry) => [entry.wireName, entry])),
  }
}

const entryOf = (field: GraphQLField<unknown, unknown>, terms: Terms, path: string, parent: string): Entry => {
  const type = getNamedType(field.type)
  const term = Object.entries(terms.terms).find(([place]) => place === path || place.startsWith(`${path}.`))?.[1]
  if (!term) throw new Error(`there is no term for \`${path}\``)
  const wirePath = nameOf(term).split('.').slice(0, path.split('.').length).join('.')
  const wireName = wirePath.slice(parent ? parent.length + 1 : 0)
  if (under(parent, wireName) !== wirePath || (!isObjectType(type) && nameOf(term) !== wirePath))
    throw new Error(`the term \`${nameOf(term)}\` is not nested as \`${path}\` in the contract`)
  const inner = isObjectType(type) ? entriesOf(type, terms, path, wirePath) : formOf(field, term, terms, path)
  return { name: field.name, path, wireName, wirePath, list: isListType(getNullableType(field.type)), inner }
}

const formOf = (field: GraphQLField<unknown, unknown>, term: Term, { forms }: Terms, path: string): Form => {
  const type = getNamedType(field.type)
  if (!isEnumType(type)) {
    const form = forms[type.name]
    if (!form) throw new Error(`there is no form for \`${type.name}\``)
    return form
  }
  const values = type.getValues().map((value) => value.name)
  const codes = typeof term === 'string' ? Object.fromEntries(values.map((value) => [value, value])) : term.codes
  if (Object.keys(codes).sort().join() !== [...values].sort().join() || new Set(Object.values(codes)).size < values.length)
    throw new Error(`the codes of \`${path}\` are not one for each of \`${type.name}\``)
  return codesOf(codes)
}
