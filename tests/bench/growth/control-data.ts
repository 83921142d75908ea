import { createPool } from '../../../gateway/database/pool.ts'
import { createControlData } from '../../../gateway/registry/control-data.ts'
import type { BenchDatabase } from '../database.ts'
import { medianTime, type Grown } from './grown.ts'

const LOOK_UPS = 2_000
const PAGES = 300
const PAGE = 25

/** Cases of number `$1` to `$2`, each with two parties, its reference group and one consent. */
const STATEMENTS = [
  `insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
    select ${id('case')}, 'KOBENHAVN', 'none', false, 'identified', now(), '2019-2021', now()
    from generate_series($1::int, $2::int) as number`,
  ...['NEC', 'CMM', 'RG-KOBENHAVN'].map((party) =>
    `insert into link (case_id, party, agency, handle, file_number, linked_at)
      select ${id('case')}, '${party}', '${party.slice(0, 3).replace('-', '')}', ${handle(party)},
        '${party}-' || number, now() from generate_series($1::int, $2::int) as number`),
  `insert into consent_record (id, case_id, given_by, recipients, purposes, categories, form, valid_from, valid_until,
      language, interpreter, obtained_by)
    select ${id('consent')}, ${id('case')}, 'dataSubject', '{NEC}', '{INVESTIGATION}', '{witness}', 'spoken', now(),
      now() + interval '90 days', 'en', false, 'cmm-1'
    from generate_series($1::int, $2::int) as number`,
]

function id(kind: string): string {
  return `md5('${kind}' || number)::uuid`
}

function handle(party: string): string {
  return `left(md5('${party}' || number), 22)`
}

/** One case by its handle, and a page of 25, over the tables as they grow. */
export const growControlData = async ({ owner, url }: BenchDatabase, sizes: readonly number[]): Promise<Grown[]> => {
  const pool = await createPool(url, { max: 1 })
  const controlData = createControlData(pool)
  const grown: Grown[] = []
  let made = 0
  for (const of of sizes) {
    for (const statement of STATEMENTS) await owner.query(statement, [made + 1, of])
    made = of
    await owner.query('vacuum analyze')
    const { rows } = await owner.query<{ handle: string }>(
      `select ${handle('NEC')} as handle from (select 1 + (random() * ($1::int - 1))::int as number
        from generate_series(1, $2)) as drawn`, [of, LOOK_UPS])
    const handleAt = (index: number): string => rows[index % rows.length]?.handle ?? ''
    const byHandle = (index: number): Promise<unknown> => controlData.byHandle('NEC', handleAt(index))
    const page = (index: number): Promise<unknown> => controlData.page('NEC', handleAt(index), PAGE)
    grown.push({ what: 'case by handle', of, microseconds: await medianTime(LOOK_UPS, byHandle) })
    grown.push({ what: 'page of 25', of, microseconds: await medianTime(PAGES, page) })
  }
  await pool.end()
  return grown
}
