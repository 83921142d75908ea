import {
  isEnumType, isInputObjectType, isInterfaceType, isObjectType,
  type GraphQLArgument, type GraphQLEnumValue, type GraphQLField, type GraphQLInputField, type GraphQLSchema,
} from 'graphql'
import { Temporal } from 'temporal-polyfill'
import type { Label } from './label.ts'

/** What can go of the contract by itself. */
export type Part = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLEnumValue

/**
 * A part of the contract that goes, as the reason of its `@deprecated` says: which introspection, printed schemas and
 * editors show by themselves, as they would no directive of our own. ``Varslet 2026-11-22, udgår 2027-06-01: brug
 * `CMMView.needs`. / Announced 2026-11-22, goes 2027-06-01: use `CMMView.needs`.`` Days are ISO 8601.
 */
export interface Removal {
  /** Schema coordinate, such as `CMMView.needs`, `Query.cases(after:)` or `Stage.closed`. */
  readonly place: string
  readonly announced: string
  /** It is there until this day begins, in UTC. */
  readonly on: string
  /** Schema coordinate of what stands instead. */
  readonly instead: string
  readonly says: Label
}

const FORM = /^(Varslet (\d{4}-\d\d-\d\d), udgår (\d{4}-\d\d-\d\d): brug `([^`\s]+)`\.) \/ (Announced \2, goes \3: use `\4`\.)$/

/** Between the announcement and the removal, at least. */
const NOTICE = { months: 6 }

/**
 * All that goes. @throws where something does not say since when it is announced, when it goes and what stands instead; or
 * goes before six months are over, or for what is not there or goes itself.
 */
export const removalsOf = (schema: GraphQLSchema): ReadonlyMap<Part, Removal> => {
  const parts = new Map(partsOf(schema))
  return new Map([...parts].filter(([, part]) => goes(part)).map(([place, part]) => [part, removalOf(place, part, parts)]))
}

const goes = ({ deprecationReason }: Part): boolean => typeof deprecationReason === 'string'

const removalOf = (place: string, { deprecationReason }: Part, parts: ReadonlyMap<string, Part>): Removal => {
  const fault = (says: string): never => { throw new Error(`\`${place}\` ${says}`) }
  const [, da = '', announced = '', on = '', instead = '', en = ''] = FORM.exec(deprecationReason ?? '')
    ?? fault('is deprecated without the days of its announcement and removal and what stands instead, in the form of `Removal`')
  const [from, to] = [dayOf(announced), dayOf(on)]
  if (!from || !to) return fault('goes on a day that does not exist')
  if (Temporal.PlainDate.compare(from.add(NOTICE), to) > 0) return fault('goes before six months are over')
  const substitute = parts.get(instead)
  if (!substitute || goes(substitute)) return fault(`goes for \`${instead}\`, which is not there or goes itself`)
  return { place, announced, on, instead, says: { da, en } }
}

const dayOf = (text: string): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** Every part by its schema coordinate. */
const partsOf = (schema: GraphQLSchema): readonly (readonly [string, Part])[] => [
  ...schema.getDirectives().flatMap(({ name, args }) => args.map((arg) => [`@${name}(${arg.name}:)`, arg] as const)),
  ...Object.values(schema.getTypeMap()).flatMap((type): readonly (readonly [string, Part])[] => {
    const below = <P extends Part>(parts: readonly P[]) => parts.map((part) => [`${type.name}.${part.name}`, part] as const)
    if (isEnumType(type)) return below(type.getValues())
    if (isInputObjectType(type)) return below(Object.values(type.getFields()))
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    return below(Object.values(type.getFields()))
      .flatMap(([place, field]) => [[place, field] as const, ...field.args.map((arg) => [`${place}(${arg.name}:)`, arg] as const)])
  }),
]
