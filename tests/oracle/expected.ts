import type { FactValues } from '../../schema/fact.ts'
import { merged, type Mention } from './an-operation.ts'

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

/** Fetch everything, then remove what is not permitted: what the answer must be, as plainly as it can be said. */
export const expectedOf = (
  mentions: readonly Mention[], everything: FactValues, isPermitted: (path: string) => boolean, path: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries([...merged(mentions)].map(([key, one]) => [key, expectedField(one, everything, isPermitted, path)]))

const expectedField = (one: Mention, within: FactValues, isPermitted: (path: string) => boolean, path: readonly string[]): unknown => {
  const place = [...path, one.field]
  if (one.field === '__typename') return within['__typename']
  const value = within[one.field] ?? null
  if (one.below.length === 0) return isPermitted(place.join('.')) ? value : null
  const anyPermitted = [...demandedPaths([one], path)].some(isPermitted)
  if (!anyPermitted || value === null) return null
  return Array.isArray(value)
    ? value.map((item) => expectedOf(one.below, item as FactValues, isPermitted, place))
    : expectedOf(one.below, value as FactValues, isPermitted, place)
}
