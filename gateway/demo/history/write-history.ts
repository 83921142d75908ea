import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Seed } from '../../../prisma/seed/seed.ts'
import { openGatewayKeys, type KeySources } from '../../keys/open-keys.ts'
import { createFollowActs } from '../../officers-work/follow-acts.ts'
import { followTrail } from '../../followers/follow-trail.ts'
import { createRecordGatewayAct } from '../../oversight/gateway-act.ts'
import { pseudonymKeyOf } from '../../pipeline/pseudonym-key.ts'
import { enterOwnPolicies, OWN_VERSION } from '../../policies/enter-own-policies.ts'
import { recordKeys, signingKeysOf } from '../../trail/record-keys.ts'
import type { Trail } from '../../trail/trail.ts'
import { createTrail, TRAIL_LIMITS } from '../../trail/writer.ts'
import { REPLICA } from '../processes.ts'
import { makeHistory } from './history.ts'
import type { HistoryLeaf } from './history-leaf.ts'

interface WriteDeps {
  readonly pool: pg.Pool
  readonly databaseUrl: string
  readonly keys: KeySources
  readonly seed: Seed
  readonly disclosures: number
  /** Folder of the agencies' own logs of what they were asked. */
  readonly logs: string
  readonly now: Date
}

const DAY = 86_400_000

/** Leaves in one append. */
const AT_ONCE = 500

/** Milliseconds for one append: nobody waits for it, and the machine may be busy. */
const PATIENCE = 30_000

/**
 * Writes the history into an empty log of the trail, by the trail's own writer with a clock that is set back: real leaves
 * and hashes. Their times are the story's; checkpoints and countersignatures say when it was really written, and so does
 * the last leaf. What was done about break-glass is entered before the gateway starts, which else would sound old alarms.
 */
export const writeHistory = async ({ pool, databaseUrl, keys: sources, seed, disclosures, logs, now }: WriteDeps): Promise<void> => {
  const keys = await openGatewayKeys(sources)
  const leaves = makeHistory({ seed, now, disclosures, pseudonymKey: pseudonymKeyOf(keys.pseudonyms) })
  let at = new Date((leaves[0]?.at ?? now).getTime() - DAY)
  const clock = (): Date => at
  const trail = await createTrail({
    databaseUrl, logId: REPLICA, now: clock, policyVersion: async () => OWN_VERSION, limits: { ...TRAIL_LIMITS, deadlineMs: PATIENCE },
  })
  await enterOwnPolicies({ reader: pool, trail, replica: REPLICA, demonstration: true, now: clock })
  await recordKeys({ trail, reader: pool, keys: await signingKeysOf(keys), now: clock })
  const { rows: [head] } = await pool.query<{ size: string }>('select size from trail_head where log_id = $1', [REPLICA])
  const first = Number(head?.size)
  await append(trail, leaves, first)
  at = now
  await createRecordGatewayAct({ trail, replica: REPLICA, policyVersion: () => OWN_VERSION, now: clock })({
    id: `history-${first}`, act: 'enterSyntheticHistory', reason: 'syntetiske data: bladene er skrevet på én gang', operations: [],
    details: { first, last: first + leaves.length - 1, writtenAt: now.toISOString() },
  })
  await trail.close()
  await writeOrderLogs(leaves, logs)
  await enterActs(pool, databaseUrl)
}

const append = async (trail: Trail, leaves: readonly HistoryLeaf[], first: number): Promise<void> => {
  const indexes = new Map(leaves.map((leaf, index) => [leaf, String(first + index)]))
  for (let from = 0; from < leaves.length; from += AT_ONCE) {
    const entries = leaves.slice(from, from + AT_ONCE).map(({ entryOf }) => entryOf((leaf) => indexes.get(leaf) ?? ''))
    await trail.append({ restsOn: [], entries })
  }
}

/** Each agency's own log of what it was asked, which the trail is held against. */
const writeOrderLogs = async (leaves: readonly HistoryLeaf[], folder: string): Promise<void> => {
  const lines = new Map<string, string[]>()
  for (const { party, line } of leaves.flatMap(({ orders }) => orders)) {
    const own = lines.get(party) ?? []
    own.push(`${JSON.stringify(line)}\n`)
    lines.set(party, own)
  }
  for (const [party, own] of lines) await appendFile(join(folder, `${party}-orders.jsonl`), own.join(''))
}

/** Lets the officers' work follow the log to its end; the alarms of what has been reviewed were delivered in their day. */
const enterActs = async (pool: pg.Pool, databaseUrl: string): Promise<void> => {
  const follower = createFollowActs(() => new Date())
  const following = await followTrail({ databaseUrl, follower, events: { failed: () => undefined } })
  while (await isBehind(pool, follower.name)) await new Promise((resolve) => setTimeout(resolve, 20))
  await following.close()
  await pool.query('update alarm set delivered_at = made_at where subject in (select subject from officer_act)')
}

const isBehind = async (pool: pg.Pool, follower: string): Promise<boolean> => {
  const { rowCount } = await pool.query(`select from trail_head head left join trail_cursor cursor
    on cursor.follower = $1 and cursor.log_id = head.log_id where head.size > coalesce(cursor.next, 0)`, [follower])
  return rowCount !== 0
}
