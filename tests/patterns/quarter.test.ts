import { beforeAll, describe, expect, test } from 'vitest'
import { measure, type Measured } from './quarter/measure.ts'
import { MISUSES } from '../../gateway/demo/quarter/misuses.ts'

/** The short form of `npm run measure:patterns`: fewer days, of a seed that no pattern was made by. */
const WANTED = { seed: 7_301, first: '2026-03-02', days: 54, misuses: MISUSES }

let measured: Measured

beforeAll(async () => {
  measured = await measure(WANTED)
})

describe('in eight weeks of work', () => {
  test.each(MISUSES.map(({ name }) => name))('whoever %s is found', (name) => {
    expect(measured.found).toContain(name)
  })

  test('no agency has more than one false alarm a week', () => {
    const alarms = new Map<string, number>()
    for (const { overseer } of measured.falseAlarms) alarms.set(overseer, (alarms.get(overseer) ?? 0) + 1)
    expect(measured.looks).toBeGreaterThan(10_000)
    for (const [overseer, count] of alarms) expect([overseer, count <= WANTED.days / 7]).toEqual([overseer, true])
  })
})
