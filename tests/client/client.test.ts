import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifestOf } from '../../client/manifest.ts'
import { operation } from '../../client/operation.ts'
import { createReceipts } from '../../client/receipts.ts'
import { createSamsyn, PageRefused, type Samsyn, type SamsynSettings } from '../../client/samsyn.ts'
import { documentIdOf } from '../../gateway/documents/document-id.ts'
import { provenHeaders } from '../../gateway/demo/proven-headers.ts'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'

const POLICE = operation(`query Police($fileNumber: String!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) { id police { policeAssessment } tax { noDeclaredIncome } withheld { field because } }
}`)
const CASES = operation(`query Cases($first: Int, $after: String, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  cases(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`)

let samsyn: AGateway
let settings: SamsynSettings
const opened: Samsyn[] = []

const open = async (changed: Partial<SamsynSettings> = {}): Promise<Samsyn> => {
  const one = await createSamsyn({ ...settings, ...changed })
  opened.push(one)
  return one
}

beforeAll(async () => {
  samsyn = await aGateway()
  const key = samsyn.issuer.keys['cmm-sagssystem']!
  settings = {
    gateway: samsyn.url, issuer: samsyn.issuer.trusted.issuer, audience: AUDIENCE, client: 'cmm-sagssystem', key,
    binding: { by: 'key', key }, documents: 'written', allowHttp: true,
  }
})
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()))
  await samsyn.close()
})

const reason = 'prøve af den typede klient'
const asked = () => ({ fileNumber: samsyn.fileNumberOf('mira', 'ditte')!, reason })

describe('an agency\'s system', () => {
  test('asks for an employee, by a token for the operation\'s purpose that is bound to its own key', async () => {
    const answer = await (await open()).actingFor('cmm-1311').ask(POLICE, asked())
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.data.caseByFileNumber).toMatchObject({ id: samsyn.handleOf('mira', 'ditte'), police: { policeAssessment: 'TRAFFICKED' }, tax: null })
    expect(answer.data.caseByFileNumber?.withheld).toEqual([{ field: 'tax.noDeclaredIncome', because: 'NOT_PERMITTED' }])
    expect(answer.receipt).toMatchObject({ log: 'replica-1', leaves: [expect.stringMatching(/^\d+$/)] })
  })

  test('is told what stands in the way by its code, and never by an exception', async () => {
    const ditte = (await open()).actingFor('cmm-1311')
    expect(await ditte.ask(POLICE, { ...asked(), reason: 'x' })).toMatchObject({ ok: false, code: 'REASON_INVALID', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(await ditte.ask(POLICE, { ...asked(), fileNumber: 'CMM-0' })).toMatchObject({ ok: false, code: 'CASE_NOT_AVAILABLE' })
    expect(await (await open()).actingFor('nec-20417').ask(POLICE, asked())).toMatchObject({ ok: false, code: 'NO_TOKEN', requestId: null })
    expect(await (await open({ gateway: 'http://127.0.0.1:9' })).actingFor('cmm-1311').ask(POLICE, asked())).toMatchObject({ ok: false, code: 'UNREACHABLE' })
    expect(await (await open({ gateway: samsyn.issuer.trusted.issuer })).actingFor('cmm-1311').ask(POLICE, asked())).toMatchObject({ ok: false, code: 'NOT_UNDERSTOOD' })
  })

  test('sends nothing over plain HTTP unless it is told to', async () => {
    const { allowHttp: _, ...asInProduction } = settings
    const strict = await createSamsyn(asInProduction)
    opened.push(strict)
    expect(await strict.actingFor('cmm-1311').ask(POLICE, asked())).toMatchObject({ ok: false, code: 'NO_TOKEN' })
  })

  test('is told by its code too that the employee is let in no longer, and answered once she is back', async () => {
    const ditte = (await open()).actingFor('cmm-1311')
    await samsyn.database.adminPool.query(`insert into ended_employee (party, employee, ended_at) values ('CMM', 'cmm-1311', now())`)
    await expect.poll(() => ditte.ask(CASES, { reason }), { interval: 1_000, timeout: 15_000 }).toMatchObject({ ok: false, code: 'UNAUTHENTICATED', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    await samsyn.database.adminPool.query('delete from ended_employee')
    await expect.poll(() => ditte.ask(CASES, { reason }), { interval: 1_000 }).toMatchObject({ ok: true })
  })

  test('reads every case, a page at a time, each once', async () => {
    const ditte = (await open()).actingFor('cmm-1311')
    const seen: string[] = []
    for await (const { node } of ditte.pages(CASES, { first: 2, reason }, ({ cases }) => cases)) seen.push(node.id)
    const { body } = await samsyn.as('ditte').for('IDENTIFICATION').run('{ cases(first: 100) { edges { node { id } } } }')
    expect(seen.length).toBeGreaterThan(4)
    expect(seen).toEqual(body.data?.['cases'].edges.map(({ node }: { node: { id: string } }) => node.id))
  })

  test('stops at a page that is refused, and says why', async () => {
    const read = async (): Promise<void> => {
      for await (const _ of (await open()).actingFor('cmm-1311').pages(CASES, { first: 101, reason }, ({ cases }) => cases)) throw new Error('nothing is given')
    }
    await expect(read()).rejects.toThrow(PageRefused)
    await expect(read()).rejects.toMatchObject({ answer: { code: 'PAGE_INVALID' } })
  })

  test('with another\'s key gets no token', async () => {
    const other = await open({ key: samsyn.issuer.keys['nec-sagssystem']! })
    expect(await other.actingFor('cmm-1311').ask(CASES, { reason })).toMatchObject({ ok: false, code: 'NO_TOKEN' })
  })
})

describe('a receipt', () => {
  let folder: string
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'samsyn-client-')) })
  afterAll(() => rm(folder, { recursive: true }))

  const trustIn = async (name: string, key: JWK): Promise<string> => {
    const file = join(folder, name)
    await writeFile(file, JSON.stringify({ logs: [createNoteSigner('samsyn.example/replica-1', key).verifierKey], witnesses: [], quorum: 0 }))
    return file
  }

  test('is completed and checked as the stand-alone verifier does: what was answered stands in the trail', async () => {
    const ditte = (await open()).actingFor('cmm-1311')
    const answer = await ditte.ask(POLICE, asked())
    if (!answer.ok || !answer.receipt) throw new Error('there is no receipt')
    const { entries, file } = await ditte.check('IDENTIFICATION', answer.receipt, await trustIn('trust.json', samsyn.checkpointKey))
    expect(entries).toEqual([expect.objectContaining({ kind: 'disclosure', disclosureId: answer.receipt.disclosureId })])
    expect(JSON.parse(file)).toMatchObject({ log: 'replica-1', leaves: [{ index: answer.receipt.leaves[0], salt: answer.receipt.salts[0] }] })
  })

  test('fails whose leaf is of an earlier request, or of another employee, though it stands in the trail', async () => {
    const [ditte, trust] = [(await open()).actingFor('cmm-1311'), await trustIn('trust.json', samsyn.checkpointKey)]
    const [earlier, later] = [await ditte.ask(POLICE, asked()), await ditte.ask(POLICE, asked())]
    if (!earlier.ok || !earlier.receipt || !later.ok || !later.receipt) throw new Error('there is no receipt')
    const { disclosureId } = later.receipt
    await expect(ditte.check('IDENTIFICATION', { ...earlier.receipt, disclosureId }, trust)).rejects.toThrow('is not of this request')
    const { rows: [leaf] } = await samsyn.database.pool.query<{ entry: Buffer }>(
      'select entry from trail_leaf where log_id = $1 and index = $2', [earlier.receipt.log, earlier.receipt.leaves[0]])
    const receipts = createReceipts(samsyn.url, { send: async () => new Response(String(leaf?.entry)), fetch: (url) => fetch(url) })
    const by = (client: string, employee: string) => receipts.check('token', earlier.receipt!, { client, employee }, trust)
    expect((await by('cmm-sagssystem', 'cmm-1311')).entries).toHaveLength(1)
    for (const [client, employee] of [['cmm-sagssystem', 'cmm-1207'], ['cmm-andet-system', 'cmm-1311']] as const)
      await expect(by(client, employee)).rejects.toThrow('is not of this request')
  })

  test('fails that another log\'s key would have signed, or that is another employee\'s', async () => {
    const ditte = (await open()).actingFor('cmm-1311')
    const answer = await ditte.ask(POLICE, asked())
    if (!answer.ok || !answer.receipt) throw new Error('there is no receipt')
    const { receipt } = answer
    const other = await trustIn('other.json', (await makeSigningKey('trail-2')).privateKey)
    await expect(ditte.check('IDENTIFICATION', receipt, other)).rejects.toThrow('not signed by a log that is trusted')
    const trust = await trustIn('trust.json', samsyn.checkpointKey)
    await expect((await open()).actingFor('cmm-1207').check('ASSISTANCE', receipt, trust)).rejects.toThrow('no such leaf')
  })
})

