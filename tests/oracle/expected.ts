import type { GraphQLObjectType } from 'graphql'
import type { FactValues } from '../../schema/fact.ts'
import { belowOf, caseView, merged, type Mention } from './an-operation.ts'

/** All leaves that an operation asks for, as paths from the case view. */
export const demandedPaths = (mentions: readonly Mention[], path: readonly string[] = []): Set<string> => {
  const paths = new Set<string>()
  for (const one of merged(mentions).values()) {
    if (one.field === '__typename') continue
    const place = [...path, one.field]
    if (one.below.length === 0) paths.add(place.join('.'))
    else for (const below of demandedPaths(one.below, place)) paths.add(below)
  }
  return paths
}

/**
 * Fetch everything, then remove what is not permitted: what the answer must be, as plainly as it can be said.
 * `given` are the paths that are asked for and permitted; what leads to none of them is null.
 */
export const expectedOf = (
  mentions: readonly Mention[], everything: FactValues, given: ReadonlySet<string>,
  type: GraphQLObjectType = caseView, path: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries([...merged(mentions)].map(([key, one]) => {
    const within = one.field === '__typename' ? null : belowOf(type, one.field)
    const place = [...path, one.field]
    const expected = (value: unknown): unknown =>
      within ? expectedOf(one.below, value as FactValues, given, within, place) : value
    const value = everything[one.field] ?? null
    if (one.field === '__typename') return [key, type.name]
    if (value === null || !leadsTo(given, place.join('.'))) return [key, null]
    return [key, Array.isArray(value) ? value.map(expected) : expected(value)]
  }))

const leadsTo = (given: ReadonlySet<string>, place: string): boolean =>
  [...given].some((path) => path === place || path.startsWith(`${place}.`))
