import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client } from 'undici'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { caseOperation } from '../acceptance/surroundings.ts'
import { rankTest } from './rank-test.ts'

const PAIRS = 2_000

/** Standard deviations: one run in a thousand is further out by chance, and two in a row one in a million. */
const SUSPICIOUS = 3.3

const REASON = 'findes der en sag for os'

describe('P6: a case that the asker may not see and one that does not exist', () => {
  let samsyn: AGateway
  let line: Client
  beforeAll(async () => {
    samsyn = await aGateway()
    line = new Client(samsyn.url, { pipelining: 1 })
  })
  afterAll(async () => {
    await line.close()
    await samsyn.close()
  })

  /** The shelter asks by a handle: CMM's own of a case to which the shelter is no party, or one that nobody has. */
  const unlinked = (): string => samsyn.handleOf('andrei', 'sara')
  const absent = (turn: number): string =>
    createHash('sha256').update(`ingen ${turn}`).digest().subarray(0, 16).toString('base64url')

  const ask = async (handle: string) => {
    const headers = await samsyn.headersOf('shelter', 'ASSISTANCE')
    const body = JSON.stringify(caseOperation('ASSISTANCE', REASON, handle, '{ cmm { riskLevel } withheld { field } }'))
    const began = performance.now()
    const reply = await line.request({ method: 'POST', path: '/graphql', headers, body })
    const text = await reply.body.text()
    const took = performance.now() - began
    const { date, 'x-request-id': id, ...same } = reply.headers
    return { took, answer: { status: reply.statusCode, headers: { ...same, date: typeof date, id: String(id).length }, text } }
  }

  test('are the same answer, byte for byte, and no agency is asked', async () => {
    samsyn.forgetAsked()
    const known = await ask(unlinked())
    expect(JSON.parse(known.answer.text)).toMatchObject({ errors: [{ extensions: { code: 'CASE_NOT_AVAILABLE' } }], data: { case: null } })
    for (let turn = 0; turn < 5; turn += 1) expect((await ask(absent(turn))).answer).toEqual(known.answer)
    for (const party of samsyn.agencies.keys()) expect(samsyn.askedOf(party)).toEqual([])
  })

  test('are the same by file number', async () => {
    const seen = await Promise.all([samsyn.fileNumberOf('andrei', 'sara'), 'CMM-2020-99999'].map((fileNumber) =>
      samsyn.as('shelter').for('ASSISTANCE').run('{ caseByFileNumber(fileNumber: $n) { id } }', { n: fileNumber }, 'query', ', $n: String!')))
    expect(seen[0]?.text).toBe(seen[1]?.text)
    expect(seen.map(({ status }) => status)).toEqual([200, 200])
  })

  test(`take the same time, over ${PAIRS} pairs on one line`, async () => {
    const distance = async (): Promise<number> => {
      const took: { unlinked: number[]; absent: number[] } = { unlinked: [], absent: [] }
      for (let turn = 0; turn < PAIRS; turn += 1) {
        const pair = [['unlinked', unlinked()], ['absent', absent(turn)]] as const
        for (const [kind, handle] of turn % 2 === 0 ? pair : [...pair].reverse()) took[kind].push((await ask(handle)).took)
      }
      return Math.abs(rankTest(took.unlinked, took.absent))
    }
    for (let turn = 0; turn < 50; turn += 1) await ask(absent(turn))
    const first = await distance()
    if (first >= SUSPICIOUS) expect(await distance()).toBeLessThan(SUSPICIOUS)
  }, 900_000)

  test('leave leaves of one kind and one size', async () => {
    await samsyn.checkTrail()
    const { rows } = await samsyn.database.adminPool.query<{ code: string; size: number; leaves: string }>(
      `select convert_from(entry, 'UTF8')::json->>'code' as code, length(entry) as size, count(*) as leaves from trail_leaf
       where convert_from(entry, 'UTF8')::json->>'reason' = $1 group by 1, 2`, [REASON])
    expect(rows.map(({ code }) => code)).toEqual(['CASE_NOT_AVAILABLE'])
    expect(Number(rows[0]?.leaves)).toBeGreaterThan(2 * PAIRS)
  })
})

test('the rank test tells what is not the same', () => {
  const numbers = Array.from({ length: 500 }, (_, index) => (index * 7919) % 1_000)
  expect(Math.abs(rankTest(numbers, numbers))).toBeLessThan(0.01)
  expect(rankTest(numbers.map((value) => value + 200), numbers)).toBeGreaterThan(SUSPICIOUS)
})
