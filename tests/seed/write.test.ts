import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSeed } from '../../prisma/seed/seed.ts'
import { factsByParty, writeAgencyFacts, writeControlData } from '../../prisma/seed/write.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const seed = createSeed({ today: new Date('2026-03-09T12:00:00.000Z'), generated: 10_000, random: 7 })
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await aDatabase()
  folder = await mkdtemp(join(tmpdir(), 'samsyn-facts-'))
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const rows = async <T extends object>(sql: string): Promise<T[]> => (await database.pool.query<T>(sql)).rows

test('ten thousand cases are in the gateway\'s database, each just as it was told', async () => {
  await writeControlData(database.pool, seed)
  expect(await rows(`select (select count(*)::int from "case") cases, (select count(*)::int from link) links,
    (select count(*)::int from consent_record) consents, (select count(*)::int from client) clients`))
    .toEqual([{
      cases: seed.cases.length,
      links: seed.cases.flatMap(({ links }) => links).length,
      consents: seed.cases.flatMap(({ consents }) => consents).length,
      clients: seed.clients.length,
    }])

  const mira = seed.cases.find(({ name }) => name === 'mira')
  expect(await rows(`select id, version, stage, vulnerable, detained_since, reflection_ends::text, opened_at
    from "case" where id = '${mira?.id}'`))
    .toEqual([{
      id: mira?.id, version: 1, stage: 'restitution', vulnerable: true, detained_since: null, reflection_ends: '2026-03-15',
      opened_at: new Date('2026-01-31T08:40:00.000Z'),
    }])
  expect(await rows(`select recipients, categories, withdrawn_at, withdrawn_by from consent_record
    where case_id = '${mira?.id}' and withdrawn_at is not null`))
    .toEqual([{
      recipients: ['NEC'], categories: ['witness', 'contact', 'indicators'],
      withdrawn_at: new Date('2026-03-04T14:20:00.000Z'), withdrawn_by: 'dataSubject',
    }])
})

test('P7: nothing that a party holds of a person is in the gateway\'s database', async () => {
  const texts = ['Testesen', 'Prøve', '+45 00 00', 'Mira:', 'DARIA-VOLD', '0999 Testby']
  for (const table of ['"case"', 'link', 'consent_record', 'client']) {
    const kept = (await rows<{ row: string }>(`select ${table}::text as row from ${table}`)).map(({ row }) => row).join(' ')
    expect(kept).not.toBe('')
    expect(texts.filter((text) => kept.includes(text))).toEqual([])
  }
})

test('a seed that does not fit leaves nothing behind', async () => {
  const other = await aDatabase()
  const [first, second] = seed.cases
  if (!first || !second) throw new Error('the seed has no stories')
  await expect(writeControlData(other.pool, { ...seed, cases: [first, { ...second, links: first.links }] }))
    .rejects.toThrow('link_handle_key')
  expect((await other.pool.query('select id from client')).rows).toEqual([])
  await other.drop()
})

test('each controller\'s file holds its own facts by its own file numbers, and nobody else\'s', async () => {
  await writeAgencyFacts(folder, seed)
  expect((await readdir(folder)).sort()).toEqual([...factsByParty(seed).keys()].map((party) => `${party}.json`).sort())
  for (const [party, facts] of factsByParty(seed)) {
    const written = JSON.parse(await readFile(join(folder, `${party}.json`), 'utf8')) as Record<string, unknown>
    expect(written).toEqual(Object.fromEntries(facts))
    const linked = seed.cases.filter(({ links }) => links.some((link) => link.party === party))
    expect(Object.keys(written)).toHaveLength(linked.length)
  }
})
