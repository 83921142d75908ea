import { randomUUID } from 'node:crypto'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import type { SavedSearch } from '../../prisma/generated/client.ts'
import type { Party } from '../../schema/agency.ts'
import { isUuid } from '../database/uuid.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound } from '../pipeline/stages.ts'
import { ChangeRefused } from '../registry/change-law.ts'
import { isHandle } from '../registry/handle.ts'
import { isReadable } from '../unreadable.ts'
import { entryFilter, type EntryFilter } from './entry-filter.ts'
import { readableSearches, type OverseenPrisma } from './officer-ability.ts'
import type { RecordAct } from './record-act.ts'

interface SearchesDeps {
  readonly prisma: OverseenPrisma
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly now: () => Date
  /** Whether mails are sent to the employee, and she can be reminded. */
  readonly isMailed: (party: Party, employee: string) => boolean
}

/** A search as it is saved; the filter is that of the contract, before anything in it is looked up. */
export interface AskedSearch {
  readonly name: string
  readonly filter: unknown
  readonly shared: boolean
  /** Each Monday, by mail. */
  readonly remind: boolean
}

const LONGEST_NAME = 80

const SAVE = `insert into saved_search (id, party, employee, name, filter, shared, remind_since)
  values ($1, $2, $3, $4, $5, $6, case when $8 then $7::timestamptz end) on conflict (party, employee, name)
  do update set filter = excluded.filter, shared = excluded.shared,
    remind_since = case when $8 then coalesce(saved_search.remind_since, excluded.remind_since) end
  where saved_search.id = excluded.id`

/** What an officer types may be about a person, and rests nowhere (P7). */
const holdsText = ({ text, fileNumber, case: handle }: EntryFilter): boolean =>
  Boolean(text) || Boolean(fileNumber) || Boolean(handle && !isHandle(handle))

/** Filters by name, each officer's own and those shared in her party. Each act is a leaf. @throws {Refused} */
export const createSavedSearches = ({ prisma, recordAct, refuse, now, isMailed }: SearchesDeps) => {
  const own = ({ asking, authenticated }: Bound) => ({ party: asking.recipient, employee: authenticated.employee })
  const refuseChange = (bound: Bound, error: unknown): Promise<never> => {
    if (error instanceof ChangeRefused) return refuse(bound, error.code)
    throw error
  }

  return {
    list: async (bound: Bound) => {
      const receipt = await recordAct(bound, 'seeSearches', {})
      const searches = await prisma.savedSearch.findMany({
        where: readableSearches(bound), orderBy: [{ name: 'asc' }, { employee: 'asc' }],
      })
      const { party, employee } = own(bound)
      return { searches: searches.map((one) => shownSearch(one, bound)), reminders: isMailed(party, employee), receipt }
    },
    save: async (bound: Bound, { name, filter, shared, remind }: AskedSearch) => {
      const trimmed = name.trim()
      const isName = trimmed.length > 0 && trimmed.length <= LONGEST_NAME && isReadable(trimmed)
      const read = entryFilter.safeParse(filter)
      if (!isName || !read.success) return refuse(bound, 'VARIABLES_INVALID')
      if (holdsText(read.data)) return refuse(bound, 'SEARCH_HOLDS_TEXT')
      const { party, employee } = own(bound)
      const named = { party, employee, name: trimmed }
      const known = await prisma.savedSearch.findUnique({ where: { party_employee_name: named } })
      const id = known?.id ?? randomUUID()
      const receipt = await recordAct(bound, 'saveSearch', { search: id, shared, remind }, async (transaction) => {
        const { rowCount } = await transaction.query(SAVE, [id, party, employee, trimmed, JSON.stringify(filter), shared, now(), remind])
        if (rowCount === 0) throw new ChangeRefused('CHANGED_MEANWHILE')
      }).catch((error: unknown) => refuseChange(bound, error))
      return { search: { id, name: trimmed, filter: JSON.stringify(filter), shared, remind, own: true }, receipt }
    },
    remove: async (bound: Bound, id: string) => {
      const known = isUuid(id) && await prisma.savedSearch.findFirst({
        where: { AND: [readableSearches(bound), { id, ...own(bound) }] },
      })
      if (!known) return refuse(bound, mayOversee(bound.asking, 'removeSearch') ? 'SEARCH_NOT_AVAILABLE' : 'FORBIDDEN')
      const receipt = await recordAct(bound, 'removeSearch', { search: id }, async (transaction) => {
        const { rowCount } = await transaction.query('delete from saved_search where id = $1', [id])
        if (rowCount === 0) throw new ChangeRefused('SEARCH_NOT_AVAILABLE')
      }).catch((error: unknown) => refuseChange(bound, error))
      return { id, receipt }
    },
  }
}

const shownSearch = ({ id, name, filter, shared, remindSince, party, employee }: SavedSearch, { asking, authenticated }: Bound) => {
  const isOwn = party === asking.recipient && employee === authenticated.employee
  return { id, name, shared, filter: JSON.stringify(filter), own: isOwn, remind: isOwn && remindSince !== null }
}
