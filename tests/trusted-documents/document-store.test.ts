import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { insertApproval, insertDocuments, readDocuments, readStanding, withdraw, type TrustedDocument } from '../../gateway/documents/document-store.ts'
import { aDatabase } from '../database.ts'

const AT = new Date('2026-11-22T10:00:00Z')
const LATER = new Date('2026-11-22T11:00:00Z')

const registered = (registeredAt: Date): TrustedDocument => ({
  id: randomUUID(), party: 'CMM', documentId: 'd', document: 'query { x }', name: null, purpose: 'IDENTIFICATION', fields: [],
  approvers: ['NEC', 'UDLST'], approvals: [], registeredBy: 'CMM:cmm-1002', registeredAt, withdrawnBy: null, withdrawnAt: null,
})

test('of two who do the same at once, one finds it done: registered, approved or withdrawn once; none is approved once it is withdrawn', async () => {
  const database = await aDatabase()
  const { pool } = database
  const [first, again] = [registered(AT), registered(LATER)]
  const approved = (agency: 'NEC' | 'UDLST', at: Date) => insertApproval(pool, first.id, { agency, approvedBy: `${agency}:1`, approvedAt: at })
  expect([await insertDocuments(pool, [first]), await insertDocuments(pool, [again])]).toEqual([true, false])
  expect([await approved('NEC', LATER), await approved('NEC', AT)]).toEqual([true, false])
  expect([await withdraw(pool, first.id, 'CMM:cmm-1002', AT), await withdraw(pool, first.id, 'NEC:1', LATER)]).toEqual([true, false])
  expect(await approved('UDLST', LATER)).toBe(false)
  expect(await insertDocuments(pool, [again])).toBe(true)
  expect((await readDocuments(pool)).map(({ id }) => id)).toEqual([again.id, first.id])
  expect((await readDocuments(pool))[1]).toEqual({
    ...first, approvals: [{ agency: 'NEC', approvedBy: 'NEC:1', approvedAt: LATER }], withdrawnBy: 'CMM:cmm-1002', withdrawnAt: AT })
  expect(await readStanding(pool)).toEqual([again])
  await database.drop()
})
