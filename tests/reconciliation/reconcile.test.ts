import { expect, test, vi } from 'vitest'
import type { OrderLogLine } from '../../agencies/order-log-exchange.ts'
import { disclosuresIn } from '../../gateway/reconciliation/read-disclosures.ts'
import { createReconcile } from '../../gateway/reconciliation/reconcile.ts'
import { aDatabase } from '../database.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { aTrail } from '../trail/a-trail.ts'

const HOUR = 3_600_000
const from = new Date('2026-03-02T08:00:00.000Z')
const at = (offset: number): string => new Date(from.getTime() + offset).toISOString()
const asked = (disclosureId: string, offset: number): OrderLogLine => ({ at: at(offset), accepted: true, disclosureId, asked: [{ fileNumber: '1', facts: ['needs.language'] }] })

/** Two hours of so many leaves, held against what CMM's log says when it is asked from an instant on. */
const reconciled = (read: (hour: number) => Promise<readonly OrderLogLine[]>, leaves = 1_000_000) => createReconcile({
  logs: new Map([['CMM', (window) => read(Math.round((window.from.getTime() - from.getTime()) / HOUR))]]),
  countLeaves: async () => leaves, readDisclosures: async () => [],
})({ from, to: new Date(from.getTime() + 2 * HOUR) }, ['CMM'])

test('of an agency whose log fails halfway no difference is told: it is named as one that could not be read', async () => {
  const halfway = await reconciled((hour) => (hour === 0 ? Promise.resolve([asked('d-1', 0)]) : Promise.reject(new Error('the log was not given'))))
  expect(halfway).toMatchObject({ compared: [], unread: ['CMM'], differences: [] })
})

test('where little happened an agency is asked seldom: each question has it look through its log', async () => {
  const read = vi.fn(async () => [asked('d-1', HOUR)])
  expect(await reconciled(read, 200)).toMatchObject({ asked: 1, differences: [{ disclosureId: 'd-1' }] })
  expect(read).toHaveBeenCalledTimes(1)
  await reconciled(read)
  expect(read).toHaveBeenCalledTimes(3)
})

test('an ask that both hours\' readings tell of is held against the trail once, in the hour that it was made in', async () => {
  const log = [asked('first', 0), asked('end of the first', HOUR - 1), asked('second', HOUR), asked('too late', 2 * HOUR)]
  const { differences, byParty } = await reconciled(async () => log)
  expect(differences.map(({ disclosureId }) => disclosureId)).toEqual(['first', 'end of the first', 'second'])
  expect(byParty).toEqual({ CMM: { asked: 3, recorded: 0 } })
})

test('what the trail holds of a time is found, also where its leaves stand a little out of order, and nothing of another time', async () => {
  const database = await aDatabase()
  const trail = await aTrail(database.url)
  const recorded = [['before', -60_000], ['within', 5_000], ['later written, of before', -1_000], ['within too', 6_000], ['at its end', HOUR]] as const
  for (const [disclosureId, offset] of recorded)
    await trail.append({ restsOn: [], entries: [aDisclosureEntry({ disclosureId, at: at(offset) })] })
  const found = await disclosuresIn(database.pool).readDisclosures({ from, to: new Date(from.getTime() + HOUR) })
  expect(found.map(({ disclosureId }) => disclosureId)).toEqual(['within', 'within too'])
  await trail.close()
  await database.drop()
})

test('how many leaves the trail has of a time is known without reading them', async () => {
  const database = await aDatabase()
  const trail = await aTrail(database.url)
  const second = (number: number): Date => new Date(from.getTime() + number * 1_000)
  await trail.append({ restsOn: [], entries: Array.from({ length: 3_000 }, (_, number) => aDisclosureEntry({ at: second(number).toISOString() })) })
  expect(await disclosuresIn(database.pool).countLeaves({ from: second(1_500), to: second(2_500) })).toBe(1_000)
  await trail.close()
  await database.drop()
})
