import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { Entry } from '../../gateway/trail/entry.ts'

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** MTH of RFC 6962 § 2.1, as it is defined there, sharing nothing with the gateway's. */
export const treeHash = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(Buffer.from('00', 'hex'), leaves[0] as Buffer)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.from('01', 'hex'), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

/** Recomputes the whole tree of a log from the stored bytes, holds it to the stored head, and answers what it says. */
export const checkTrail = async (pool: Pool, logId: string): Promise<Entry[]> => {
  const { rows: leaves } = await pool.query<{ index: string; hash: Buffer; entry: Buffer }>(
    'select index, hash, entry from trail_leaf where log_id = $1 order by index', [logId])
  const { rows: [head] } = await pool.query<{ size: string; root: Buffer }>(
    'select size, root from trail_head where log_id = $1', [logId])
  expect(leaves.map(({ index }) => Number(index))).toEqual(leaves.map((_, place) => place))
  expect(leaves.every(({ hash, entry }) => hash.equals(treeHash([entry])))).toBe(true)
  expect(head).toEqual({ size: String(leaves.length), root: treeHash(leaves.map(({ entry }) => entry)) })
  return leaves.map(({ entry }) => JSON.parse(entry.toString()) as Entry)
}
