import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOCUMENT_OPERATIONS } from '../../gateway/cli/documents/document-operations.ts'
import { documentIdOf } from '../../gateway/documents/document-id.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { aGateway, type AGateway, type Answered } from '../acceptance/a-gateway.ts'
import { eventually } from '../eventually.ts'

/** Ditte of CMM assesses; she is shown what the police and the tax administration hold. */
const POLICE = `query Assessment($id: ID!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  case(id: $id) { police { policeAssessment } withheld { field } } }`
const OWN_CASES = 'query Cases($reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) { cases { edges { node { id } } } }'
const REASON = 'prøve af registrerede forespørgsler'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway({ freeDocuments: false, replicas: 1 }) })
afterAll(() => samsyn.close())

const send = async (persona: string, purpose: Purpose, body: { query?: string; documentId?: unknown; variables?: object }, replica = 0): Promise<Answered> =>
  samsyn.send(await samsyn.issuer.token(persona, purpose), { ...body, variables: { reason: REASON, ...body.variables } }, samsyn.gateways[replica]!)

const codeOf = ({ body }: Answered): string | undefined => body.errors?.[0]?.extensions.code

/** Registers, approves or withdraws as the command line does; the document, or the code of a refusal. */
const handle = async (persona: string, act: Exclude<keyof typeof DOCUMENT_OPERATIONS, 'list'>, variables: object): Promise<any> => {
  const answered = await send(persona, 'OVERSIGHT', { query: DOCUMENT_OPERATIONS[act], variables })
  return codeOf(answered) ?? answered.body.data?.[`${act}Document`].document
}
const list = async (persona: string): Promise<any[]> =>
  (await send(persona, 'OVERSIGHT', { query: DOCUMENT_OPERATIONS.list })).body.data?.['trustedDocuments'].documents

const untilEverywhere = (check: (replica: number) => Promise<void>): Promise<void> =>
  eventually(() => Promise.all([0, 1].map(check)).then(() => undefined))

const ask = async (replica = 0): Promise<unknown> => {
  const answered = await send('ditte', 'IDENTIFICATION', { documentId: documentIdOf(POLICE), variables: { id: samsyn.handleOf('mira', 'ditte') } }, replica)
  return codeOf(answered) ?? answered.body.data?.['case']
}

