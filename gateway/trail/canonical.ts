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
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value)))
    throw new TypeError(`JSON cannot say a value of type \`${typeof value}\` as it is`)
  return Array.isArray(value) ? itemsStandInOrder(value) : namesStandInOrder(value as Readonly<Record<string, unknown>>)
}

const itemsStandInOrder = (items: readonly unknown[]): boolean => {
  let inOrder = true
  for (const item of items) inOrder = standsInOrder(item) && inOrder
  return inOrder
}

const namesStandInOrder = (object: Readonly<Record<string, unknown>>): boolean => {
  let inOrder = true
  let before = ''
  for (const name in object) {
    if (!Object.hasOwn(object, name)) continue
    inOrder = standsInOrder(name) && standsInOrder(object[name]) && before <= name && inOrder
    before = name
  }
  return inOrder
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
