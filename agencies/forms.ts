/** How an agency writes one kind of value. */
export interface Form {
  /** The contract's value, or undefined for what is no such value. */
  read(wire: unknown): unknown
  write(value: unknown): unknown
}

const asIs = (holds: (wire: unknown) => boolean): Form => ({
  read: (wire) => (holds(wire) ? wire : undefined),
  write: (value) => value,
})

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i

/** Whether a text is a day that exists, ISO 8601. */
const isDate = (wire: unknown): wire is string => {
  if (typeof wire !== 'string' || !ISO_DATE.test(wire)) return false
  const instant = new Date(`${wire}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(wire)
}

const isText = (wire: unknown): boolean => typeof wire === 'string' && wire.isWellFormed()

const isInstant = (wire: unknown): wire is string =>
  typeof wire === 'string' && ISO_INSTANT.test(wire) && isDate(wire.slice(0, 10)) && !Number.isNaN(Date.parse(wire))

const isInt = (wire: unknown): boolean => Number.isInteger(wire) && Math.abs(wire as number) < 2 ** 31

/** Instants come out as they are answered, in UTC to the millisecond, however the agency writes them; of the years 0 to 9999. */
const instant: Form = {
  read: (wire) => {
    const utc = isInstant(wire) ? new Date(wire).toISOString() : undefined
    return isInstant(utc) ? utc : undefined
  },
  write: (value) => value,
}

/**
 * How JSON writes the contract's scalars: what holds when an agency has no form of its own. A text is Unicode without lone
 * surrogates, as RFC 8785 and all who read it need it.
 */
export const jsonForms: Readonly<Record<string, Form>> = {
  String: asIs(isText),
  Int: asIs(isInt),
  Boolean: asIs((wire) => typeof wire === 'boolean'),
  Date: asIs(isDate),
  DateTime: instant,
}

/** Values of a closed list, each with the agency's own code. */
export const codesOf = (codes: Readonly<Record<string, unknown>>): Form => {
  const written = new Map(Object.entries(codes))
  const values = new Map([...written].map(([value, code]) => [code, value]))
  return { read: (wire) => values.get(wire), write: (value) => written.get(String(value)) }
}

/** Whole numbers from one to another, both included, where the agency's contract says so. */
export const intFrom = (least: number, most: number): Form =>
  asIs((wire) => isInt(wire) && (wire as number) >= least && (wire as number) <= most)

/** Yes and no in two words, such as `J` and `N`. */
export const booleanAs = (yes: unknown, no: unknown): Form => ({
  read: (wire) => (wire === yes ? true : wire === no ? false : undefined),
  write: (value) => (value ? yes : no),
})

/** Days as Danish offices write them: `24-12-2026`. */
export const dayMonthYear: Form = {
  read: (wire) => {
    const iso = typeof wire === 'string' ? wire.split('-').reverse().join('-') : undefined
    return isDate(iso) ? iso : undefined
  },
  write: (value) => String(value).split('-').reverse().join('-'),
}
