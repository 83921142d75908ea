import type { ReadFilter } from './entry-filter.ts'
import type { LeafSet } from './leaf-set.ts'
import type { PermittedRows } from './permitted-rows.ts'
import type { Bind } from './statement-values.ts'
import { termOf, wordTerm, type TermKind } from './terms.ts'

/** The index, each row with its sort. */
export const ENTRIES = 'overseen_row entry join overseen_sort sort on sort.id = entry.sort'

export const within = (column: string, { from, until }: Pick<ReadFilter, 'from' | 'until'>, bind: Bind): string[] =>
  [...(from ? [`${column} >= ${bind(from)}`] : []), ...(until ? [`${column} < ${bind(until)}`] : [])]

/** The officers' own acts are among the entries only when they are asked for. */
const UNASKED = `outcome <> 'OVERSEEN'`

const anyTerm = (kind: TermKind, values: readonly string[], bind: Bind): string => {
  if (kind === 'employee') return `entry.employee = any(${bind(values)})`
  return `${kind === 'consent' ? 'entry' : 'sort'}.terms && ${bind(values.map((value) => termOf(kind, value)))}`
}

/** The planner looks in no index for what is said to be true. */
const ofThoseRead = (condition: string): string => `(${condition}) is true`

const inLeaves = ({ leaves, within: isIn }: LeafSet, bind: Bind): string => `(entry.log_id, entry.index) ${isIn ? 'in' : 'not in'} (select * from
  unnest(${bind(leaves.map(({ log }) => log))}::text[], ${bind(leaves.map(({ leaf }) => leaf))}::bigint[]))`

/** Entries of several parties are each found by the words of whoever asked. */
const hasWords = ({ party }: PermittedRows, words: readonly string[], bind: Bind): string[] => party === undefined
  ? words.map((word) => `entry.terms && array(select distinct ${wordTerm('own.recipient', bind(word))} from overseen_sort own)`)
  : [`entry.terms @> array[${words.map((word) => wordTerm(bind(party), bind(word))).join(', ')}]`]

/** What a filter says of the entries permitted beside the period that they are in. Words are not looked up when each entry is read. */
export const conditionsOf = (
  { lists, words, handles, breakGlass, disclosureId, hours, leaves }: ReadFilter, rows: PermittedRows, bind: Bind, eachIsRead = false,
): string[] => [
  ...lists.map(({ kind, values }) => anyTerm(kind, values, bind)),
  ...(lists.some(({ kind }) => kind === 'outcome' || kind === 'act') || disclosureId ? [] : [`sort.${UNASKED}`]),
  ...(words.length > 0 ? hasWords(rows, words, bind).map((one) => eachIsRead ? ofThoseRead(one) : one) : []),
  ...(handles === undefined ? [] : [`entry.handle = any(${bind(handles)})`]),
  ...(breakGlass === undefined ? [] : [breakGlass ? 'entry.break_glass' : 'not entry.break_glass']),
  ...(disclosureId === undefined ? [] : [`entry.disclosure_id = ${bind(disclosureId)}`]),
  ...(hours ? [`date_trunc('hour', entry.at, 'UTC') = any(${bind(hours)})`] : []),
  ...leaves.map((set) => inLeaves(set, bind)),
]

const HOUR = 3_600_000
const TALLIED: readonly TermKind[] = ['recipient', 'purpose', 'outcome']
const isWhole = (at: Date | undefined): boolean => at === undefined || at.getTime() % HOUR === 0

/** Whether the tally knows all that a filter asks for. */
export const isTallied = ({ from, until, lists, words, handles, breakGlass, disclosureId, leaves }: ReadFilter): boolean =>
  isWhole(from) && isWhole(until) && words.length + leaves.length === 0 && lists.every(({ kind }) => TALLIED.includes(kind))
  && [handles, breakGlass, disclosureId].every((one) => one === undefined)

/** What a filter says of the tally; see `isTallied`. */
export const tallyConditionsOf = (filter: ReadFilter, bind: Bind): string[] => [
  ...within('hour', filter, bind),
  ...(filter.hours ? [`hour = any(${bind(filter.hours)})`] : []),
  ...filter.lists.map(({ kind, values }) => `${kind} = any(${bind(values)})`),
  ...(filter.lists.some(({ kind }) => kind === 'outcome') ? [] : [UNASKED]),
]
