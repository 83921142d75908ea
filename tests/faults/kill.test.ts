import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aKillTrial, KILLS } from './kill-trial.ts'

/** Times that each is killed; `npm run soak:kill` goes on for as long as it is told. */
const TURNS = 3

describe('P1: an answer implies a record, whenever the gateway or its database is killed', () => {
  let trial: Awaited<ReturnType<typeof aKillTrial>>
  beforeAll(async () => { trial = await aKillTrial() })
  afterAll(() => trial?.close())

  test.each(KILLS)('killed in `%s`, it starts again, goes on with its log and answers', async (at) => {
    for (let turn = 0; turn < TURNS; turn += 1) await trial.kill(at)
  })

  test('every answer that a client got stands in the trail where its receipt says, and the whole trail verifies', async () => {
    const { answered, refused, broken, recordedOnly } = await trial.check()
    expect(answered).toBeGreaterThan(TURNS * KILLS.length)
    expect(refused).toBeGreaterThan(0)
    expect(broken).toBeGreaterThan(0)
    expect(recordedOnly).toBeGreaterThanOrEqual(0)
  })
})
