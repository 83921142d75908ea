import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { PostgresClient } from '../../agencies/transport/postgres-client.ts'
import { FOLLOWERS } from './doctor-texts.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const PATIENCE = 3_000

/** Milliseconds between two looks: who follows moves on in less. */
const BETWEEN = 1_000

/** What follows the trail for officers, by the names of their cursors. */
const CURSORS = ['index', 'officersWork', 'patterns'] as const

interface Place {
  readonly follower: (typeof CURSORS)[number]
  readonly taken: string
  readonly behind: string
}

/** Whether officers see what is recorded: each follower of the trail has taken all, or is at least getting on. */
export const examineFollowers = async (url: string): Promise<Finding[]> => {
  const client = new PostgresClient({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE })
  try {
    await client.connect()
    const before = await placesOf(client)
    if (before.some(({ behind }) => behind !== '0')) await pause(BETWEEN)
    const after = await placesOf(client)
    return after.map((place) => found(place, before.find(({ follower }) => follower === place.follower)))
  } catch {
    return [fault(FOLLOWERS.index, FOLLOWERS.unreadable, FOLLOWERS.mendDatabase)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

const placesOf = async (client: Client): Promise<Place[]> => (await client.query<Place>(
  `select name as follower, coalesce(sum(cursor.next), 0) as taken, coalesce(sum(head.size - coalesce(cursor.next, 0)), 0) as behind
   from unnest($1::text[]) as name cross join trail_head head
   left join trail_cursor cursor on cursor.follower = name and cursor.log_id = head.log_id
   group by name order by name`, [CURSORS])).rows

const found = ({ follower, taken, behind }: Place, before: Place | undefined): Finding => {
  const what = FOLLOWERS[follower]
  if (behind === '0') return good(what, FOLLOWERS.atEnd)
  return taken === before?.taken
    ? fault(what, FOLLOWERS.stands(behind), FOLLOWERS.start)
    : warning(what, FOLLOWERS.behind(behind), FOLLOWERS.wait)
}
