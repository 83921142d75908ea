import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/client.ts'
import type { Bind } from './statement-values.ts'

/** Rows of the index that an officer may read, as SQL reads them by the row's name `entry`. */
export interface PermittedRows {
  /** The one party whose entries they are; undefined where there is none, or they are of several. */
  readonly party: string | undefined
  readonly sql: (bind: Bind) => string
}

/** A party's rows that are not sealed from it; each leaf as whoever asked or acted reads it; none. */
const permitted = z.strictObject({
  OR: z.union([
    z.tuple([z.strictObject({ party: z.string().min(1), sealed: z.literal(false) })]),
    z.tuple([z.strictObject({ own: z.literal(true) })]),
    z.tuple([]),
  ]),
})

/**
 * The SQL of what CASL permits, by which pages and counts are read: of just the conditions that it gives officers, so that
 * nothing is read that it does not permit. @throws {z.ZodError} for any other.
 */
export const permittedRows = (where: Prisma.OverseenRowWhereInput): PermittedRows => {
  const { OR: [rule] } = permitted.parse(where)
  if (!rule) return { party: undefined, sql: () => 'false' }
  if ('own' in rule) return { party: undefined, sql: () => 'entry.own' }
  return { party: rule.party, sql: (bind) => `entry.party = ${bind(rule.party)} and not entry.sealed` }
}
