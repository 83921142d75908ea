import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECENT_HOURS, type Finding } from '../../gateway/patterns/finding.ts'
import { createFollowLooks } from '../../gateway/patterns/follow-looks.ts'
import { markLook, type UnmarkedLook } from '../../gateway/patterns/mark-look.ts'
import type { FollowedLeaf } from '../../gateway/followers/follower.ts'
import { PATTERNS } from '../../policies/patterns.ts'
import { createRandom } from '../../prisma/seed/random.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aQuarter } from '../../gateway/demo/quarter/a-quarter.ts'
import { MISUSES } from '../../gateway/demo/quarter/misuses.ts'
import { evaluate } from './evaluate.ts'
import { createMemoryHistory } from './quarter/memory-history.ts'

let database: TestDatabase
let looks: readonly UnmarkedLook[]

const CASES = `insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
  select md5(name)::uuid, 'KOBENHAVN', 'none', false, 'identified', now(), 'HP19', now() from unnest($1::text[]) as name`
const LINKS = `insert into link (case_id, party, agency, handle, linked_at)
  select md5(name)::uuid, 'NEC', 'NEC', name, now() from unnest($1::text[]) as name`

beforeAll(async () => {
  database = await aDatabase()
  looks = inPages(aQuarter({ seed: 7_302, first: '2026-03-02', days: 50, misuses: MISUSES }).map(({ misuse: _, ...look }, index) => ({ ...look, leaf: String(index) })))
  const cases = [[...new Set(looks.flatMap((look) => look.case ?? []))]]
  await database.adminPool.query(CASES, cases)
  await database.adminPool.query(LINKS, cases)
})
afterAll(() => database.drop())

/** What an employee views one after another, for one purpose in one role and within the hour, as cases of one page. */
const inPages = (views: readonly UnmarkedLook[]): UnmarkedLook[] => views.reduce<UnmarkedLook[]>((made, look) => {
  const before = made.at(-1)
  const isNext = before && [before, look].every(({ refused, brokeGlass }) => refused === null && !brokeGlass)
    && before.party === look.party && before.employee === look.employee && before.role === look.role && before.purpose === look.purpose
    && look.at.getTime() - before.at.getTime() < 3_600_000
  made.push(isNext ? { ...look, requestId: before.requestId, at: before.at } : look)
  return made
}, [])

const leafOf = ({ log, leaf, requestId, at, party, employee, role, purpose, ...look }: UnmarkedLook): FollowedLeaf => {
  const stamp = { at: at.toISOString(), disclosureId: requestId, actor: { party, employee, role, client: 'c' }, purpose }
  const entry = look.refused
    ? { ...stamp, kind: 'refusal', code: look.refused, about: look.about }
    : { ...stamp, kind: 'disclosure', handle: look.case, asked: look.controllers, obligations: look.brokeGlass ? ['ALARM_CONTROLLERS'] : [] }
  return { log, index: BigInt(leaf), entry: entry as unknown as FollowedLeaf['entry'] }
}

/** Follows the looks as the gateway does, in batches of random size; now and then one is lost, or taken by another. */
const follow = async (): Promise<void> => {
  const random = createRandom(1, 1)
  const start = () => createFollowLooks(() => new Date('2026-03-02'))
  let [one, other] = [start(), start()]
  for (let from = 0; from < looks.length;) {
    const batch = looks.slice(from, from + 1 + random.below(900)).map(leafOf)
    const [log = '', next] = [batch[0]?.log, from + batch.length]
    const client = await database.pool.connect()
    await client.query('begin')
    await one.take(client, batch)
    await client.query(`insert into trail_cursor values ('patterns', $1, $2) on conflict (follower, log_id) do update set next = $2`, [log, next])
    const lost = random.chance(1, 8)
    await client.query(lost ? 'rollback' : 'commit')
    client.release()
    if (!lost) from = next
    if (random.chance(1, 8)) [one, other] = [other, one]
  }
}

/** Plainly: look by look, all kept in memory. */
const plainly = (): readonly Finding[] => {
  const history = createMemoryHistory()
  return looks.flatMap((made) => {
    const look = markLook(history, made)
    const found = evaluate(history, look)
    history.add(look)
    return found
  })
}

