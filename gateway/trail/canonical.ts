import canonicalize from 'canonicalize'
import type { Entry } from './entry.ts'

/** The exact bytes of an entry that are hashed and stored: RFC 8785. @throws {TypeError} on what JSON cannot say. */
export const canonicalBytes = (entry: Entry): Buffer => canonicalJson(entry)

/** Any JSON value as RFC 8785 has it. What JSON would drop or alter in silence, such as `undefined`, is refused. */
export const canonicalJson = (value: unknown): Buffer => {
  refuseUnsayable(value)
  return Buffer.from(isPlain(value) ? JSON.stringify(value) : canonicalize(value) as string)
}

/** Without members there is nothing to put in order: JSON is canonical as it is written. */
const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object'

const refuseUnsayable = (value: unknown): void => {
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return
  if (typeof value === 'string' && value.isWellFormed()) return
  if (Array.isArray(value)) return value.forEach(refuseUnsayable)
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    throw new TypeError(`JSON cannot say a value of type \`${typeof value}\` as it is`)
  for (const [name, inner] of Object.entries(value)) {
    refuseUnsayable(name)
    refuseUnsayable(inner)
  }
}
