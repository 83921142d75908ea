import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestExplanations } from '../../gateway/sampling/follow-draws.ts'
import { ownAct } from '../../gateway/trail/own-act.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { anEntry, aTrail, AT } from '../trail/a-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const SAMPLE = '00000000-0000-4000-8000-000000000001'

test('a drawn disclosure is asked to be explained, also where its reason has a character that PostgreSQL has in no text', async () => {
  const trail = await aTrail(database.url)
  await trail.append({ restsOn: [], entries: [{ ...anEntry('drawn'), reason: 'hun spurgte\0 igen' }] })
  await trail.close()
  const transaction = await database.pool.connect()
  await requestExplanations(transaction, { log: 'g', index: 2n, entry: {
    ...ownAct('g'), kind: 'oversight', at: AT, disclosureId: 'draw', reason: 'årlig stikprøve', operations: [], policyVersion: 'p',
    act: 'drawSample', details: { subject: `sample:${SAMPLE}`, drawn: ['g:1:0'] },
  } }, new Date(AT))
  transaction.release()
  const { rows } = await database.pool.query('select recipient, employee from drawn_disclosure')
  expect(rows).toEqual([{ recipient: 'NEC', employee: 'E-1' }])
})
