import { beforeAll, describe, expect, test } from 'vitest'
import { demonstrationSeed, RECENT } from '../../gateway/demo/demonstration-seed.ts'
import { makeHistory } from '../../gateway/demo/history/history.ts'
import type { HistoryLeaf } from '../../gateway/demo/history/history-leaf.ts'
import { evaluate } from '../patterns/evaluate.ts'
import { lookOf } from '../../gateway/patterns/look-of-entry.ts'
import { markLook } from '../../gateway/patterns/mark-look.ts'
import type { DisclosureEntry, Entry } from '../../gateway/trail/entry.ts'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { createMemoryHistory } from '../patterns/quarter/memory-history.ts'

const NOW = new Date('2026-11-22T12:00:00.000Z')
const DAY = 86_400_000
const key = Buffer.alloc(32, 7)
const seed = demonstrationSeed(NOW, RECENT)

let leaves: readonly HistoryLeaf[]
let entries: readonly Entry[]
beforeAll(() => {
  leaves = makeHistory({ seed, now: NOW, disclosures: 20_000, pseudonymKey: key })
  const indexes = new Map(leaves.map((leaf, index) => [leaf, String(index)]))
  entries = leaves.map(({ entryOf }) => entryOf((leaf) => indexes.get(leaf) ?? ''))
})

const disclosures = (): DisclosureEntry[] => entries.flatMap((entry) => (entry.kind === 'disclosure' ? [entry] : []))

describe('the demonstration\'s past', () => {
  test('is some 20,000 disclosures of 90 days up to now, in the order of time, each of which says that it is made up', () => {
    expect(Math.abs(disclosures().length - 20_000)).toBeLessThan(1_500)
    const times = leaves.map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times[0]).toBeGreaterThan(NOW.getTime() - 92 * DAY)
    expect(times.at(-1)).toBeLessThan(NOW.getTime())
    for (const entry of entries) expect('reason' in entry && entry.reason).toMatch(/\(syntetisk\)$/)
  })

  test('gives what the policies permit, withholds the rest, and has each agency asked in its own log', () => {
    expect(disclosures().filter(({ withheld }) => withheld.length > 0).length).toBeGreaterThan(100)
    for (const [index, entry] of entries.entries())
      expect(leaves[index]?.orders.map(({ party }) => party)).toEqual(entry.kind === 'disclosure' ? entry.asked : [])
  })

  test('has two break-glass of the last day that nobody has reviewed, and no other', () => {
    const reviewed = new Set(entries.flatMap((entry) => (entry.kind === 'oversight' ? [entry.details['subject']] : [])))
    const open = entries.flatMap((entry, index) => (entry.kind === 'disclosure' && entry.obligations.length > 0
      && !reviewed.has(`breakGlass:samsyn-1:${index}`) ? [{ employee: entry.actor.employee, hours: (NOW.getTime() - Date.parse(entry.at)) / 3_600_000 }] : []))
    expect(open).toEqual([{ employee: 'reden-031', hours: 20 }, { employee: 'nec-20417', hours: 5 }])
    expect(reviewed.size).toBeGreaterThan(5)
  })

  test('holds misuse that the patterns find', async () => {
    const caseOf = new Map(seed.cases.flatMap(({ id, links }) => links.map(({ handle }) => [handle, id])))
    const history = createMemoryHistory()
    const found = new Set<string>()
    for (const [index, entry] of entries.entries()) {
      const made = lookOf({ log: 'samsyn-1', index: BigInt(index), entry }, ({ handle }) => caseOf.get(handle ?? '') ?? null)
      if (!made || made.at.getTime() < NOW.getTime() - 61 * DAY) continue
      const look = await markLook(history, made)
      for (const { pattern } of evaluate(history, look)) found.add(pattern)
      history.add(look)
    }
    expect([...found].sort()).toEqual(
      ['crowdedCase', 'manyCasesInLittleTime', 'oddHours', 'outsideOwnCases', 'repeatedBreakGlass', 'repeatedRefusals'])
  })
})

test.each([0, 3, 40, 161, 300])('the board of Copenhagen has some sixty open cases at every stage, three with a deadline this week: in %i days', (days) => {
  const today = new Date(NOW.getTime() + days * DAY)
  const open = demonstrationSeed(today, RECENT).cases.map(({ control }) => control)
    .filter(({ region, closedAt }) => region === 'KOBENHAVN' && closedAt === null)
  expect(Math.abs(open.length - 60)).toBeLessThan(10)
  expect(new Set(open.map(({ stage }) => stage)).size).toBe(8)
  const due = open.filter(({ residenceCategory: residence, ...times }) => clocksOf({ ...times, residence }, today)
    .some(({ ends }) => ends !== null && Date.parse(ends) > today.getTime() && Date.parse(ends) < today.getTime() + 7 * DAY))
  expect(due.length).toBeGreaterThanOrEqual(3)
})