describe('trusted documents', () => {
  test('are written by the system\'s build as `samsyn documents register` takes them, by the very ids that the gateway knows', () => {
    expect(manifestOf([POLICE, CASES])).toEqual({ [documentIdOf(POLICE.text)]: POLICE.text, [documentIdOf(CASES.text)]: CASES.text })
    expect([POLICE.id, POLICE.purpose]).toEqual([documentIdOf(POLICE.text), 'IDENTIFICATION'])
  })
  test('are asked for by id alone, and an unregistered one is told from all else', async () => {
    const byId = await open({ documents: 'byId' })
    expect(await byId.actingFor('cmm-1311').ask(POLICE, asked())).toMatchObject({ ok: false, code: 'DOCUMENT_UNKNOWN' })
  })
})

describe('the same from', () => {
  const PROGRAM = 'docs/first-query.py'
  const headers = async (): Promise<string> => {
    const key = samsyn.issuer.keys['cmm-sagssystem']!
    const token = await fetchAccessToken({
      issuer: settings.issuer, client: 'cmm-sagssystem', key, employee: 'cmm-1311', purpose: 'IDENTIFICATION', audience: AUDIENCE, boundTo: key,
    })
    const proven = await provenHeaders({ key, token, method: 'POST', url: `${samsyn.url}/graphql` })
    return Object.entries(proven).map(([name, value]) => `${name}: ${value}\n`).join('')
  }
  const run = (program: string, args: string[], input: string): Promise<string> => new Promise((resolve, reject) => {
    execFile(program, args, (error, stdout, stderr) => error
      ? reject(new Error(error.code === 'ENOENT' ? `\`${program}\` is not installed, and the document shows what it does` : `${error.message} ${stderr}`))
      : resolve(stdout)).stdin?.end(input)
  })

  test('Python, with its standard library alone', async () => {
    const said = await run('python3', [PROGRAM, `${samsyn.url}/graphql`, asked().fileNumber], await headers())
    expect(JSON.parse(said).caseByFileNumber.police).toEqual({ policeAssessment: 'TRAFFICKED' })
  })
  test('curl', async () => {
    const body = JSON.stringify({ query: POLICE.text, variables: asked() })
    const said = await run('curl', ['-s', `${samsyn.url}/graphql`, '-H', '@-', '-H', 'content-type: application/json', '-d', body], await headers())
    expect(JSON.parse(said).data.caseByFileNumber.police).toEqual({ policeAssessment: 'TRAFFICKED' })
  })
})
