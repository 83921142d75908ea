import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { migrate } from '../../gateway/database/migrate.ts'
import { createPool } from '../../gateway/database/pool.ts'
import { createProofs } from '../../gateway/trail/proofs.ts'
import { createReadTile, storeSubtrees } from '../../gateway/trail/subtrees.ts'
import { open } from '../folder.ts'
import { quantileOf } from './quantiles.ts'

/** How long proofs take in a log of 5,000,000 leaves. Run by hand: `npx tsx tests/bench/proofs.ts`. */
const SIZE = Number(process.argv[2] ?? 5_000_000)
const PROOFS = 300
const BULK = 500_000

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-bench-')))
const postgres = await startEmbeddedPostgres({ folder, port: 0 })
try {
  await migrate(postgres.url)
  const pool = await createPool(postgres.url, { max: 8, statementMs: 120_000 })
  for (let from = 0; from < SIZE; from += BULK)
    await pool.query(`insert into trail_leaf (log_id, index, hash, entry)
      select 'g', number, sha256(number::text::bytea), convert_to(repeat(md5(number::text), 3), 'UTF8')
      from generate_series($1::bigint, $2::bigint) as number`, [from, Math.min(from + BULK, SIZE) - 1])
  const began = performance.now()
  await storeSubtrees(pool, 'g', BigInt(SIZE))
  process.stdout.write(`subtrees of ${SIZE} leaves: ${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
  const proofs = createProofs(createReadTile(pool, 'g'))
  const some = (): bigint => BigInt(1 + Math.floor(Math.random() * (SIZE - 1)))
  for (const [name, prove] of [
    ['inclusion', () => proofs.inclusion(some(), BigInt(SIZE))], ['consistency', () => proofs.consistency(some(), BigInt(SIZE))],
  ] as const) {
    const took: number[] = []
    for (let count = 0; count < PROOFS; count += 1) {
      const asked = performance.now()
      await prove()
      took.push(performance.now() - asked)
    }
    process.stdout.write(`${name}: p50 ${quantileOf(took, 0.5).toFixed(1)} ms, p99 ${quantileOf(took, 0.99).toFixed(1)} ms\n`)
  }
  await pool.end()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
