import type { Party } from '../../schema/agency.ts'
import type { ReadFilter } from './entry-filter.ts'
import type { OverseenPrisma } from './officer-ability.ts'

/** Where a page begins, and which way it is read. */
interface Beginning {
  readonly from: { readonly at: Date } | undefined
  readonly backwards: boolean
}

/** Entries that are read one by one before what is rare is gathered. */
const NEXT = 5_000

/**
 * The instant up to which a party has so many entries, from where a page begins; undefined when there are fewer, or the
 * filter's own period ends before.
 */
export const endOfNext = async (
  prisma: OverseenPrisma, party: Party, { from, until }: ReadFilter, page: Beginning,
): Promise<Date | undefined> => {
  const begins = page.from?.at ?? (page.backwards ? from : until)
  const order = page.backwards ? 'asc' as const : 'desc' as const
  const reached = await prisma.overseenEntry.findFirst({
    where: { party, ...(begins && { at: page.backwards ? { gte: begins } : { lte: begins } }) },
    orderBy: { at: order }, skip: NEXT, select: { at: true },
  })
  const ownEnd = page.backwards ? until : from
  if (!reached || (ownEnd && (page.backwards ? ownEnd <= reached.at : ownEnd >= reached.at))) return undefined
  return reached.at
}