describe('an agency\'s operation runs', () => {
  let id: string

  test('not before it is registered: named or written out, it is refused and recorded', async () => {
    samsyn.forgetAsked()
    expect(await ask()).toBe('DOCUMENT_UNKNOWN')
    const written = await send('ditte', 'IDENTIFICATION', { query: POLICE, variables: { id: samsyn.handleOf('mira', 'ditte') } })
    expect([written.status, codeOf(written)]).toEqual([400, 'DOCUMENT_UNKNOWN'])
    expect(samsyn.askedOf('NEC')).toEqual([])
    const { rows } = await samsyn.database.adminPool.query(`select count(*)::int as refusals from trail_leaf
      where convert_from(entry, 'utf8')::json ->> 'code' = 'DOCUMENT_UNKNOWN'
        and convert_from(entry, 'utf8')::json -> 'actor' ->> 'employee' = 'cmm-1311'`)
    expect(rows).toEqual([{ refusals: 2 }])
  })

  test('not before the police have approved what it asks of them', async () => {
    const registered = await handle('dpo', 'register', { document: POLICE })
    id = registered.id
    expect(registered).toMatchObject({
      party: 'CMM', documentId: documentIdOf(POLICE), name: 'Assessment', purpose: 'IDENTIFICATION', fields: ['police.policeAssessment'],
      approvers: [{ agency: 'NEC', approvedBy: null }], registeredBy: 'CMM:cmm-1002', inForce: false,
    })
    expect(await ask()).toBe('DOCUMENT_UNKNOWN')
    expect(await handle('second-cmm-dpo', 'approve', { id })).toBe('FORBIDDEN')
    expect(await ask()).toBe('DOCUMENT_UNKNOWN')
  })

  test('once they have, on every replica, by its id and by its very text', async () => {
    expect(await handle('poul', 'approve', { id })).toMatchObject({ inForce: true, approvers: [{ agency: 'NEC', approvedBy: 'NEC:nec-10007' }] })
    await untilEverywhere(async (replica) => expect(await ask(replica)).toMatchObject({ police: { policeAssessment: 'TRAFFICKED' } }))
    const written = await send('ditte', 'IDENTIFICATION', { query: POLICE, variables: { id: samsyn.handleOf('mira', 'ditte') } })
    expect(written.body.data?.['case']).toMatchObject({ police: { policeAssessment: 'TRAFFICKED' } })
  })

  test('and no other in its place', async () => {
    const variables = { id: samsyn.handleOf('mira', 'ditte') }
    const sent = async (body: object) => codeOf(await send('ditte', 'IDENTIFICATION', { ...body, variables }))
    expect(await sent({ documentId: documentIdOf(POLICE), query: OWN_CASES })).toBe('REQUEST_INVALID')
    expect(await sent({ documentId: documentIdOf(POLICE).toUpperCase() })).toBe('DOCUMENT_UNKNOWN')
    expect(await sent({ documentId: [documentIdOf(POLICE)] })).toBe('REQUEST_INVALID')
    expect(await sent({ documentId: null })).toBe('REQUEST_INVALID')
    expect(await sent({ query: `${POLICE} ` })).toBe('DOCUMENT_UNKNOWN')
    expect(await sent({})).toBe('REQUEST_INVALID')
  })

  test('for the agency that registered it alone', async () => {
    const other = await send('jens', 'IDENTIFICATION', { documentId: documentIdOf(POLICE), variables: { id: samsyn.handleOf('mira', 'jens') } })
    expect(codeOf(other)).toBe('DOCUMENT_UNKNOWN')
  })

  test('for the purpose that it states, whatever the token grants', async () => {
    const other = await send('ditte', 'ASSISTANCE', { documentId: documentIdOf(POLICE), variables: { id: samsyn.handleOf('mira', 'ditte') } })
    expect(codeOf(other)).toBe('PURPOSE_MISMATCH')
  })

  test('no longer than until one of those who approved it withdraws it: five seconds later on every replica it is refused', async () => {
    const withdrawn = await handle('poul', 'withdraw', { id })
    expect(withdrawn).toMatchObject({ inForce: false, withdrawnBy: 'NEC:nec-10007' })
    await untilEverywhere(async (replica) => expect(await ask(replica)).toBe('DOCUMENT_UNKNOWN'))
    expect(await handle('poul', 'approve', { id })).toBe('DOCUMENT_DECIDED')
    expect(await handle('poul', 'withdraw', { id })).toBe('DOCUMENT_DECIDED')
  })

  test('again only when it is registered and approved anew', async () => {
    const again = await handle('dpo', 'register', { document: POLICE })
    expect(again).toMatchObject({ inForce: false, approvers: [{ approvedBy: null }] })
    expect(await handle('dpo', 'register', { document: POLICE })).toBe('DOCUMENT_DECIDED')
  })

  test('each step with a leaf that says who and which', async () => {
    const { rows } = await samsyn.database.adminPool.query<{ said: any }>(`select convert_from(entry, 'utf8')::json as said from trail_leaf
      where convert_from(entry, 'utf8')::json ->> 'change' like '%Document' order by log_id, index`)
    expect(rows.map(({ said }) => [said.change, said.actor.employee])).toEqual([
      ['registerDocument', 'cmm-1002'], ['approveDocument', 'nec-10007'], ['withdrawDocument', 'nec-10007'], ['registerDocument', 'cmm-1002'],
    ])
    expect(rows[0]?.said.details).toEqual({
      registration: expect.stringMatching(/^[0-9a-f-]{36}$/), party: 'CMM', document: documentIdOf(POLICE), documentPurpose: 'IDENTIFICATION', approvers: ['NEC'],
    })
  })
})

