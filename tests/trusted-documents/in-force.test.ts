import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import type { TrustedDocument } from '../../gateway/documents/document-store.ts'
import { createDocumentsInForce } from '../../gateway/documents/documents-in-force.ts'

const AT = new Date('2026-11-22T10:00:00Z')
const registered: TrustedDocument = {
  id: 'r-1', party: 'CMM', documentId: 'd-1', document: 'query { x }', name: null, purpose: 'IDENTIFICATION', fields: [],
  approvers: ['NEC', 'UDLST'], approvals: [], registeredBy: 'CMM:cmm-1002', registeredAt: AT, withdrawnBy: null, withdrawnAt: null,
}
const approvedBy = (...agencies: readonly ('NEC' | 'UDLST' | 'SKAT')[]): Partial<TrustedDocument> =>
  ({ approvals: agencies.map((agency) => ({ agency, approvedBy: `${agency}:1`, approvedAt: AT })) })

test.each<[string, Partial<TrustedDocument>, string | null]>([
  ['nobody has approved', {}, null],
  ['one of two agencies has approved', approvedBy('NEC'), null],
  ['another agency has approved beside one of two', approvedBy('NEC', 'SKAT'), null],
  ['both agencies have approved', approvedBy('NEC', 'UDLST'), 'query { x }'],
])('a document that %s runs for its own party alone, and just when all have approved it', async (_what, said, text) => {
  const reader = { query: async () => ({ rows: [{ ...registered, ...said }] }) } as unknown as Pick<Pool, 'query'>
  const inForce = await createDocumentsInForce(reader, new Map())
  expect([inForce.textOf('CMM', 'd-1'), inForce.textOf('NEC', 'd-1')]).toEqual([text, null])
  inForce.close()
})
