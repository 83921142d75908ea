import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleDocuments } from '../../build/console-documents.ts'
import { lookUps } from '../../build/console-words.ts'
import { startGateway } from '../../gateway/compose.ts'
import { documentIdOf } from '../../gateway/documents/document-id.ts'
import { clientOf, consoleClientOf } from '../../prisma/seed/clients.ts'
import type { ABrowser } from '../console-login/a-browser.ts'
import { aConsole, ORIGIN, type AConsole } from '../console-login/a-console.ts'
import { eventually } from '../eventually.ts'

const manifest = consoleDocuments(lookUps())
const idOf = (part: string): string => Object.entries(manifest).find(([, text]) => text.includes(part))?.[0] ?? ''

/** Production as it is first started: a database with nothing in it, and what the configuration names. */
let samsyn: AConsole
let administrator: ABrowser
let officer: ABrowser
beforeAll(async () => {
  samsyn = await aConsole({ freeDocuments: false, manifest, retell: () => ({ clients: [], cases: [] }) })
  administrator = await samsyn.loggedIn('SAMSYN', 'samsyn-01')
  officer = await samsyn.loggedIn('CMM', 'cmm-1002')
})
afterAll(() => samsyn.close())

/** What a page of the console sends, by the id of the operation, and the data or the code of the refusal. */
const send = async (on: ABrowser, part: string, variables: object = {}): Promise<any> => samsyn.outcome(await on.go(`${ORIGIN}/console/graphql`, {
  method: 'POST', headers: await samsyn.own(on), body: JSON.stringify({ documentId: idOf(part), variables: { ...variables, reason: 'den første start' } }),
}))

const leaves = async (change: string): Promise<any[]> => (await samsyn.database.adminPool.query(
  `select convert_from(entry, 'UTF8')::json as entry from trail_leaf where convert_from(entry, 'UTF8')::json->>'change' = $1`, [change]))
  .rows.map(({ entry }) => entry)

test('the first who log in are let in by the configuration, once and by a leaf each, and nobody else is', async () => {
  const { rows } = await samsyn.database.adminPool.query<{ id: string }>('select id from client')
  expect(rows.map(({ id }) => id)).toContain(consoleClientOf('SAMSYN'))
  expect(rows.map(({ id }) => id)).not.toContain(clientOf('CMM'))
  expect((await leaves('registerClient')).map(({ actor, details }) => [actor.party, details.client]).sort())
    .toEqual(rows.map(({ id }) => ['SAMSYN', id]).sort())
})

test('an agency\'s system is let in by two people in the console\'s own pages, before anything of the console is approved', async () => {
  const token = await samsyn.issuer.token('sara', 'ASSISTANCE')
  expect((await samsyn.send(token, { query: '{ x }' })).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  const { registerClient: { registration } } = await send(administrator, 'registerClient', { client: clientOf('CMM'), party: 'CMM' })
  expect(await send(administrator, 'approveRegistration', { id: registration.id })).toBe('FORBIDDEN')
  expect(await send(officer, 'approveRegistration', { id: registration.id })).toHaveProperty('approveRegistration')
  await eventually(async () =>
    expect((await samsyn.send(token, { query: '{ x }' })).body.errors?.[0]?.extensions.code).toBe('DOCUMENT_UNKNOWN'))
})

test('the rest of the console waits for an officer of each agency that it asks, of Samsyn\'s own where it asks for no fact', async () => {
  expect(await send(officer, 'policyProposals')).toBe('DOCUMENT_UNKNOWN')
  const { trustedDocuments: { documents } } = await send(administrator, 'query Documents')
  const waiting = documents.find(({ document }: { document: string }) => document.includes('policyProposals'))
  expect(waiting).toMatchObject({ inForce: false, registeredBy: expect.stringMatching(/^SAMSYN:replica-/), approvers: [{ agency: 'SAMSYN', approvedBy: null }] })
  expect(documents.filter(({ document }: { document: string }) => document.includes('registerClient('))).toEqual([])
  expect((await leaves('registerDocument')).map(({ details }) => details)).toContainEqual({
    registration: waiting.id, party: 'SAMSYN', document: idOf('policyProposals'), documentPurpose: waiting.purpose, approvers: ['SAMSYN'],
  })
  const lookUp = documents.find(({ document }: { document: string }) => document.includes('is: DEPARTURE') && document.includes('immigration'))
  expect(lookUp.approvers.map(({ agency }: { agency: string }) => agency)).toContain('UDLST')
  expect(await send(administrator, 'mutation ApproveDocument', { id: waiting.id })).toBe('FORBIDDEN')
  expect(await send(await samsyn.loggedIn('SAMSYN', 'samsyn-02'), 'mutation ApproveDocument', { id: waiting.id })).toHaveProperty('approveDocument')
  await eventually(async () => expect(await send(officer, 'policyProposals')).toHaveProperty('policyProposals'))
})

test('a start after that enters nothing again, what was withdrawn neither; one of a later release enters what is new in it', async () => {
  await samsyn.database.adminPool.query(`update trusted_document set withdrawn_by = 'SAMSYN:samsyn-01', withdrawn_at = now()
    where party = 'SAMSYN' and document_id = $1`, [idOf('overseenEntries')])
  const counts = async (): Promise<number[]> => Promise.all(['registerClient', 'registerDocument'].map(async (change) => (await leaves(change)).length))
  const before = await counts()
  expect(before[1]).toBeGreaterThan(50)
  const start = async (replica: string): Promise<void> =>
    (await startGateway({ ...samsyn.config, freeDocuments: false, replica, origin: `samsyn.example/${replica}`, port: 0 })).close()
  await start('replica-3')
  expect(await counts()).toEqual(before)
  const added = 'query Added($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) { policyProposals { inForce } }'
  const beside = join(dirname(samsyn.config.console?.folder ?? ''), 'console-documents.json')
  await writeFile(beside, JSON.stringify({ ...manifest, [documentIdOf(added)]: added }))
  await start('replica-4')
  expect((await leaves('registerDocument')).slice(before[1]).map(({ details }) => details.document)).toEqual([documentIdOf(added)])
})
