import {
  isEnumType, isInputObjectType, isObjectType, isScalarType, isSpecifiedScalarType,
  type GraphQLEnumType, type GraphQLField, type GraphQLScalarType,
} from 'graphql'
import { linkTo, table } from '../../policies/documents/markdown.ts'
import { CONTRACT } from '../../schema/facts.ts'
import { saidIn } from '../../schema/label.ts'

const TYPES = Object.values(CONTRACT.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

/** What the contract says of a thing in Danish, in full. */
export const danish = ({ description }: { readonly description?: string | null | undefined }): string => saidIn(description)?.da ?? ''

export const SCALARS: readonly GraphQLScalarType[] = TYPES.filter(isScalarType).filter((type) => !isSpecifiedScalarType(type))

export const ENUMS: readonly GraphQLEnumType[] = TYPES.filter(isEnumType)

/** A type as the contract writes it, with a link to its values where it is an enumeration. */
export const typeCell = (type: string): string => {
  const named = CONTRACT.getType(type.replaceAll(/[[\]!]/g, ''))
  return isEnumType(named) ? linkTo(named.name, `\`${type}\``) : `\`${type}\``
}

/** The fields of a type. */
export const fieldTable = (name: string): string => {
  const type = CONTRACT.getType(name)
  const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
  return table(['Felt', 'Type', 'Betydning'], fields.map((field) => [`\`${field.name}\``, typeCell(String(field.type)), danish(field)]))
}

export const valueTable = (type: GraphQLEnumType): string =>
  table(['Kode', 'Betydning'], type.getValues().map((value) => [`\`${value.name}\``, danish(value)]))

/** The fields of a root type with their arguments. */
export const operationTable = (name: 'Query' | 'Mutation'): string => {
  const type = CONTRACT.getType(name)
  const fields = isObjectType(type) ? Object.values(type.getFields()) : []
  return table(['Felt', 'Argumenter', 'Svar', 'Betydning'], fields.map((field) =>
    [`\`${field.name}\``, argumentsOf(field), typeCell(String(field.type)), danish(field)]))
}

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): string =>
  args.map((arg) => `\`${arg.name}\`: ${typeCell(String(arg.type))}${danish(arg) && ` · ${danish(arg)}`}`).join('<br>')
