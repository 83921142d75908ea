import { join } from 'node:path'
import { createPool } from '../../../gateway/database/pool.ts'
import { createControlData } from '../../../gateway/registry/control-data.ts'
import { startDatabase } from '../database.ts'
import { medianTimes, type Grown } from './grown.ts'

const ROUNDS = 24
const LOOK_UPS = 200
const PAGES = 100
const PAGE = 25

/** Cases of number 1 to `$1`, each with two parties, its reference group and one consent. */
const STATEMENTS = [
  `insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
    select ${id('case')}, 'KOBENHAVN', 'none', false, 'identified', now(), '2019-2021', now()
    from generate_series(1, $1::int) as number`,
  ...['NEC', 'CMM', 'RG-KOBENHAVN'].map((party) =>
    `insert into link (case_id, party, agency, handle, file_number, linked_at)
      select ${id('case')}, '${party}', '${party.slice(0, 3).replace('-', '')}', ${handle(party)},
        '${party}-' || number, now() from generate_series(1, $1::int) as number`),
  `insert into consent_record (id, case_id, given_by, recipients, purposes, categories, form, valid_from, valid_until,
      language, interpreter, obtained_by)
    select ${id('consent')}, ${id('case')}, 'dataSubject', '{NEC}', '{INVESTIGATION}', '{witness}', 'spoken', now(),
      now() + interval '90 days', 'en', false, 'cmm-1'
    from generate_series(1, $1::int) as number`,
]

function id(kind: string): string {
  return `md5('${kind}' || number)::uuid`
}

function handle(party: string): string {
  return `left(md5('${party}' || number), 22)`
}

/** One case by its handle, and a page of 25, by turns from databases of each size, a server to each, as autovacuum leaves them. */
export const growControlData = async (folder: string, sizes: readonly number[], sharedBuffers: string): Promise<Grown[]> => {
  const grown = []
  try {
    for (const of of sizes) grown.push(await grow(join(folder, `cases-${of}`), of, sharedBuffers))
    const handles = await medianTimes(ROUNDS, LOOK_UPS, grown.map(({ byHandle }) => byHandle))
    const pages = await medianTimes(ROUNDS, PAGES, grown.map(({ page }) => page))
    return sizes.flatMap((of, index) => [
      { what: 'case by handle', of, microseconds: handles[index] ?? Number.NaN },
      { what: 'page of 25', of, microseconds: pages[index] ?? Number.NaN },
    ])
  } finally {
    for (const { stop } of grown) await stop()
  }
}

const grow = async (folder: string, of: number, sharedBuffers: string) => {
  const database = await startDatabase(folder, sharedBuffers)
  for (const statement of STATEMENTS) await database.owner.query(statement, [of])
  await database.owner.query('vacuum analyze')
  await database.owner.query('checkpoint')
  const { rows } = await database.owner.query<{ handle: string }>(
    `select ${handle('NEC')} as handle from (select 1 + (random() * ($1::int - 1))::int as number
      from generate_series(1, $2)) as drawn`, [of, ROUNDS * LOOK_UPS])
  const handleAt = (index: number): string => rows[index]?.handle ?? ''
  const pool = await createPool(database.url, { max: 1 })
  const controlData = createControlData(pool)
  return {
    byHandle: (index: number): Promise<unknown> => controlData.byHandle('NEC', handleAt(index)),
    page: (index: number): Promise<unknown> => controlData.page('NEC', handleAt(index), PAGE),
    stop: async (): Promise<void> => {
      await pool.end()
      await database.stop()
    },
  }
}
