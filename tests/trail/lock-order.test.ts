import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeAtOnce, writeBatch, type Prepared } from '../../gateway/trail/batch.ts'
import { readHead } from '../../gateway/trail/head.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { AT, MOVE_CASE } from './a-trail.ts'

/** Three cases in the order of their ids; they lie in the table in the reverse. */
const CASES = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`)
const [, MIDDLE = ''] = CASES
const AS_THEY_COME = [...CASES].reverse()

/** How a replica's PostgreSQL goes to the cases: as they lie in the table, or by their ids. */
const AS_THEY_LIE = ['enable_indexscan', 'enable_bitmapscan', 'enable_indexonlyscan']
const BY_ID = ['enable_seqscan', 'enable_bitmapscan']

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  for (const id of AS_THEY_COME)
    await database.pool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
      values ($1, 'KOBENHAVN', 'none', false, 'presumed', $2, 'HP19', $2)`, [id, AT])
})
afterAll(() => database.drop())

/** Moves each, so that they lie again as they came. */
const moveAll = async (transaction: PoolClient): Promise<void> => {
  for (const id of AS_THEY_COME) await transaction.query(MOVE_CASE, [id])
}

/** A replica that has not answered yet, of its own log. */
const replica = async (logId: string, without: readonly string[]): Promise<{ client: PoolClient; write: (change: boolean) => Promise<boolean> }> => {
  const client = await database.adminPool.connect()
  for (const way of without) await client.query(`set ${way} = off`)
  const head = await readHead(client, logId)
  return {
    client,
    write: async (change) => {
      const { rows } = await client.query<{ id: string; version: number }>('select id, version from "case"')
      const restsOn = rows.map(({ id, version }) => ({ caseId: id, version }))
      const one: Prepared = {
        restsOn, entries: [Buffer.from(logId)], otherwise: () => [Buffer.from('moved')],
        ...(change && { change: moveAll }),
      }
      if (!change) return await writeAtOnce(client, logId, head, [one]).outcomes !== undefined
      const { outcomes: [outcome] } = await writeBatch(client, logId, head, [one])
      await client.query('commit')
      return outcome !== undefined && 'stood' in outcome && outcome.stood
    },
  }
}

/** As many sessions as this wait for a lock. */
const waiting = async (): Promise<number> =>
  (await database.adminPool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount ?? 0

test.each([
  ['changes', 'changes', true, true], ['changes', 'answers from', true, false], ['answers from', 'changes', false, true],
])('of two replicas one of which %s the same cases that the other %s, none waits for the other in vain, however its database goes to them', async (one, other, changes, otherChanges) => {
  const [by, lying, holder] = [await replica(`${one}-1`, BY_ID), await replica(`${other}-2`, AS_THEY_LIE), await database.adminPool.connect()]
  try {
    await holder.query('begin')
    await holder.query('select from "case" where id = $1 for update', [MIDDLE])
    const written = [by.write(changes)]
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
    written.push(lying.write(otherChanges))
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2)
    await holder.query('rollback')
    expect(await Promise.all(written)).toContain(true)
  } finally {
    for (const client of [by.client, lying.client, holder]) client.release(true)
  }
})