test('whatever the batches and pages, and whoever takes them, what is found is what is found look by look', async () => {
  expect(looks.length - new Set(looks.map(({ requestId }) => requestId)).size).toBeGreaterThan(500)
  await follow()
  const expected = new Map<string, Record<string, unknown>>()
  for (const { pattern, overseer, id, latest, looks: evidence } of plainly()) {
    const before = expected.get(id)
    const places = evidence.map(({ log, leaf }) => `${log}:${leaf}`)
    expected.set(id, {
      pattern, overseer, recipient: before?.['recipient'] ?? latest.party,
      first_at: [before?.['first_at'] as Date ?? latest.at, ...evidence.map(({ at }) => at)].reduce((one, at) => (at < one ? at : one)), latest_at: latest.at,
      evidence: [...new Set([...before?.['evidence'] as string[] ?? [], ...places])].sort(),
    })
  }
  const { rows } = await database.pool.query<Record<string, unknown>>(
    'select pattern, overseer, recipient, first_at, latest_at, evidence from finding')
  for (const { evidence } of rows) (evidence as string[]).sort()
  const inOrder = (found: readonly Record<string, unknown>[]) => found.map((one) => JSON.stringify(one)).sort()
  expect(inOrder(rows)).toEqual(inOrder([...expected.values()]))
  expect(new Set(rows.map(({ pattern }) => pattern)).size).toBeGreaterThan(4)
  const { rows: [kept] } = await database.pool.query<{ looks: number }>('select count(*)::int as looks from look')
  expect(kept?.looks).toBe(looks.length)
})

test('a system that looks over and over in one employee\'s name is found, and shown with so many leaves and no more', async () => {
  const at = (index: number): Date => new Date(Date.parse('2026-04-28T09:00:00Z') + index * 100)
  const one = looks.find(({ refused }) => refused === null)
  if (!one) throw new Error('there is no look')
  const flood = Array.from({ length: 6_000 }, (_, index) =>
    leafOf({ ...one, employee: 'flood', log: 'flood', leaf: String(index), requestId: `flood-${index}`, at: at(index), case: looks[index]?.case ?? one.case }))
  const follower = createFollowLooks(() => at(0))
  const client = await database.pool.connect()
  for (let from = 0; from < flood.length; from += 500) {
    await client.query('begin')
    await follower.take(client, flood.slice(from, from + 500))
    await client.query(`insert into trail_cursor values ('patterns', 'flood', $1)
      on conflict (follower, log_id) do update set next = excluded.next`, [from + 500])
    await client.query('commit')
  }
  client.release()
  const { rows } = await database.pool.query<{ shown: number }>(
    `select cardinality(evidence) as shown from finding where employee = 'flood'`)
  expect(rows.length).toBeGreaterThan(0)
  expect(Math.max(...rows.map(({ shown }) => shown))).toBeLessThan(2_000)
})

test('what is held together of a case is in memory: no pattern of cases reaches further back', () => {
  expect(PATTERNS.filter(({ of, hours }) => of === 'case' && hours > RECENT_HOURS)).toEqual([])
})

test('looks that are older than any pattern reaches are forgotten', async () => {
  const { rows: [range] } = await database.pool.query<{ first: Date; last: Date }>('select min(at) as first, max(at) as last from look')
  const client = await database.pool.connect()
  const sixtyOneDaysAfter = new Date(range!.first.getTime() + 61 * 86_400_000)
  await createFollowLooks(() => sixtyOneDaysAfter).take(client, [])
  await createFollowLooks(() => new Date(sixtyOneDaysAfter.getTime() + 1)).take(client, [])
  client.release()
  const { rows: [left] } = await database.pool.query<{ first: Date; last: Date }>('select min(at) as first, max(at) as last from look')
  expect(left!.first.getTime()).toBeGreaterThan(range!.first.getTime())
  expect(left!.last).toEqual(range!.last)
})

test('looks are not forgotten when a clock jumps ahead by a year', async () => {
  await database.adminPool.query(`update look set at = now() where (log_id, index) = (select log_id, index from look order by at desc limit 1)`)
  const client = await database.pool.connect()
  await createFollowLooks(() => new Date(Date.now() + 365 * 86_400_000)).take(client, [])
  client.release()
  expect((await database.pool.query('select from look')).rowCount).toBeGreaterThan(0)
})