describe('of documents', () => {
  test('two people make one: who registers does not approve, where the own agency approves either', async () => {
    const { id, approvers } = await handle('dpo', 'register', { document: OWN_CASES })
    expect(approvers).toEqual([{ agency: 'CMM', approvedBy: null, approvedAt: null }])
    expect(await handle('dpo', 'approve', { id })).toBe('DOCUMENT_OWN')
    expect(await handle('second-cmm-dpo', 'approve', { id })).toMatchObject({ inForce: true })
    expect(await handle('second-cmm-dpo', 'approve', { id })).toBe('DOCUMENT_DECIDED')
  })
  test('each municipality answers for its own: an officer of another neither sees, approves nor withdraws what it registered', async () => {
    const document = OWN_CASES.replace('IDENTIFICATION', 'ASSISTANCE')
    const { id, approvers } = await handle('kk-dpo', 'register', { document })
    expect(approvers).toEqual([{ agency: 'KOM', approvedBy: null, approvedAt: null }])
    expect(await list('aarhus-dpo')).toEqual([])
    expect(await handle('aarhus-dpo', 'approve', { id })).toBe('DOCUMENT_NOT_AVAILABLE')
    expect(await handle('aarhus-dpo', 'withdraw', { id })).toBe('DOCUMENT_NOT_AVAILABLE')
    expect(await handle('second-kk-dpo', 'approve', { id })).toMatchObject({ inForce: true })
  })
  test('an officer sees her own agency\'s and those that she approves, and no others', async () => {
    expect((await list('dpo')).map(({ party }) => party)).toEqual(['CMM', 'CMM', 'CMM'])
    expect((await list('poul')).map(({ name }) => name)).toEqual(['Assessment', 'Assessment'])
    expect(await list('dagny')).toEqual([])
    expect(await handle('dagny', 'approve', { id: (await list('dpo'))[0].id })).toBe('DOCUMENT_NOT_AVAILABLE')
  })
  test.each([
    ['what is not GraphQL', 'query (', 'SYNTAX_INVALID'],
    ['what is longer than 20,000 characters', OWN_CASES.padEnd(20_001), 'SYNTAX_INVALID'],
    ['what an approver reads in another order than it asks', `${OWN_CASES} # \u202e} emaN { mmc`, 'SYNTAX_INVALID'],
    ['what does not fit the contract', 'query ($reason: String!) @purpose(is: KNOWLEDGE, reason: $reason) { nothing }', 'OPERATION_INVALID'],
    ['what says no purpose', '{ cases { edges { node { id } } } }', 'PURPOSE_MISSING'],
    ['what leaves its purpose to a variable', 'query ($p: Purpose!, $reason: String!) @purpose(is: $p, reason: $reason) { cases { edges { cursor } } }', 'PURPOSE_MISSING'],
    ['two operations', `${OWN_CASES} query B($reason: String!) @purpose(is: KNOWLEDGE, reason: $reason) { cases { edges { cursor } } }`, 'ONE_OPERATION'],
    ['what asks what a contract shows of itself', '{ __schema { types { name } } }', 'PURPOSE_MISSING'],
  ])('%s cannot be registered', async (_what, document, code) => {
    expect(await handle('dpo', 'register', { document })).toBe(code)
  })
  test.each(['ditte', 'sara', 'grethe'])('%s registers none', async (persona) => {
    expect(await handle(persona, 'register', { document: POLICE })).toBe('FORBIDDEN')
  })
  test('facts are found through fragments, aliases and what is left out by a variable', async () => {
    const { fields, approvers } = await handle('dagny', 'register', { document: `
      query ($id: ID!, $reason: String!, $all: Boolean!) @purpose(is: IDENTIFICATION, reason: $reason) {
        case(id: $id) { police { ...P } help: cmm @include(if: $all) { ... on CmmView { signs: indicators } } } }
      fragment P on PoliceView { detainedSince }`.replace(/\s+/g, ' ').trim() })
    expect([fields, approvers.map(({ agency }: { agency: string }) => agency)]).toEqual([['cmm.indicators', 'police.detainedSince'], ['CMM', 'NEC']])
  })
  test('two people make one of the police too: who registers at one of their centres does not approve at the other', async () => {
    const { id, approvers } = await handle('poul-at-nuc', 'register', { document: POLICE })
    expect(approvers).toEqual([{ agency: 'NEC', approvedBy: null, approvedAt: null }])
    expect(await handle('poul', 'approve', { id })).toBe('DOCUMENT_OWN')
    expect(await handle('poul-at-nuc', 'withdraw', { id })).toMatchObject({ withdrawnBy: 'NUC:nec-10007' })
  })
  test('the database itself lets nobody approve her own, or change what was registered', async () => {
    const { rows: [row] } = await samsyn.database.adminPool.query(`select id from trusted_document where withdrawn_at is null and party = 'UDLST'`)
    const onPool = (sql: string) => samsyn.database.adminPool.query(sql, [row.id])
    await expect(onPool(`insert into trusted_document_approval values ($1, 'CMM', 'UDLST:us-1001', now())`)).rejects.toThrow('another person')
    await expect(onPool(`update trusted_document set document = '{ a }' where id = $1`)).rejects.toThrow('kept as they were')
    await expect(samsyn.database.pool.query('delete from trusted_document_approval')).rejects.toThrow()
  })
  test('none is known to be in use when the database cannot say so: nothing runs on an old memory', async () => {
    await samsyn.database.adminPool.query('alter table trusted_document rename to away')
    await eventually(async () => expect(await ask()).toBe('UNAVAILABLE'), 250)
    await samsyn.database.adminPool.query('alter table away rename to trusted_document')
  })
})
