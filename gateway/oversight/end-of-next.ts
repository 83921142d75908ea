import type { Party } from '../../schema/agency.ts'
import type { ReadFilter } from './entry-filter.ts'
import type { OverseenPrisma } from './officer-ability.ts'

/** Where a page begins, and which way it is read. */
interface Beginning {
  readonly from: { readonly at: Date } | undefined
  readonly backwards: boolean
}

/** Entries that are read one by one before what is rare is gathered. */
const NEXT = 10_000

/** Before and after every entry. */
const [FIRST, LAST] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-01-01T00:00:00Z')]

/**
 * The hour up to which, from where a page begins, a party has so many entries, by the tally; undefined when there are
 * fewer, or the filter's own period ends before.
 */
export const endOfNext = async (
  prisma: OverseenPrisma, party: Party, { from, until }: ReadFilter, page: Beginning,
): Promise<Date | undefined> => {
  const begins = page.from?.at ?? (page.backwards ? from ?? FIRST : until ?? LAST)
  const [reached] = page.backwards
    ? await prisma.$queryRaw<{ hour: Date }[]>`select hour + interval '1 hour' as hour from (
        select hour, sum(sum(entries)) over (order by hour) as entries from overseen_tally
        where party = ${party} and hour >= ${begins} group by hour) as next where entries >= ${NEXT} order by hour limit 1`
    : await prisma.$queryRaw<{ hour: Date }[]>`select hour from (
        select hour, sum(sum(entries)) over (order by hour desc) as entries from overseen_tally
        where party = ${party} and hour <= ${begins} group by hour) as next where entries >= ${NEXT} order by hour desc limit 1`
  const ownEnd = page.backwards ? until : from
  if (!reached || (ownEnd && (page.backwards ? ownEnd <= reached.hour : ownEnd >= reached.hour))) return undefined
  return reached.hour
}
