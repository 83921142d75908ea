import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { OWN_VERSION } from '../../gateway/policies/enter-own-policies.ts'
import { createPoliciesInForce } from '../../gateway/policies/policies-in-force.ts'
import { contentOf } from '../../gateway/policies/policy-content.ts'
import { insertProposal, type Reader } from '../../gateway/policies/policy-proposals.ts'
import { OWN_DOCUMENT } from '../../policies/policy-document.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import { versionOf } from '../../policies/policy-set.ts'
import { aDatabase } from '../database.ts'
import { LESS } from './a-proposal.ts'

test('policies hold on while the next are not made, however long that takes; from the instant of the next on nothing is permitted', async () => {
  const database = await aDatabase()
  const [today, tomorrow] = [new Date(), new Date(Date.now() + 24 * 60 * 60 * 1_000)]
  const putInForce = (document: PolicyRules, inForceFrom: Date): Promise<void> => {
    const content = contentOf(document)
    const version = versionOf(content)
    return insertProposal(database.pool,
      { id: randomUUID(), version, against: null, newlyPermits: true, proposedBy: 'SAMSYN:test', proposedAt: today, inForceFrom }, content)
  }
  let asked = (): void => undefined
  const nextIsAsked = new Promise<void>((resolve) => { asked = resolve })
  const neverGivingTheNext = {
    query: (text: string, values?: string[]) => {
      if (!values?.includes(versionOf(contentOf(LESS)))) return database.pool.query(text, values)
      asked()
      return new Promise(() => undefined)
    },
  } as Reader
  await putInForce(OWN_DOCUMENT, today)
  const policies = await createPoliciesInForce(neverGivingTheNext, () => today)
  await putInForce(LESS, tomorrow)
  await nextIsAsked
  await wait(6_000)
  expect(policies.current(today)?.version).toBe(OWN_VERSION)
  expect(policies.current(tomorrow)).toBeUndefined()
  policies.close()
  await database.drop()
})
