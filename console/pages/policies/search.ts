import * as z from 'zod/mini'
import { isDay } from '../../words/danish.ts'

const text = z.catch(z.optional(z.string()), undefined)

/** What the address of the page says: the address is the view. */
export const policiesSearch = z.object({
  tab: z.catch(z.optional(z.enum(['exchanges', 'readers', 'versions'])), undefined),
  purpose: text,
  recipient: text,
  controller: text,
  /** A fact by its id, such as `CMM.needs.language`. */
  fact: text,
  /** The calendar day of then, besides now. */
  then: z.catch(z.optional(z.string().check(z.refine(isDay))), undefined),
})

export type PoliciesSearch = z.infer<typeof policiesSearch>
