import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Child } from '../../gateway/demo/child.ts'
import { cpuOf } from './cores.ts'

/** What follows the trail on the core of all else, so that its work can be told from a request's. */
export interface BenchFollowers {
  /** Waits until every leaf is taken; the CPU time spent so far, in milliseconds. */
  settled(): Promise<number>
}

const NAMES = ['index', 'officersWork', 'patterns']

export const watchFollowers = ({ pid }: Child, owner: pg.Pool): BenchFollowers => {
  const behind = async (): Promise<number> => (await owner.query(`select from trail_head head cross join unnest($1::text[]) as name
    left join trail_cursor cursor on cursor.follower = name and cursor.log_id = head.log_id
    where head.size > coalesce(cursor.next, 0)`, [NAMES])).rowCount ?? 0
  return {
    settled: async () => {
      while (await behind() > 0) await pause(100)
      return cpuOf(pid)
    },
  }
}
