import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrisma } from '../../gateway/database/prisma.ts'
import { createIndexOfTrail } from '../../gateway/oversight/index-of-trail.ts'
import { createOverseenPrisma, readableEntries, rowsPermitted } from '../../gateway/oversight/officer-ability.ts'
import { permittedRows } from '../../gateway/oversight/permitted-rows.ts'
import { createValues } from '../../gateway/oversight/statement-values.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import type { Entry } from '../../gateway/trail/entry.ts'
import { createRandom } from '../../prisma/seed/random.ts'
import { entryOf } from '../bench/oversight/templates.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const LEAVES = 200

let database: TestDatabase
let client: ReturnType<typeof createPrisma>

/** A few hundred entries of all parties; the police have sealed every third leaf. */
beforeAll(async () => {
  database = await aDatabase()
  client = createPrisma(database.pool)
  const leaves = Array.from({ length: LEAVES }, (_, index) => ({
    log: 'g', index: BigInt(index), entry: { ...entryOf(createRandom(5, index)), disclosureId: `d-${index}` } as Entry,
  }))
  await database.adminPool.query(`insert into seal select 'g', leaf, 'NEC', 'crimeInvestigation', 'police', now(), now()
    from generate_series(0, $1::int - 1, 3) as leaf`, [LEAVES])
  const connection = await database.pool.connect()
  await createIndexOfTrail(createConsentHandles(Buffer.alloc(32))).take(connection, leaves)
  connection.release()
})
afterAll(async () => {
  await client.$disconnect()
  await database.drop()
})

const someone = (recipient: string, role = 'dpo', purpose = 'OVERSIGHT'): Bound =>
  ({ asking: { recipient, role, purpose }, authenticated: { employee: 'e' } }) as Bound

interface Read {
  readonly index: bigint
  readonly party: string
}

const named = (rows: readonly Read[]): string[] => rows.map(({ index, party }) => `${party} ${index}`).sort()

const bySql = async (bound: Bound): Promise<string[]> => {
  const { values, bind } = createValues()
  return named((await database.pool.query<Read>(`select index, party from overseen_row entry where ${rowsPermitted(bound).sql(bind)}`, values)).rows)
}

const byPrisma = async (bound: Bound): Promise<string[]> =>
  named(await createOverseenPrisma(client).overseenRow.findMany({ where: readableEntries(bound), select: { index: true, party: true } }))

describe('what pages and counts are read by gives just the entries that CASL permits', () => {
  test.each(['NEC', 'CMM', 'UDLST', 'RA', 'NGO-REDEN', 'KOM-0101', 'IOM'])('an officer of %s: those that her party took part in, but what is sealed from it', async (party) => {
    const { rows: all } = await database.adminPool.query<Read>('select index, party from overseen_row')
    const own = all.filter((row) => row.party === party)
    const found = await bySql(someone(party))
    expect(found).toEqual(await byPrisma(someone(party)))
    expect(found).toEqual(named(own.filter(({ index }) => party === 'NEC' || Number(index) % 3 !== 0)))
    expect(found.length).toBeGreaterThan(0)
    expect(found.length < own.length).toBe(party !== 'NEC')
  })

  test('the supervisory authority: every leaf once, as whoever asked reads it', async () => {
    const found = await bySql(someone('DT'))
    expect(found).toEqual(await byPrisma(someone('DT')))
    expect(found).toEqual((await database.adminPool.query<Read>(`select index, party from overseen_entry where party = recipient`)).rows
      .map(({ index, party }) => `${party} ${index}`).sort())
    expect(found).toHaveLength(LEAVES)
  })

  test.each([
    ['a caseworker', someone('NEC', 'caseworker')], ['an officer for another purpose', someone('NEC', 'dpo', 'INVESTIGATION')],
    ['a caseworker of the supervisory authority', someone('DT', 'caseworker')], ['an officer of a party that took part in nothing', someone('RG-DK')],
  ])('%s: none', async (_, bound) => {
    expect([await bySql(bound), await byPrisma(bound)]).toEqual([[], []])
  })

  test.each<[string, object]>([
    ['everything', {}], ['a rule without a condition', { OR: [{}] }], ['a party, with what is sealed from it', { OR: [{ party: 'NEC' }] }],
    ['what is sealed', { OR: [{ party: 'NEC', sealed: true }] }], ['every party but one', { OR: [{ party: { not: 'NEC' }, sealed: false }] }],
    ['no party', { OR: [{ party: undefined, sealed: false }] }], ['others\' entries', { OR: [{ own: false }] }],
    ['two parties', { OR: [{ party: 'NEC', sealed: false }, { party: 'CMM', sealed: false }] }],
    ['a condition more', { OR: [{ own: true }], AND: [{ own: true }] }],
  ])('no SQL is made of %s', (_, where) => {
    expect(() => permittedRows(where)).toThrow()
  })
})
