import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleDocuments } from '../../build/console-documents.ts'
import { lookUps } from '../../build/console-words.ts'
import { DOCUMENT_OPERATIONS } from '../../gateway/cli/documents/document-operations.ts'
import { documentIdOf } from '../../gateway/documents/document-id.ts'
import { readDocument } from '../../gateway/documents/read-document.ts'
import { aConsole, ORIGIN, type AConsole } from '../console-login/a-console.ts'
import { eventually } from '../eventually.ts'

const manifest = consoleDocuments(lookUps())

let samsyn: AConsole
beforeAll(async () => { samsyn = await aConsole({ freeDocuments: false }) })
afterAll(() => samsyn.close())

const handle = async (persona: string, act: 'register' | 'approve', variables: object): Promise<any> => {
  const answered = await samsyn.send(await samsyn.issuer.token(persona, 'OVERSIGHT'), {
    query: DOCUMENT_OPERATIONS[act], variables: { ...variables, reason: 'konsollens forespørgsler' },
  })
  return answered.body.data?.[`${act}Document`].document
}

test('every operation of the console can be registered: it fits the contract and states its purpose', () => {
  expect(Object.keys(manifest).length).toBeGreaterThan(30)
  const faults = Object.entries(manifest).filter(([id, text]) => id !== documentIdOf(text) || typeof readDocument(text) === 'string')
  expect(faults).toEqual([])
})

test('outside the demonstration the console\'s pages send what is registered for them, and nothing else', async () => {
  const [id, text] = Object.entries(manifest).find(([, one]) => one.includes('policyProposals')) ?? []
  const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
  const ask = async (body: object): Promise<unknown> => samsyn.outcome(await browser.go(`${ORIGIN}/console/graphql`, {
    method: 'POST', headers: await samsyn.own(browser), body: JSON.stringify({ ...body, variables: { reason: 'prøve af konsollen' } }),
  }))
  expect(await ask({ query: text })).toBe('DOCUMENT_UNKNOWN')
  expect(await ask({ documentId: id })).toBe('DOCUMENT_UNKNOWN')
  const registered = await handle('admin', 'register', { document: text })
  expect(registered.approvers).toEqual([{ agency: 'SAMSYN', approvedBy: null, approvedAt: null }])
  await handle('samsyn-dpo', 'approve', { id: registered.id })
  await eventually(async () => {
    expect(await ask({ query: text })).toHaveProperty('policyProposals')
    expect(await ask({ documentId: id })).toHaveProperty('policyProposals')
  })
  expect(await ask({ query: `${text} ` })).toBe('DOCUMENT_UNKNOWN')
})
