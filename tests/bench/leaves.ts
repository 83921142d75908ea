import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { createFollowActs } from '../../gateway/officers-work/follow-acts.ts'
import { createIndexOfTrail } from '../../gateway/oversight/index-of-trail.ts'
import { createFollowLooks } from '../../gateway/patterns/follow-looks.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import { open } from '../folder.ts'
import { startDatabase } from './database.ts'
import { follow } from './oversight/follow.ts'
import { fillLeaves } from './oversight/leaves.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:followers` runs: what a leaf costs those who follow the trail, after a fifth that is not counted. */
const { leaves, seed, page, employees } = new Command('npm run bench:followers --')
  .description('what a leaf costs the followers of the trail')
  .option('--leaves <number>', 'leaves of a log', Number, 25_000)
  .option('--page <cases>', 'cases of each request', Number, 1)
  .option('--employees <number>', 'employees of each party, in place of as many as it has', Number)
  .option('--seed <number>', 'the same leaves for the same seed', Number, 26_11)
  .parse().opts<Record<'leaves' | 'seed' | 'page', number> & { employees?: number }>()

const now = (): Date => new Date('2026-03-10T00:00:00Z')
const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-followers-')))
const database = await startDatabase(join(folder, 'postgres'))
try {
  await fillLeaves(database, leaves, seed, { page, employees })
  const followers = [createIndexOfTrail(createConsentHandles(Buffer.alloc(32))), createFollowActs(now), createFollowLooks(now)]
  const client = await database.owner.connect()
  const rows: string[][] = []
  for (const follower of followers) {
    await follow(client, follower, 0, leaves / 5)
    const { leaves: taken, node, postgres } = await follow(client, follower, leaves / 5, leaves)
    rows.push([follower.name, fixed(node / taken), fixed(postgres / taken)])
  }
  client.release()
  process.stdout.write(`${machine()}\n\n${table(['follower', 'µs of CPU a leaf, Node', 'PostgreSQL'], rows)}\n`)
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
