import canonicalize from 'canonicalize'
import type { Entry } from './entry.ts'

/** The exact bytes of an entry that are hashed and stored: RFC 8785. @throws {TypeError} on what JSON cannot say. */
export const canonicalBytes = (entry: Entry): Buffer => Buffer.from(canonicalJson(entry))

/**
 * Any JSON value as RFC 8785 has it. What JSON would drop or alter in silence, such as `undefined`, is refused.
 * The standard writes values as ECMAScript does: names that stand in its order already are written as they stand.
 */
export const canonicalJson = (value: unknown): string =>
  standsInOrder(value) ? JSON.stringify(value) : canonicalize(value) as string

/** Looks at all of a value, whether or not its names are in order. @throws {TypeError} on what JSON cannot say. */
const standsInOrder = (value: unknown): boolean => {
  if (typeof value === 'string' && value.isWellFormed()) return true
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return true
  if (Array.isArray(value)) return value.reduce<boolean>((inOrder, item) => standsInOrder(item) && inOrder, true)
  if (typeof value !== 'object' || !isPlain(value))
    throw new TypeError(`JSON cannot say a value of type \`${typeof value}\` as it is`)
  let inOrder = true
  let before = ''
  for (const name of Object.keys(value)) {
    standsInOrder(name)
    inOrder = standsInOrder((value as Record<string, unknown>)[name]) && before <= name && inOrder
    before = name
  }
  return inOrder
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
