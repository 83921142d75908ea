import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../gateway/patterns/finding.ts'
import { writeFindings } from '../../gateway/patterns/write-findings.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number, 10))

const look = (leaf: number): Look => ({
  log: 'g', leaf: String(leaf), requestId: `request-${leaf}`, at: day(leaf), party: 'CMM', employee: 'cmm-1', role: 'contactPerson', purpose: 'ASSISTANCE',
  case: `case-${leaf}`, refused: null, about: null, controllers: [], brokeGlass: false, outsideOwnCases: true,
})

/** A finding of the looks of some days, made when the last of them was followed. */
const found = (...days: readonly number[]): Finding => {
  const looks = days.map(look)
  return { id: 'f', pattern: 'outsideOwnCases', overseer: 'CMM', latest: looks.at(-1) as Look, looks: looks.toSorted((one, other) => one.at.getTime() - other.at.getTime()) }
}

const write = async (...findings: readonly Finding[]): Promise<void> => {
  const client = await database.pool.connect()
  await writeFindings(client, findings).finally(() => client.release())
}

const times = async () => (await database.pool.query('select first_at as "firstAt", latest_at as "latestAt" from finding')).rows

test('a finding lasts from the first look that is part of it to the latest, in whatever order they are found', async () => {
  await write(found(3, 4, 9))
  expect(await times()).toEqual([{ firstAt: day(3), latestAt: day(9) }])
  await write(found(4, 9, 10), found(3, 4, 5))
  expect(await times()).toEqual([{ firstAt: day(3), latestAt: day(10) }])
  await write(found(2, 4))
  expect(await times()).toEqual([{ firstAt: day(2), latestAt: day(10) }])
})
