import * as z from 'zod/mini'

/** What the address says: which queue, and whether what is closed is shown too. */
export const reviewSearch = z.object({
  tab: z.catch(z.optional(z.enum(['breakGlass', 'findings'])), undefined),
  all: z.catch(z.optional(z.boolean()), undefined),
})

export type ReviewSearch = z.infer<typeof reviewSearch>
