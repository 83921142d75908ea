import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../gateway/database/in-transaction.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { createApprovePolicies } from '../../gateway/policies/approve-policies.ts'
import { insertProposal } from '../../gateway/policies/policy-proposals.ts'
import type { PolicyDeps } from '../../gateway/policies/propose-policies.ts'
import { CaseMoved } from '../../gateway/registry/change-law.ts'
import type { WrittenChange } from '../../gateway/registry/make-change.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

/** Milliseconds that another replica may go on deciding by what it last read. */
const TRUSTED = 5_000

const officer = {
  disclosureId: 'd', reason: 'gennemgået', asking: { purpose: 'OVERSIGHT', agency: 'UDLST', recipient: 'UDLST', role: 'dpo' },
  authenticated: { party: 'UDLST', client: 'c', employee: 'us-1001', role: 'dpo' },
} as Bound

test('policies are in force from an instant that is still ahead of every replica when it is written, though the gateway stood still before', async () => {
  const [before, proposed] = [new Date(Date.now() - 60_000), { newlyPermits: false, proposedBy: 'CMM:cmm-1002' }]
  await insertProposal(database.pool, { ...proposed, id: randomUUID(), version: 'a', against: null, proposedAt: before, inForceFrom: before }, 'a')
  const id = randomUUID()
  await insertProposal(database.pool, { ...proposed, id, version: 'b', against: 'a', proposedAt: before, inForceFrom: null }, 'b')

  let stood = 0
  const now = (): Date => new Date(Date.now() + stood)
  let writtenAt = now()
  const written: unknown[] = []
  const makeChange = {
    refuse: async (_bound: Bound, code: string) => { throw new Error(code) },
    /** The first time the gateway stands still before anything has come to the database. */
    write: async (_bound: Bound, { effect, brings }: WrittenChange) => {
      stood = 10_000
      try {
        await inTransaction(database.pool, effect)
        writtenAt = now()
        written.push(brings?.details['from'])
        return { disclosureId: 'd', log: 'g', leaves: ['1'], salts: [] }
      } catch (error) {
        if (error instanceof CaseMoved) return undefined
        throw error
      }
    },
  }
  const { proposal: { inForceFrom } } = await createApprovePolicies({ reader: database.pool, makeChange, now } as unknown as PolicyDeps)(officer, id)
  expect((inForceFrom?.getTime() ?? 0) - writtenAt.getTime()).toBeGreaterThan(TRUSTED)
  expect(written).toEqual([inForceFrom?.toISOString()])
})
