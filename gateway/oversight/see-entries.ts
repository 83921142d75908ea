import { mayOversee, type OversightAct } from '../../policies/permissions/oversight.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { entryFilter } from './entry-filter.ts'
import { cursorOf, placeIn, type AskedPage, type ReadPage } from './entry-pages.ts'
import type { CountEntries } from './entry-counts.ts'
import type { LookedUp, LookUpFilter } from './look-up-filter.ts'
import type { RecordAct } from './record-act.ts'
import { shownEntry } from './shown-entry.ts'

/** A page as it is asked for: `first` after a cursor, or `last` before one. */
export interface AskedEntries {
  readonly filter?: unknown
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

interface SeeDeps {
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly lookUp: LookUpFilter
  readonly readPage: ReadPage
  readonly countEntries: CountEntries
}

const PAGE = { usual: 50, most: 100 }

/** A filter that was found in order and looked up, for one who may: what looking it up tells is nobody else's to try. @throws {Refused} */
export const createTakeFilter = ({ refuse, lookUp }: Pick<SeeDeps, 'refuse' | 'lookUp'>) =>
  async (bound: Bound, act: OversightAct, given: unknown): Promise<LookedUp> => {
    if (!mayOversee(bound.asking, act)) return refuse(bound, 'FORBIDDEN')
    const read = entryFilter.safeParse(given ?? {})
    return read.success ? lookUp(bound.asking.recipient, read.data) : refuse(bound, 'VARIABLES_INVALID')
  }

/** Looks at entries, or counts them: each look is a leaf, recorded before it is answered. @throws {Refused} */
export const createSeeEntries = (deps: SeeDeps) => {
  const takeFilter = createTakeFilter(deps)
  return {
    see: async (bound: Bound, asked: AskedEntries) => {
      const { filter, recorded } = await takeFilter(bound, 'seeEntries', asked.filter)
      const page = pageIn(asked) ?? await deps.refuse(bound, 'PAGE_INVALID')
      const receipt = await deps.recordAct(bound, 'seeEntries', { filter: recorded })
      const { entries, more } = await deps.readPage(bound, filter, page)
      const edges = entries.map((row) => ({ cursor: cursorOf(row), node: shownEntry(row) }))
      const behind = page.from !== undefined
      return {
        edges,
        pageInfo: {
          hasNextPage: page.backwards ? behind : more,
          hasPreviousPage: page.backwards ? more : behind,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
        receipt,
      }
    },
    count: async (bound: Bound, given: unknown) => {
      const { filter, recorded } = await takeFilter(bound, 'countEntries', given)
      const receipt: Receipt = await deps.recordAct(bound, 'countEntries', { filter: recorded })
      return { ...await deps.countEntries(bound, filter), receipt }
    },
  }
}

/** Undefined when what is asked for is no page. */
const pageIn = ({ first, after, last, before }: AskedEntries): AskedPage | undefined => {
  const backwards = typeof last === 'number' || typeof before === 'string'
  if (backwards && (typeof first === 'number' || typeof after === 'string')) return undefined
  const [size, cursor] = backwards ? [last ?? PAGE.usual, before] : [first ?? PAGE.usual, after]
  const from = typeof cursor === 'string' ? placeIn(cursor) : undefined
  if (!Number.isInteger(size) || size < 1 || size > PAGE.most || (typeof cursor === 'string' && !from)) return undefined
  return { size, from, backwards }
}
