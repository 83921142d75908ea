import * as z from 'zod/mini'

const OUTCOMES = ['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'DISCARDED', 'CHANGED', 'OVERSEEN'] as const

export type Outcome = (typeof OUTCOMES)[number]

export const outcomes: readonly Outcome[] = OUTCOMES

const one = <Shape extends z.ZodMiniType>(shape: Shape) => z.catch(z.optional(shape), undefined)
const many = one(z.array(z.string()))
const day = one(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)))

/** The filters that the address keeps: the address is the view. What names a case or an employee stands in no address. */
export const logSearch = z.object({
  days: one(z.int().check(z.positive(), z.maximum(3660))),
  /** Calendar days, the last one included; in place of `days`. */
  from: day,
  to: day,
  controllers: many,
  recipients: many,
  purposes: many,
  roles: many,
  outcomes: one(z.array(z.enum(OUTCOMES))),
  exchanges: many,
  facts: many,
  dataCategories: many,
  codes: many,
  clients: many,
  breakGlass: one(z.boolean()),
  /** The request, by its id. */
  request: one(z.string()),
})

export type LogSearch = z.infer<typeof logSearch>

/** Filters that have a list of codes each. */
export const LISTS = [
  'recipients', 'controllers', 'purposes', 'roles', 'outcomes', 'exchanges', 'facts', 'dataCategories', 'codes', 'clients',
] as const satisfies readonly (keyof LogSearch)[]

/** What the officer types that names a case, an employee or words: kept on the page alone. */
export interface Typed {
  readonly fileNumber?: string | undefined
  readonly employee?: string | undefined
  readonly text?: string | undefined
}

/** How many days the log shows when nothing else is chosen. */
export const USUAL_DAYS = 30
