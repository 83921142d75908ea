import * as z from 'zod/mini'
import { isDay } from '../../words/danish.ts'

export const VIEWS = ['table', 'lanes', 'agenda'] as const
export const SHOWN = ['all', 'week', 'overdue', 'us', 'others', 'untaken', 'changed'] as const
const SORTS = ['left', 'stage', 'next', 'changed'] as const

/** What the address says of the board: the one filter of all its views. No case and no person stands in it. */
const shape = z.object({
  view: z.catch(z.optional(z.enum(VIEWS)), undefined),
  show: z.catch(z.optional(z.enum(SHOWN)), undefined),
  stage: z.catch(z.optional(z.string().check(z.regex(/^\w{1,20}$/))), undefined),
  /** The agency that one comes from: what waits on us is what waits on it. */
  us: z.catch(z.optional(z.string().check(z.regex(/^[A-Z]+(-[A-Z0-9]+)?$/))), undefined),
  /** The day of the last meeting, ISO 8601. */
  since: z.catch(z.optional(z.string().check(z.refine(isDay))), undefined),
  sort: z.catch(z.optional(z.enum(SORTS)), undefined),
})

export type BoardSearch = z.output<typeof shape>

export const readSearch = (search: Record<string, unknown>): BoardSearch => shape.parse(search)
