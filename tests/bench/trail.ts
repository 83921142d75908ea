import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { migrate } from '../../gateway/database/migrate.ts'
import { open } from '../folder.ts'
import { aCase, anAppend, aTrail } from '../trail/a-trail.ts'

/** Appends a second, and how long one takes, at 1, 16 and 64 waiters. Run by hand: `npx tsx tests/bench/trail.ts`. */
const SECONDS = 2

const measure = async (append: () => Promise<unknown>, waiters: number): Promise<string> => {
  const took: number[] = []
  const until = performance.now() + SECONDS * 1_000
  const wait = async (): Promise<void> => {
    while (performance.now() < until) {
      const asked = performance.now()
      await append()
      took.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: waiters }, wait))
  took.sort((one, other) => one - other)
  const at = (share: number): string => (took[Math.floor(took.length * share)] ?? 0).toFixed(1)
  return `${waiters} waiters: ${Math.round(took.length / SECONDS)} appends/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`
}

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-bench-')))
const postgres = await startEmbeddedPostgres({ folder, port: 0 })
try {
  await migrate(postgres.url)
  const pool = new Pool({ connectionString: postgres.url, max: 1 })
  const restsOn = [{ caseId: await aCase(pool), version: 1 }]
  await pool.end()
  const trail = await aTrail(postgres.url)
  for (const waiters of [1, 16, 64])
    process.stdout.write(await measure(() => trail.append(anAppend('d', restsOn)), waiters))
  await trail.close()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
