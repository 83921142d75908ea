import type { Party } from '../../schema/agency.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import type { ReadFilter } from './entry-filter.ts'
import type { LeafSet } from './leaf-set.ts'
import { termOf, wordTerm, type TermKind } from './terms.ts'

/** Takes a value of a statement and answers the parameter that stands for it. */
export type Bind = (value: unknown) => string

/** The values of a statement, in the order of its parameters. */
export const createValues = () => {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  return { values, bind }
}

/** The index, each row with its sort. */
export const ENTRIES = 'overseen_row entry join overseen_sort sort on sort.id = entry.sort'

/**
 * Entries of a party that are not sealed from it; none where it is null. For the supervisory authority every entry once, as
 * whoever asked or acted reads it: whole, and by that party's own names of cases and consents (P12).
 */
export const readableBy = (party: Party | null, bind: Bind): string => party === SUPERVISOR
  ? 'entry.party = (select own.recipient from overseen_sort own where own.id = entry.sort)'
  : `entry.party = ${bind(party)} and not entry.sealed`

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

/** The supervisory authority reads each entry by the words of whoever asked. */
const hasWords = (party: Party | null, words: readonly string[], bind: Bind): string[] => party === SUPERVISOR
  ? words.map((word) => `entry.terms && array(select distinct ${wordTerm('own.recipient', bind(word))} from overseen_sort own)`)
  : [`entry.terms @> array[${words.map((word) => wordTerm(bind(party), bind(word))).join(', ')}]`]

/** What a filter says of a party's entries beside the period that they are in. Words are not looked up when each entry is read. */
export const conditionsOf = (
  { lists, words, handle, breakGlass, disclosureId, hours, leaves }: ReadFilter, party: Party | null, bind: Bind, eachIsRead = false,
): string[] => [
  ...lists.map(({ kind, values }) => anyTerm(kind, values, bind)),
  ...(lists.some(({ kind }) => kind === 'outcome' || kind === 'act') || disclosureId ? [] : [`sort.${UNASKED}`]),
  ...(words.length > 0 ? hasWords(party, words, bind).map((one) => eachIsRead ? ofThoseRead(one) : one) : []),
  ...(handle === undefined ? [] : [`entry.handle = ${bind(handle)}`]),
  ...(breakGlass === undefined ? [] : [breakGlass ? 'entry.break_glass' : 'not entry.break_glass']),
  ...(disclosureId === undefined ? [] : [`entry.disclosure_id = ${bind(disclosureId)}`]),
  ...(hours ? [`date_trunc('hour', entry.at, 'UTC') = any(${bind(hours)})`] : []),
  ...leaves.map((set) => inLeaves(set, bind)),
]

const HOUR = 3_600_000
const TALLIED: readonly TermKind[] = ['recipient', 'purpose', 'outcome']
const isWhole = (at: Date | undefined): boolean => at === undefined || at.getTime() % HOUR === 0

/** Whether the tally knows all that a filter asks for. */
export const isTallied = ({ from, until, lists, words, handle, breakGlass, disclosureId, leaves }: ReadFilter): boolean =>
  isWhole(from) && isWhole(until) && words.length + leaves.length === 0 && lists.every(({ kind }) => TALLIED.includes(kind))
  && [handle, breakGlass, disclosureId].every((one) => one === undefined)

/** What a filter says of the tally; see `isTallied`. */
export const tallyConditionsOf = (filter: ReadFilter, bind: Bind): string[] => [
  ...within('hour', filter, bind),
  ...(filter.hours ? [`hour = any(${bind(filter.hours)})`] : []),
  ...filter.lists.map(({ kind, values }) => `${kind} = any(${bind(values)})`),
  ...(filter.lists.some(({ kind }) => kind === 'outcome') ? [] : [UNASKED]),
]
