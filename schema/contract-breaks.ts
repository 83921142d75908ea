import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils'
import { findBreakingChanges, GraphQLDirective, type GraphQLFieldConfigArgumentMap, type GraphQLSchema } from 'graphql'
import { removalsOf, type Removal } from './removal.ts'

/**
 * What the next contract would break for those who keep to the committed one, a sentence each. Nothing goes but what the
 * committed one announced, from its day on (`Removal`); no announcement is dated before the day on which it is written,
 * or brought forward. `today` is ISO 8601, in UTC.
 */
export const breaksOf = (committed: GraphQLSchema, next: GraphQLSchema, today: string): readonly string[] => {
  const announced = byPlace(committed)
  const due = new Set([...announced.values()].filter(({ on }) => on <= today).map(({ place }) => place))
  return [
    ...findBreakingChanges(without(committed, due), next).map(({ description }) => description),
    ...[...byPlace(next).values()].filter((removal) => isHurried(removal, announced.get(removal.place), today))
      .map(({ place }) => `${place} goes sooner than was announced.`),
  ]
}

const byPlace = (schema: GraphQLSchema): ReadonlyMap<string, Removal> =>
  new Map([...removalsOf(schema).values()].map((removal) => [removal.place, removal]))

const isHurried = ({ announced, on }: Removal, before: Removal | undefined, today: string): boolean =>
  before ? on < before.on : announced < today

/** The contract once these are gone, and the types that then nothing leads to. */
const without = (schema: GraphQLSchema, places: ReadonlySet<string>): GraphQLSchema => {
  if (places.size === 0) return schema
  const argsLeft = (owner: string, args: GraphQLFieldConfigArgumentMap = {}): GraphQLFieldConfigArgumentMap =>
    Object.fromEntries(Object.entries(args).filter(([name]) => !places.has(`${owner}(${name}:)`)))
  return pruneSchema(mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: (field, name, type) => {
      const place = `${type}.${name}`
      return places.has(place) ? null : { ...field, args: argsLeft(place, field.args) }
    },
    [MapperKind.INPUT_OBJECT_FIELD]: (field, name, type) => (places.has(`${type}.${name}`) ? null : field),
    [MapperKind.ENUM_VALUE]: (value, type, _, name) => (places.has(`${type}.${name}`) ? null : value),
    [MapperKind.DIRECTIVE]: (directive) => {
      const { args, ...config } = directive.toConfig()
      return new GraphQLDirective({ ...config, args: argsLeft(`@${directive.name}`, args) })
    },
  }))
}
