import { isEnumType, isObjectType, type GraphQLNamedType } from 'graphql'
import { danishDate, danishTime } from './danish.ts'
import { fieldLabel, typeBelow, valueLabel } from './labels.ts'
import { TEXTS } from './texts.ts'

/** A line of a view: a label and its value, or a heading over what is indented below it. */
export interface Line {
  readonly depth: number
  readonly label: string
  readonly value?: string
}

/**
 * The fields at the paths named, in the contract's order and words. What is empty is said to be empty: it is neither
 * withheld nor unavailable (P11).
 */
export const linesOf = (type: GraphQLNamedType, paths: readonly string[], values: unknown, depth = 1): readonly Line[] => {
  if (!isObjectType(type)) return []
  return Object.keys(type.getFields()).flatMap((name) => {
    const below = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1))
    const value = isRecord(values) ? values[name] : undefined
    const label = fieldLabel(type, name)
    if (below.length > 0) return nestedLines(typeBelow(type, name), below, value, label, depth)
    return paths.includes(name) ? [{ depth, label, value: valueText(typeBelow(type, name), value) }] : []
  })
}

const nestedLines = (
  type: GraphQLNamedType, paths: readonly string[], value: unknown, label: string, depth: number,
): readonly Line[] => {
  if (isEmpty(value)) return [{ depth, label, value: TEXTS.empty }]
  if (!Array.isArray(value)) return [{ depth, label }, ...linesOf(type, paths, value, depth + 1)]
  return value.flatMap((item, index) => [{ depth, label: `${label} ${index + 1}` }, ...linesOf(type, paths, item, depth + 1)])
}

const valueText = (type: GraphQLNamedType, value: unknown): string => {
  if (isEmpty(value)) return TEXTS.empty
  if (Array.isArray(value)) return value.map((one) => valueText(type, one)).join(', ')
  if (typeof value === 'boolean') return value ? TEXTS.yes : TEXTS.no
  if (typeof value !== 'string') return String(value)
  if (isEnumType(type)) return valueLabel(type.name, value)
  if (type.name === 'Date') return danishDate(value)
  return type.name === 'DateTime' ? danishTime(value) : value
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** Columns: labels of one depth begin together, values stand below one another, each line of a value too. */
export const layOut = (lines: readonly Line[]): readonly string[] => {
  const width = Math.max(0, ...lines.filter(({ value }) => value !== undefined).map(({ depth, label }) => 2 * depth + label.length))
  return lines.map(({ depth, label, value }) => {
    const placed = ' '.repeat(2 * depth) + label
    return value === undefined ? placed : `${placed.padEnd(width)}  ${value.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`
  })
}
