import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFilter, type EntryFilter } from '../../gateway/oversight/entry-filter.ts'
import { createReadPage, type Place, type ReadPage } from '../../gateway/oversight/entry-pages.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const ENTRIES = 25_000

/**
 * Of each tenth entry police data is given; of each 5,000th, and of the first hundred, a risk; the newest is entry 24,999.
 * How frequent the words of a reason are, they say themselves; one is in the newest and the oldest alone.
 */
const FILL = `insert into overseen_sort
    select kind, 'CMM', 'c', 'r', 'ASSISTANCE', 'DISCLOSED', '', '', 1, 0, 0, array['outcome:DISCLOSED']
      || case when kind % 2 = 1 then array['dataCategory:encounter'] else '{}' end || case when kind > 1 then array['dataCategory:risk'] else '{}' end
    from generate_series(0, 3) as kind;
  insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, reason, terms)
  select timestamptz '2026-01-01' + make_interval(mins => number / 3), number,
    case when number % 10 = 0 then 1 else 0 end + case when number % 5000 = 0 or number < 100 then 2 else 0 end,
    false, true, 'CMM', 'log-' || number % 2, 'd', 'e', 'r', case when number % 10 = 0 then array['CMM:tenth'] else '{}' end
      || case when number % 15 = 0 then array['CMM:fifteenth'] else '{}' end || case when number % 150 = 0 then array['CMM:hundredth'] else '{}' end
      || case when number % 5000 = 0 then array['CMM:rare'] else '{}' end
      || case when number not between 100 and 24979 then array['CMM:ends'] else '{}' end from generate_series(0, ${ENTRIES - 1}) number`

let database: TestDatabase
let readPage: ReadPage

beforeAll(async () => {
  database = await aDatabase()
  await database.pool.query(FILL)
  await database.adminPool.query('analyze overseen_row')
  readPage = createReadPage(database.pool)
})
afterAll(() => database.drop())

const officer = (party: string, role = 'dpo') =>
  ({ asking: { recipient: party, role, purpose: 'OVERSIGHT' }, authenticated: { employee: 'e' } }) as Bound

/** All that fits, page by page, by their numbers; backwards from the oldest. */
const numbers = async (asked: EntryFilter & { words?: string[] }, backwards: boolean, size: number, by = officer('CMM')): Promise<number[]> => {
  const found: number[] = []
  const filter = readFilter(asked, { handles: undefined, words: asked.words ?? [], at: new Date() })
  for (let from: Place | undefined; ;) {
    const { entries, more } = await readPage(by, filter, { size, from, backwards })
    const read = entries.map(({ index }) => Number(index))
    if (backwards) found.unshift(...read)
    else found.push(...read)
    from = backwards ? entries[0] : entries.at(-1)
    if (!more) return found
  }
}

const newestFirst = (fits: (number: number) => boolean): number[] =>
  Array.from({ length: ENTRIES }, (_, number) => number).filter(fits)
    .sort((one, other) => Math.floor(other / 3) - Math.floor(one / 3) || other % 2 - one % 2 || other - one)

test.each([false, true])('what is frequent, and what is rare, is found whole and in order among many entries; backwards: %s', async (backwards) => {
  expect(await numbers({ dataCategories: ['encounter'] }, backwards, 400)).toEqual(newestFirst((number) => number % 10 === 0))
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'] }, backwards, 30)).toEqual(newestFirst((number) => number % 5_000 === 0 || number < 100))
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['REFUSED'] }, backwards, 30)).toEqual([])
  const until = new Date('2026-01-05T00:00:00Z')
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'], until }, backwards, 30)).toEqual(newestFirst((number) => number < 17_280 && (number % 5_000 === 0 || number < 100)))
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'], from: until }, backwards, 30)).toEqual([20_000])
})

test.each([
  { words: ['tenth'], fits: (number: number) => number % 10 === 0 },
  { words: ['hundredth'], fits: (number: number) => number % 150 === 0 },
  { words: ['fifteenth', 'tenth'], fits: (number: number) => number % 30 === 0 },
  { words: ['rare'], fits: (number: number) => number % 5_000 === 0 },
  { words: ['rare', 'hundredth'], fits: (number: number) => number % 15_000 === 0 },
  { words: ['ends'], fits: (number: number) => number < 100 || number > 24_979 },
  { words: ['nowhere'], fits: () => false },
  { words: ['tenth', 'nowhere'], fits: () => false },
])('words of reasons are found whole and in order, however frequent, forwards and backwards: $words', async ({ words, fits }) => {
  for (const backwards of [false, true]) expect(await numbers({ words }, backwards, 50)).toEqual(newestFirst(fits))
  expect(await numbers({ words }, false, 50, officer('NEC'))).toEqual([])
})

test('the supervisory authority finds each entry once, by the words of whoever asked', async () => {
  expect(await numbers({ words: ['rare', 'tenth'] }, false, 50, officer('DT'))).toEqual(newestFirst((number) => number % 5_000 === 0))
})

test('nothing is found for another agency, or for another role', async () => {
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'] }, false, 30, officer('NEC'))).toEqual([])
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'] }, false, 30, officer('CMM', 'caseworker'))).toEqual([])
})
