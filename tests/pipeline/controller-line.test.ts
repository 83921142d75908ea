import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Ask, Reply } from '../../agencies/adapter.ts'
import { AgencyFailure, type FailureKind } from '../../agencies/agency-failure.ts'
import { createControllerLine } from '../../gateway/agencies/controller-line.ts'

const NOTHING: Reply = { cases: new Map(), surplus: 0 }

const lineTo = (fetch: () => Promise<Reply>) => createControllerLine({ fetch, close: async () => undefined })

const anAsk = (signal = AbortSignal.timeout(60_000)): Ask => ({ disclosureId: 'd-1', cases: [], order: 'an order', signal })

/** What became of so many asks, one after another, and how many of them reached the agency. */
const asked = async (count: number, error: Error) => {
  let reached = 0
  const line = lineTo(async () => {
    reached += 1
    throw error
  })
  const kinds = new Set<FailureKind>()
  for (let ask = 0; ask < count; ask += 1)
    await line.fetch(anAsk()).catch((failure: AgencyFailure) => void kinds.add(failure.kind))
  return { reached, kinds: [...kinds], isResting: line.isResting() }
}

describe('P11: an agency', () => {
  test.each(['timeout', 'unreachable', 'garbled'] as const)('whose asks end as `%s` is given a rest, and is not asked meanwhile', async (kind) => {
    expect(await asked(15, new AgencyFailure(kind))).toEqual({ reached: 10, kinds: [...new Set([kind, 'unreachable'])], isResting: true })
  })

  test.each(['refused', 'clock'] as const)('that answers `%s` in good order is asked again', async (kind) => {
    expect(await asked(15, new AgencyFailure(kind))).toEqual({ reached: 15, kinds: [kind], isResting: false })
  })

  test('P7: is garbled where anything else goes wrong, and nothing of what that said is told', async () => {
    const failed = lineTo(() => Promise.reject(new TypeError('Mira Testesen'))).fetch(anAsk())
    await expect(failed).rejects.toStrictEqual(new AgencyFailure('garbled'))
  })

  test('that is silent fails at the deadline, which those who wait for a place are bound by too', async () => {
    const line = lineTo(() => new Promise<Reply>(() => undefined))
    const [long, short] = [new AbortController(), new AbortController()]
    const underWay = Array.from({ length: 64 }, () => line.fetch(anAsk(long.signal)))
    const waiting = line.fetch(anAsk(short.signal))
    short.abort()
    await expect(waiting).rejects.toMatchObject({ kind: 'timeout' })
    long.abort()
    await Promise.all(underWay.map((one) => expect(one).rejects.toMatchObject({ kind: 'timeout' })))
  })

  test('that keeps all waiting is asked by 64 at once; 256 wait for a place, and whoever comes then is refused at once', async () => {
    let reached = 0
    const line = lineTo(() => {
      reached += 1
      return new Promise<Reply>(() => undefined)
    })
    const deadline = new AbortController()
    const kept = Array.from({ length: 64 + 256 }, () => line.fetch(anAsk(deadline.signal)))
    await expect(line.fetch(anAsk())).rejects.toStrictEqual(new AgencyFailure('unreachable'))
    expect(reached).toBe(64)
    deadline.abort()
    await Promise.all(kept.map((one) => expect(one).rejects.toMatchObject({ kind: 'timeout' })))
  })

  test('gives nothing past a deadline that has passed', async () => {
    await expect(lineTo(async () => NOTHING).fetch(anAsk(AbortSignal.abort()))).rejects.toMatchObject({ kind: 'timeout' })
  })

  test('is not asked by those whose deadline has passed, and is given no rest for it', async () => {
    let reached = 0
    const line = lineTo(async () => {
      reached += 1
      return NOTHING
    })
    for (let ask = 0; ask < 15; ask += 1) await expect(line.fetch(anAsk(AbortSignal.abort()))).rejects.toMatchObject({ kind: 'timeout' })
    expect([reached, line.isResting()]).toEqual([0, false])
    expect(await line.fetch(anAsk())).toBe(NOTHING)
  })

  test('that is tried again after its rest keeps nobody else past the deadline', async () => {
    let fetch = (): Promise<Reply> => Promise.reject(new AgencyFailure('unreachable'))
    const line = lineTo(() => fetch())
    for (let ask = 0; ask < 10; ask += 1) await line.fetch(anAsk()).catch(() => undefined)
    const [trial, other] = [new AbortController(), new AbortController()]
    let isTried = false
    fetch = () => {
      isTried = true
      return new Promise<Reply>(() => undefined)
    }
    await expect.poll(async () => {
      void line.fetch(anAsk(trial.signal)).catch(() => undefined)
      await wait(20)
      return isTried
    }, { timeout: 20_000 }).toBe(true)
    const waiting = line.fetch(anAsk(other.signal))
    other.abort()
    await expect(waiting).rejects.toMatchObject({ kind: 'timeout' })
    trial.abort()
  })
})
