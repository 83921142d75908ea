import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const HOUSE = new URL('../../', import.meta.url)

/** What differs from one call to the next though the same is asked: clocks, chance, the process, the network. */
const IMPURE = /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\b|\bprocess\.|\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bset(Timeout|Interval|Immediate)\(|\bfetch\(/

const impureIn = (room: string): readonly string[] =>
  readdirSync(new URL(room, HOUSE), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && IMPURE.test(readFileSync(new URL(`${room}/${path}`, HOUSE), 'utf8')))

test('policies read no clock, draw nothing and ask nobody: the same question has the same answer', () => {
  expect(impureIn('policies')).toEqual([])
})

test('what the contract says is no other on another day, nor in another process', () => {
  expect(impureIn('schema')).toEqual([])
})

test('where it is read, it is seen: the composition root reads the clock', () => {
  expect(impureIn('gateway')).toContain('compose.ts')
})
