import { createRandom } from '../../../prisma/seed/random.ts'
import type { BenchDatabase } from '../database.ts'
import { CASES, employeeOf, entryOf, PARTY_NAMES } from './templates.ts'

/** Leaves in an hour: as many as five million in a year are, in its working hours. */
const HOURLY = 2_500
const BEGINS = Date.parse('2026-03-03T06:00:00Z')
const AT_ONCE = 2_000

const CASES_MADE = `insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
  select md5('case-' || number)::uuid, 'KOBENHAVN', 'none', false, 'identified', now(), 'HP19', now() from generate_series(0, $1::int - 1) as number`

const LINKS_MADE = `insert into link (case_id, party, agency, handle, linked_at)
  select md5('case-' || number)::uuid, party, split_part(party, '-', 1), party || ' case-' || number, now()
  from generate_series(0, $1::int - 1) as number, unnest($2::text[]) as party`

/** What the leaves are of. */
export interface Asked {
  /** Cases of each request. */
  readonly page: number
  /** Employees of each party; as many as it has, when left out. */
  readonly employees?: number | undefined
}

/** Writes so many leaves of one log for followers to take, with the cases that they are about: ten working hours a day. */
export const fillLeaves = async ({ owner }: BenchDatabase, count: number, seed: number, asked: Asked): Promise<void> => {
  await owner.query(CASES_MADE, [CASES])
  await owner.query(LINKS_MADE, [CASES, PARTY_NAMES])
  await owner.query('analyze link')
  for (let first = 0; first < count; first += AT_ONCE) {
    const entries = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => leafOf(seed, first + index, asked))
    await owner.query(`insert into trail_leaf (log_id, index, hash, entry)
      select 'g', $2 + number - 1, sha256(number::text::bytea), convert_to(entry, 'UTF8')
      from json_array_elements_text($1) with ordinality as made (entry, number)`, [JSON.stringify(entries), first])
  }
  await owner.query(`insert into trail_head (log_id, size, root, frontier) values ('g', $1, '', '{}')`, [count])
}

const leafOf = (seed: number, number: number, { page, employees }: Asked): string => {
  const request = Math.floor(number / page)
  const entry = entryOf(createRandom(seed, request))
  const hour = Math.floor(request * page / HOURLY)
  const at = BEGINS + (Math.floor(hour / 10) * 24 + hour % 10) * 3_600_000 + (request * page % HOURLY) / HOURLY * 3_600_000
  const place = page === 1 ? 'handle' in entry && entry.handle : `case-${createRandom(seed, request).below(CASES - page) + number % page}`
  const handle = 'handle' in entry && place ? { handle: `${entry.actor.party} ${place}` } : {}
  const actor = employees ? { actor: { ...entry.actor, employee: employeeOf(entry.actor.party, request % employees) } } : {}
  return JSON.stringify({ ...entry, ...handle, ...actor, at: new Date(at).toISOString(), disclosureId: uuidOf(request) })
}

const uuidOf = (request: number): string => `00000000-0000-4000-8000-${String(request).padStart(12, '0')}`
