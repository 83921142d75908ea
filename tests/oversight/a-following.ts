import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { followTrail } from '../../gateway/followers/follow-trail.ts'
import type { FollowedLeaf, Follower } from '../../gateway/followers/follower.ts'

const events = { failed: () => undefined }

export const following = (databaseUrl: string, follower: Follower) => followTrail({ databaseUrl, follower, events })

/** Waits until a follower has taken every leaf of every log. */
export const untilTaken = async (pool: Pool, follower: string, tries = 1_200): Promise<void> => {
  const { rows } = await pool.query(`select from trail_head head left join trail_cursor cursor
    on cursor.log_id = head.log_id and follower = $1 where size > coalesce(next, 0)`, [follower])
  if (rows.length === 0) return
  if (tries === 0) throw new Error(`\`${follower}\` does not catch up`)
  await pause(50)
  return untilTaken(pool, follower, tries - 1)
}

/** A follower that writes down what it takes, in a table of its own. */
export const aWriter = async (pool: Pool, name: string, during: (leaves: readonly FollowedLeaf[]) => Promise<void> = async () => {}): Promise<Follower> => {
  await pool.query('create table if not exists taken (follower text, log text, index bigint, erased bool)')
  await pool.query('grant insert on taken to samsyn_gateway')
  return {
    name,
    take: async (transaction, leaves) => {
      for (const { log, index, entry } of leaves)
        await transaction.query('insert into taken values ($1, $2, $3, $4)', [name, log, index, entry === null])
      await during(leaves)
    },
  }
}

/** How often each leaf was written down: once each, when all went well. */
export const takenBy = async (pool: Pool, name: string): Promise<string[]> => {
  const { rows } = await pool.query<{ leaf: string }>(
    `select log || ' ' || index as leaf from taken where follower = $1 order by log, index`, [name])
  return rows.map(({ leaf }) => leaf)
}
