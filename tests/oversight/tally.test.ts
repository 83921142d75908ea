import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCountEntries } from '../../gateway/oversight/entry-counts.ts'
import { isTallied } from '../../gateway/oversight/entry-conditions.ts'
import { readFilter } from '../../gateway/oversight/entry-filter.ts'
import { createIndexOfTrail, forget } from '../../gateway/oversight/index-of-trail.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import type { Entry } from '../../gateway/trail/entry.ts'
import { createRandom } from '../../prisma/seed/random.ts'
import { entryOf } from '../bench/oversight/templates.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { fc } from '../properties.ts'

const ENTRIES = 400
const START = Date.parse('2026-03-28T20:00:00Z')
const HOUR = 3_600_000

let database: TestDatabase
const follower = createIndexOfTrail(createConsentHandles(Buffer.alloc(32)))

/** Two days of entries, an hour of the night being skipped in Denmark between them. */
const leaves = Array.from({ length: ENTRIES }, (_, index) => ({
  log: 'g', index: BigInt(index),
  entry: { ...entryOf(createRandom(7, index)), disclosureId: `d-${index}`, at: new Date(START + index * HOUR / 8).toISOString() } as Entry,
}))

beforeAll(async () => {
  database = await aDatabase()
  await inTransaction((client) => follower.take(client, leaves))
})
afterAll(() => database.drop())

async function inTransaction<T>(work: (client: Parameters<typeof follower.take>[0]) => Promise<T>): Promise<void> {
  const client = await database.pool.connect()
  await client.query('begin')
  await work(client)
  await client.query('commit')
  client.release()
}

/** Seals leaves from all but the police's officers, or unseals them: as the act does, and then its leaf. */
const seal = async (indexes: readonly number[], sealed: boolean): Promise<void> => {
  await database.adminPool.query(sealed
    ? `insert into seal select 'g', leaf, 'NEC', 'crimeInvestigation', 'police', now(), now() from unnest($1::bigint[]) as leaf
       on conflict (log_id, leaf) do update set unsealed_at = null`
    : 'update seal set unsealed_at = now() where leaf = any($1)', [indexes])
  const entry = { kind: 'oversight', act: sealed ? 'sealLeaves' : 'unsealLeaves', at: new Date(START).toISOString(), disclosureId: 'd-seal',
    actor: { party: 'NEC', client: 'c', employee: 'e', role: 'dpo' }, purpose: 'OVERSIGHT', reason: '', details: { log: 'g', leaves: indexes.map(String) } }
  await inTransaction((client) => follower.take(client, [{ log: 'g', index: BigInt(ENTRIES), entry: entry as unknown as Entry }]))
}

const COUNTED = `select outcome, code, recipient, purpose, (at at time zone 'Europe/Copenhagen')::date::text as day, terms, at from overseen_entry
  where party = $1 and not sealed and outcome <> 'OVERSEEN'`

const some = <T>(values: readonly T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })
const FILTER = fc.record({
  purposes: some(['ASSISTANCE', 'INVESTIGATION', 'IDENTIFICATION', 'DEPARTURE']),
  recipients: some(['CMM', 'NEC', 'UDLST', 'RA']),
  outcomes: some(['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'CHANGED']),
  codes: some(['CONSENT_MISSING', 'CASE_NOT_AVAILABLE']),
  from: fc.option(fc.integer({ min: 0, max: 60 }).map((hours) => new Date(START + hours * HOUR)), { nil: undefined }),
  until: fc.option(fc.integer({ min: 0, max: 60 }).map((hours) => new Date(START + hours * HOUR)), { nil: undefined }),
}, { requiredKeys: [] })
const LEAVES = fc.uniqueArray(fc.integer({ min: 0, max: ENTRIES - 1 }), { minLength: 1, maxLength: 30 })
const CHANGE = fc.record({ what: fc.constantFrom('erase', 'seal', 'unseal'), leaves: LEAVES })

const sums = <T extends { readonly entries: number }>(counted: readonly T[], keyOf: (one: T) => string): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const one of counted) found[keyOf(one)] = (found[keyOf(one)] ?? 0) + one.entries
  return found
}

test('what is counted is what there is to be seen, by any filter, after whatever was sealed, unsealed and erased', async () => {
  const countEntries = createCountEntries(database.pool)
  let tallied = 0
  await fc.assert(fc.asyncProperty(CHANGE, FILTER, fc.constantFrom('NEC', 'CMM', 'UDLST'), async (change, asked, party) => {
    if (change.what === 'erase') await inTransaction((client) => forget(client, 'g', change.leaves.slice(0, 3).map(BigInt)))
    else await seal(change.leaves, change.what === 'seal')

    const bound = { asking: { recipient: party, role: 'dpo', purpose: 'OVERSIGHT' }, authenticated: { employee: 'e' } } as Bound
    const filter = readFilter(asked, { handles: undefined, words: [], at: new Date() })
    tallied += Number(isTallied(filter))
    const { rows } = await database.pool.query<Record<string, any>>(COUNTED, [party])
    const fits = (values: readonly string[] | undefined, value: string): boolean => values === undefined || values.includes(value)
    const expected = rows.filter((row) => fits(asked.purposes, row['purpose']) && fits(asked.recipients, row['recipient'])
      && fits(asked.outcomes, row['outcome']) && (asked.codes?.some((code) => row['terms'].includes(`code:${code}`)) ?? true)
      && row['at'] >= (asked.from ?? 0) && row['at'] < (asked.until ?? Infinity))
    const counts = await countEntries(bound, filter)
    const counted = (column: string) => sums(expected.map((row) => ({ ...row, entries: 1 })), (row: Record<string, any>) => row[column])
    expect(counts.total).toBe(expected.length)
    expect(sums(counts.byOutcome, ({ outcome }) => outcome ?? '')).toEqual(counted('outcome'))
    expect(sums(counts.byDay, ({ day }) => day)).toEqual(counted('day'))
    expect(sums(counts.byPurposeAndRecipient, ({ recipient }) => recipient)).toEqual(counted('recipient'))
    expect(sums(await counts.overTime({ unit: 'HOUR', by: 'PURPOSE' }), ({ value }) => value ?? '')).toEqual(counted('purpose'))
  }), { numRuns: 40 })
  expect(tallied).toBeGreaterThan(5)
})
