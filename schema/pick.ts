import type { FactValues } from './fact.ts'

/** Just the named paths of nested facts, and nothing else of them; a path into a list picks from each of its items. */
export const pick = (facts: FactValues, paths: readonly string[]): FactValues => {
  const picked: Record<string, unknown> = {}
  const below = new Map<string, string[]>()
  for (const path of paths) {
    const dot = path.indexOf('.')
    const head = dot < 0 ? path : path.slice(0, dot)
    if (!Object.hasOwn(facts, head)) continue
    picked[head] = facts[head]
    if (dot < 0) continue
    const rest = below.get(head)
    if (rest) rest.push(path.slice(dot + 1))
    else below.set(head, [path.slice(dot + 1)])
  }
  for (const [head, rest] of below) picked[head] = pickBelow(facts[head], rest)
  return picked
}

const pickBelow = (value: unknown, rest: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => pickBelow(item, rest))
  return typeof value === 'object' && value !== null ? pick(value as FactValues, rest) : null
}

/** The value at a path, a list of them where the path leads through a list; undefined where there is none. */
export const valueAt = (facts: FactValues, path: string): unknown => {
  const dot = path.indexOf('.')
  return dot < 0 ? step(facts, path) : below(step(facts, path.slice(0, dot)), path.slice(dot + 1))
}

const below = (value: unknown, path: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => below(item, path) ?? null)
  return typeof value === 'object' && value !== null ? valueAt(value as FactValues, path) : undefined
}

const step = (facts: FactValues, name: string): unknown => (Object.hasOwn(facts, name) ? facts[name] : undefined)
