import * as z from 'zod/mini'
import { isDay } from '../../words/danish.ts'

const OUTCOMES = ['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'DISCARDED', 'CHANGED', 'OVERSEEN'] as const

export type Outcome = (typeof OUTCOMES)[number]

export const outcomes: readonly Outcome[] = OUTCOMES

const one = <Shape extends z.ZodMiniType>(shape: Shape) => z.catch(z.optional(shape), undefined)
const many = one(z.array(z.string()))
const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]))?$/.test(text) && isDay(text.slice(0, 10))

/** A calendar day, or an hour of it by the clock of Denmark, such as `2026-11-22T14`. */
const moment = one(z.string().check(z.refine(isMoment)))

/** The filters that the address keeps: the address is the view. What names a case or an employee stands in no address. */
export const logSearch = z.object({
  days: one(z.int().check(z.positive(), z.maximum(3660))),
  /** Days or hours, the last one included; in place of `days`. */
  from: moment,
  to: moment,
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
  legalBases: many,
  consentStates: many,
  reviews: many,
  breakGlass: one(z.boolean()),
  /** In the night, on weekends and holidays. */
  outsideHours: one(z.boolean()),
  /** Part of a finding. */
  flagged: one(z.boolean()),
  /** Cases that more parties than so many looked at in a day. */
  moreRecipientsThan: one(z.int().check(z.positive(), z.maximum(50))),
  /** What the bars are stacked by, when not by outcome. */
  stacked: one(z.enum(['PURPOSE', 'RECIPIENT'])),
  /** The request, by its id. */
  request: one(z.string()),
})

export type LogSearch = z.infer<typeof logSearch>

/** Filters that have a list of codes each. */
export const LISTS = [
  'recipients', 'controllers', 'purposes', 'roles', 'outcomes', 'exchanges', 'facts', 'dataCategories', 'codes', 'clients',
  'legalBases', 'consentStates', 'reviews',
] as const satisfies readonly (keyof LogSearch)[]

/** Filters that are on or off, and on when they are chosen. */
export const SWITCHES = ['breakGlass', 'outsideHours', 'flagged'] as const satisfies readonly (keyof LogSearch)[]

/** What the officer types that names a case, an employee or words: kept on the page alone. */
export interface Typed {
  readonly fileNumber?: string | undefined
  readonly employee?: string | undefined
  readonly text?: string | undefined
}

/** How many days the log shows when nothing else is chosen. */
export const USUAL_DAYS = 30
