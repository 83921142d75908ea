import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCarryOut } from '../../gateway/officers-work/carry-out.ts'
import type { RecordAct } from '../../gateway/oversight/record-act.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { detailsOf } from '../../gateway/sampling/commitment.ts'
import { createDrawSample } from '../../gateway/sampling/draw-sample.ts'
import { commitmentToNonce, DRAWING_RULE } from '../../policies/sampling/draw.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const ID = 'b8a7c1c2-0000-4000-8000-000000000001'
const NOW = new Date('2026-03-10T12:00:00Z')
const nonce = 'f'.repeat(64)

const COMMITTED = detailsOf({
  rule: DRAWING_RULE, overseer: 'CMM', from: new Date('2026-03-01T00:00:00Z'), until: NOW, nonceHash: commitmentToNonce(nonce),
  strata: [{ recipient: null, purpose: null, role: null, size: 5 }], bounds: [{ log: 'g', size: '1' }, { log: 'h', size: '1' }],
})

/** A disclosure to CMM, as the index has it. */
const SORTS = `insert into overseen_sort values (1, 'CMM', 'c', 'dpo', 'OVERSIGHT', 'OVERSEEN', '', 'commitSample', 0, 0, 0, '{}'),
  (2, 'CMM', 'c', 'caseworker', 'ASSISTANCE', 'DISCLOSED', '', '', 1, 0, 0, array['controller:NEC'])`
const indexed = (log: string, index: number, sort: number, request: string): Promise<unknown> =>
  database.adminPool.query(`insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, handle, reason, terms)
    values ($1, $2, $3, false, true, 'CMM', $4, $5, 'cmm-1', null, '', '{}')`, [new Date('2026-03-09T12:00:00Z'), index, sort, log, request])
const reached = (log: string, next: number): Promise<unknown> => database.adminPool.query(
  `insert into trail_cursor values ('index', $1, $2) on conflict (follower, log_id) do update set next = $2`, [log, next])

test('a sample is drawn of all that was committed to: not before officers can search every log up to there', async () => {
  await database.adminPool.query(SORTS)
  for (const [log, size] of [['g', 2], ['h', 1]] as const)
    await database.adminPool.query(`insert into trail_head values ($1, $2, '\\x00', '{}')`, [log, size])
  await database.adminPool.query(`insert into officer_act values ($1, $2, 'commitSample', 'CMM', 'cmm-2', $3, 'årlig stikprøve', $4)`,
    [ID, `sample:${ID}`, NOW, JSON.stringify({ subject: `sample:${ID}`, ...COMMITTED })])
  await indexed('g', 0, 2, 'one')
  await indexed('g', 1, 1, ID)
  await reached('g', 2)

  const drawn: unknown[] = []
  const recordAct: RecordAct = async (_bound, _act, details) => {
    drawn.push(details['population'])
    return { log: 'g', leaves: [] } as never
  }
  const deps = { pool: database.pool, recordAct, refuse: async (_bound: Bound, code: string) => { throw new Error(code) }, now: () => NOW }
  const draw = createDrawSample({
    ...deps, slowPool: database.pool, quorum: 0,
    store: { oldest: async () => ({ size: 2n, root: Buffer.of(1), note: 'n', cosignatures: [], madeAt: NOW }) },
  }, createCarryOut(deps))
  const drawBefore = (milliseconds: number) => draw(
    { authenticated: { party: 'CMM', employee: 'cmm-2', deadline: AbortSignal.timeout(milliseconds) } } as unknown as Bound, `sample:${ID}`, nonce)

  await expect(drawBefore(300)).rejects.toThrow()
  expect(drawn).toEqual([])
  await indexed('h', 0, 2, 'another')
  await reached('h', 1)
  await drawBefore(5_000)
  expect(drawn).toEqual([2])
})
