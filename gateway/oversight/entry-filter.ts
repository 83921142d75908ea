import { z } from 'zod'
import type { LeafSet } from './leaf-set.ts'
import type { TermKind } from './terms.ts'

/** The filter's lists, and the kind of term that each is about. */
const LISTS = {
  controllers: 'controller', recipients: 'recipient', clients: 'client', employees: 'employee', roles: 'role',
  purposes: 'purpose', legalBases: 'legalBasis', exchanges: 'exchange', facts: 'fact', dataCategories: 'dataCategory',
  outcomes: 'outcome', codes: 'code', acts: 'act', consents: 'consent', consentStates: 'consentState',
} as const satisfies Record<string, TermKind>

const LIST_NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[]

/** A name of the contract's, a code or an act, of this release or one before. */
const name = z.string().max(200).regex(/^[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*$/)

/** A party's own id of a system or an employee. */
const id = z.string().regex(/^[^\s\p{C}]{1,128}$/u)

const listOf = (one: z.ZodString | z.ZodGUID) => z.array(one).max(100).nullish()

/** What stands in each list, which the trail records as it is: no words, which may be about a person (P7). */
const LISTED = { ...Object.fromEntries(LIST_NAMES.map((list) => [list, listOf(name)])), clients: listOf(id), employees: listOf(id), consents: listOf(z.guid()) }

/** What is left out is not asked for: what is there and empty is a mistake, and finds nothing rather than all. */
const written = (most: number) => z.string().min(1).max(most).nullish()

/** As the contract's `DateTime` was read, or as it is written where nothing has read it yet: never by the clock of some place. */
const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]).nullish()

/** What the contract cannot say of its `EntryFilter`: how long and how many. */
export const entryFilter = z.strictObject({
  from: instant,
  until: instant,
  lastDays: z.int().min(1).max(3_660).nullish(),
  ...(LISTED as Record<keyof typeof LISTS, ReturnType<typeof listOf>>),
  case: written(200),
  fileNumber: written(200),
  breakGlass: z.boolean().nullish(),
  reviews: listOf(name),
  outsideHours: z.boolean().nullish(),
  flagged: z.boolean().nullish(),
  moreRecipientsThan: z.int().min(1).max(50).nullish(),
  disclosureId: z.guid().nullish(),
  text: written(500),
}).refine(({ from, lastDays }) => !from || !lastDays).refine((filter) => !filter.case || !filter.fileNumber)

/** Which entries: all that is named fits, of a list any one. */
export type EntryFilter = z.infer<typeof entryFilter>

/** A filter with all that is looked up or reckoned: instants, the own party's handles, the reason's words. */
export interface ReadFilter {
  readonly from: Date | undefined
  readonly until: Date | undefined
  readonly lists: readonly { readonly kind: TermKind; readonly values: readonly string[] }[]
  /** Words that a reason must all have, as the index writes them; an empty one where nothing can fit. */
  readonly words: readonly string[]
  readonly handles: readonly string[] | undefined
  readonly breakGlass: boolean | undefined
  readonly disclosureId: string | undefined
  /** The hours that an entry lies in one of, each by its beginning. */
  readonly hours: readonly Date[] | undefined
  /** Leaves that were looked up. */
  readonly leaves: readonly LeafSet[]
}

const DAY = 86_400_000

/** The first instant that a filter means, when it is read at an instant. */
export const beginningOf = ({ lastDays, from }: EntryFilter, at: Date): Date | undefined =>
  lastDays ? new Date(at.getTime() - lastDays * DAY) : from ?? undefined

type Found = Pick<ReadFilter, 'handles' | 'words'> & Partial<Pick<ReadFilter, 'hours' | 'leaves'>>

export const readFilter = (
  filter: EntryFilter, { handles, words, hours, leaves = [], at }: Found & { readonly at: Date },
): ReadFilter => ({
  from: beginningOf(filter, at),
  until: filter.until ?? undefined,
  lists: LIST_NAMES.flatMap((name) => {
    const values = filter[name]
    return values ? [{ kind: LISTS[name], values }] : []
  }),
  words,
  handles,
  breakGlass: filter.breakGlass ?? undefined,
  disclosureId: filter.disclosureId ?? undefined,
  hours,
  leaves,
})
