import type { FactValues } from './fact.ts'

/** Just the named paths of nested facts, and nothing else of them; a path into a list picks from each of its items. */
export const pick = (facts: FactValues, paths: readonly string[]): FactValues => {
  const below = new Map<string, string[]>()
  for (const path of paths) {
    const dot = path.indexOf('.')
    const head = dot < 0 ? path : path.slice(0, dot)
    const rest = below.get(head) ?? []
    if (dot >= 0) rest.push(path.slice(dot + 1))
    below.set(head, rest)
  }
  const picked: [string, unknown][] = []
  for (const [head, rest] of below) if (Object.hasOwn(facts, head)) picked.push([head, pickBelow(facts[head], rest)])
  return Object.fromEntries(picked)
}

const pickBelow = (value: unknown, rest: readonly string[]): unknown => {
  if (rest.length === 0) return value
  if (Array.isArray(value)) return value.map((item) => pickBelow(item, rest))
  return typeof value === 'object' && value !== null ? pick(value as FactValues, rest) : null
}

/** The value at a path, a list of them where the path leads through a list; undefined where there is none. */
export const valueAt = (facts: FactValues, path: string): unknown => {
  let value: unknown = facts
  for (const name of path.split('.')) value = step(value, name)
  return value
}

const step = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => step(item, name))
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as FactValues)[name] : undefined
}
