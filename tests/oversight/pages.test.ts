import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPrisma } from '../../gateway/database/prisma.ts'
import { readFilter, type EntryFilter } from '../../gateway/oversight/entry-filter.ts'
import { createReadPage, type Place, type ReadPage } from '../../gateway/oversight/entry-pages.ts'
import { createOverseenPrisma } from '../../gateway/oversight/officer-ability.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import type { PrismaClient } from '../../prisma/generated/client.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const ENTRIES = 25_000

/** Of each tenth entry police data is given; of each 5,000th, and of the first hundred, a risk; the newest is entry 24,999. */
const FILL = `insert into overseen_entry (party, log_id, index, at, hour, disclosure_id, recipient, client, employee, role, purpose,
    reason, outcome, code, act, break_glass, given, withheld, unavailable, terms)
  select 'CMM', 'log-' || number % 2, number, at, date_trunc('hour', at, 'UTC'), 'd', 'CMM', 'c', 'e', 'r', 'ASSISTANCE', 'r', 'DISCLOSED', '', '', false, 1, 0, 0,
    array['outcome:DISCLOSED'] || case when number % 10 = 0 then array['dataCategory:encounter'] else '{}' end
      || case when number % 5000 = 0 or number < 100 then array['dataCategory:risk'] else '{}' end
  from (select number, timestamptz '2026-01-01' + make_interval(mins => number / 3) as at from generate_series(0, ${ENTRIES - 1}) number) entry`

let database: TestDatabase
let client: PrismaClient
let readPage: ReadPage

beforeAll(async () => {
  database = await aDatabase()
  await database.pool.query(FILL)
  await database.adminPool.query('analyze overseen_entry')
  client = createPrisma(database.pool)
  readPage = createReadPage(createOverseenPrisma(client))
})
afterAll(async () => {
  await client.$disconnect()
  await database.drop()
})

const officer = (party: string, role = 'dpo') =>
  ({ asking: { recipient: party, role, purpose: 'OVERSIGHT' }, authenticated: { employee: 'e' } }) as Bound

/** All that fits, page by page, by their numbers; backwards from the oldest. */
const numbers = async (asked: EntryFilter, backwards: boolean, size: number, by = officer('CMM')): Promise<number[]> => {
  const found: number[] = []
  const filter = readFilter(asked, { handle: undefined, words: [], at: new Date() })
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

test('nothing is found for another agency, or for another role', async () => {
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'] }, false, 30, officer('NEC'))).toEqual([])
  expect(await numbers({ dataCategories: ['risk'], outcomes: ['DISCLOSED'] }, false, 30, officer('CMM', 'caseworker'))).toEqual([])
})
