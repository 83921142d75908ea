import {
  astFromValue, isEnumType, isInputObjectType, isObjectType, isScalarType, isSpecifiedScalarType, print,
  type GraphQLArgument, type GraphQLEnumType, type GraphQLField, type GraphQLInputField, type GraphQLInputObjectType,
  type GraphQLScalarType,
} from 'graphql'
import { linkTo, table } from '../../policies/documents/markdown.ts'
import { CONTRACT } from '../../schema/facts.ts'
import { saidIn } from '../../schema/label.ts'

const TYPES = Object.values(CONTRACT.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

/** What the contract says of a thing in Danish, in full. */
export const danish = ({ description }: { readonly description?: string | null | undefined }): string => saidIn(description)?.da ?? ''

export const SCALARS: readonly GraphQLScalarType[] = TYPES.filter(isScalarType).filter((type) => !isSpecifiedScalarType(type))

export const ENUMS: readonly GraphQLEnumType[] = TYPES.filter(isEnumType)

export const INPUTS: readonly GraphQLInputObjectType[] = TYPES.filter(isInputObjectType)

/** A type as the contract writes it, with a link to its values or fields where they have a heading. */
export const typeCell = (type: string): string => {
  const named = CONTRACT.getType(type.replaceAll(/[[\]!]/g, ''))
  return isEnumType(named) || isInputObjectType(named) ? linkTo(named.name, `\`${type}\``) : `\`${type}\``
}

/** The fields of a type that is answered or sent. */
export const fieldTable = (name: string): string =>
  table(['Felt', 'Type', 'Betydning'], fieldsOf(name).map((field) => [`\`${field.name}\``, typeOf(field), danish(field)]))

export const valueTable = (type: GraphQLEnumType): string =>
  table(['Kode', 'Betydning'], type.getValues().map((value) => [`\`${value.name}\``, danish(value)]))

/** The fields of a root type with their arguments. */
export const operationTable = (name: 'Query' | 'Mutation'): string =>
  table(['Felt', 'Argumenter', 'Svar', 'Betydning'], fieldsOf(name).map((field) =>
    [`\`${field.name}\``, 'args' in field ? field.args.map(argumentLine).join('<br>') : '', typeOf(field), danish(field)]))

const argumentLine = (arg: GraphQLArgument): string =>
  [`\`${arg.name}\`: ${typeOf(arg)}`, danish(arg)].filter((part) => part !== '').join(' · ')

type Typed = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument

const typeOf = (typed: Typed): string => {
  const usual = 'defaultValue' in typed ? astFromValue(typed.defaultValue, typed.type) : null
  return `${typeCell(String(typed.type))}${usual ? `, ellers \`${print(usual)}\`` : ''}`
}

const fieldsOf = (name: string): readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] => {
  const type = CONTRACT.getType(name)
  return isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
}
