import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allCaughtUp, keepReading } from '../../gateway/database/kept-reading.ts'

beforeEach(() => { vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] }) })
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

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

/** As after the process stood still for so many milliseconds: no timer has come yet. */
const standStill = (milliseconds: number): void => {
  const goesOnAt = performance.now() + milliseconds
  vi.spyOn(performance, 'now').mockImplementation(() => goesOnAt)
}

/** Whether what is waited for has come within so many milliseconds. */
const hasCome = async (waited: Promise<unknown> | undefined, milliseconds: number): Promise<boolean> => {
  let come = false
  void waited?.then(() => { come = true })
  await vi.advanceTimersByTimeAsync(milliseconds)
  return come
}

test('P11: all who ask of a process that stood still wait for one new reading, and for nothing else', async () => {
  const read = vi.fn(readings(0, 300))
  const [kept, other] = [await keepReading(read), await keepReading(readings())]
  const caughtUp = allCaughtUp(kept, other)
  expect(caughtUp()).toBeUndefined()
  standStill(6_000)
  expect([kept.fresh(), other.fresh()]).toEqual([undefined, undefined])
  const waiting = [caughtUp(), caughtUp(), caughtUp()]
  expect(read).toHaveBeenCalledTimes(2)
  expect(await hasCome(waiting[0], 299)).toBe(false)
  for (const one of waiting) expect(await hasCome(one, 1)).toBe(true)
  expect([kept.fresh(), other.fresh(), caughtUp()]).toEqual([1, 1, undefined])
  standStill(6_000)
  await caughtUp()
  expect([kept.fresh(), read.mock.calls.length]).toEqual([2, 3])
  kept.close()
  other.close()
})

test('while the database gives nothing in time, one second is waited for it, once, and nothing is known; when it does, that is known', async () => {
  const read = vi.fn(readings(0, 1_500))
  const kept = await keepReading(read)
  standStill(5_000)
  const first = kept.caughtUp()
  expect(await hasCome(first, 999)).toBe(false)
  expect(await hasCome(first, 1)).toBe(true)
  expect(await hasCome(kept.caughtUp(), 0)).toBe(true)
  standStill(5_000)
  await vi.advanceTimersByTimeAsync(500)
  expect([kept.latest(), kept.fresh()]).toEqual([1, undefined])
  expect([await hasCome(kept.caughtUp(), 0), read.mock.calls.length]).toEqual([true, 2])
  await vi.advanceTimersByTimeAsync(500)
  expect([kept.fresh(), kept.caughtUp(), read.mock.calls.length]).toEqual([2, undefined, 3])
  kept.close()
})

test('while the database is away, nobody waits for it, and nothing is known', async () => {
  const kept = await keepReading(vi.fn(async () => { throw new Error('away') }).mockResolvedValueOnce(undefined as never))
  standStill(5_000)
  expect(await hasCome(kept.caughtUp(), 0)).toBe(true)
  expect(await hasCome(kept.caughtUp(), 0)).toBe(true)
  expect(kept.fresh()).toBeUndefined()
  kept.close()
})
