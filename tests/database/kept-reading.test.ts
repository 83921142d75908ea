import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepReading } from '../../gateway/database/kept-reading.ts'

beforeEach(() => { vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] }) })
afterEach(() => { vi.useRealTimers() })

/** Readings that take so many milliseconds each, and read their number. */
const readings = (...milliseconds: readonly number[]) => {
  let count = 0
  return async (): Promise<number> => {
    const number = count++
    const takes = milliseconds[number] ?? 0
    if (takes > 0) await new Promise((resolve) => { setTimeout(resolve, takes) })
    return number
  }
}

test('P5: a reading that the database kept waiting does not take the place of a later one', async () => {
  const kept = await keepReading(readings(0, 5_500))
  await vi.advanceTimersByTimeAsync(7_000)
  expect(kept.latest()).toBe(3)
  await vi.advanceTimersByTimeAsync(600)
  expect([kept.latest(), kept.fresh()]).toEqual([3, 3])
  kept.close()
})
