import { readFileSync } from 'node:fs'
import type { PoolClient } from 'pg'
import type { Follower } from '../../../gateway/followers/follower.ts'
import { moveCursor, readLeaves } from '../../../gateway/followers/trail-cursor.ts'

/** What leaves cost a follower: microseconds of CPU of this process, and of the server's that works for it; NaN where unknown. */
export interface Cost {
  readonly leaves: number
  readonly node: number
  readonly postgres: number
}

/** Leaves in one transaction. */
const BATCH = 500

/** Lets a follower take the next leaves of the log `g`, as the gateway does. */
export const follow = async (client: PoolClient, follower: Follower, from: number, until: number): Promise<Cost> => {
  const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const served = serverCpu(backend?.pid)
  const cpu = process.cpuUsage()
  for (let next = from; next < until;) {
    await client.query('begin')
    const leaves = await readLeaves(client, 'g', BigInt(next), Math.min(BATCH, until - next))
    await follower.take(client, leaves)
    await moveCursor(client, follower.name, 'g', BigInt(next), BigInt(next + leaves.length))
    await client.query('commit')
    next += leaves.length
  }
  const { user, system } = process.cpuUsage(cpu)
  return { leaves: until - from, node: user + system, postgres: serverCpu(backend?.pid) - served }
}

/** Microseconds of CPU of a process, where the system tells: it counts in hundredths of a second. */
const serverCpu = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return NaN
  }
}
