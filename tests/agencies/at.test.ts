import { readFileSync } from 'node:fs'
import { OData } from '@odata/client'
import { xml2json } from 'odata-csdl'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { CaseAsk, Reply } from '../../agencies/adapter.ts'
import { createAdapter } from '../../agencies/at/adapter.ts'
import { createReference } from '../../agencies/at/reference.ts'
import { vocabulary } from '../../agencies/at/vocabulary.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { pathsOf } from '../contract/example-facts.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { startScriptedServer } from './scripted-server.ts'

const ANDREI = '20260011223'
const THUY = "2026/O'Neill 7"
const visits = [
  { date: '2026-02-03', cvrNumber: '00000042', address: 'Prøvevej 1', findings: ['Bor på stedet'], workersMet: 9 },
  { date: '2026-03-04', cvrNumber: '00000042', address: null, findings: null, workersMet: null },
]
const held = new Map([
  [ANDREI, { inspections: visits, rutRegistration: false, improvementNotices: ['Flugtvej spærret'] }],
  [THUY, { inspections: null, rutRegistration: null, improvementNotices: null }],
])
const dates: CaseAsk[] = [ANDREI, THUY].map((fileNumber) => ({ fileNumber, facts: ['rutRegistration', 'inspections.date'] }))

let orders: Orders
let reference: StartedReference

const orderFor = (asks: readonly CaseAsk[]): Promise<string> => orders.sign('AT', asks)

beforeAll(async () => {
  orders = await createOrders()
  reference = await startReference({
    create: createReference, party: 'AT', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
  })
})

beforeEach(() => reference.log.clear())
afterAll(() => reference?.close())

describe('the metadata document', () => {
  const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const served = async (): Promise<string> => (await request(`${reference.url}/$metadata`)).body.text()

  test('is what the contract file says, and valid by the OData committee\'s XML schemas', async () => {
    const xml = await served()
    expect(xml).toBe(read('agencies/at/metadata.xml'))
    const { errors } = await validateXML({
      xml: { fileName: 'metadata.xml', contents: xml },
      schema: { fileName: 'edmx.xsd', contents: read('node_modules/odata-csdl/schemas/edmx.xsd') },
      preload: { fileName: 'edm.xsd', contents: read('node_modules/odata-csdl/schemas/edm.xsd') },
    })
    expect(errors).toEqual([])
  })

  test('names every property that the gateway asks for, and no other fact', async () => {
    const messages: object[] = []
    const { Arbejdstilsynet: types } = xml2json(await served(), { strict: true, messages }) as
      { Arbejdstilsynet: Record<'Sag' | 'Tilsynsbesoeg', object> }
    const names = (type: object): string[] => Object.keys(type).filter((name) => !name.startsWith('$'))
    const visit = names(types.Tilsynsbesoeg).map((name) => `Tilsynsbesoeg.${name}`)
    const all = [...names(types.Sag).filter((name) => name !== 'Tilsynsbesoeg' && name !== 'Sagsnummer'), ...visit]
    expect(all.sort()).toEqual(vocabulary.toWireNames(pathsOf('AT')).sort())
    expect(messages).toEqual([])
  })
})

describe('a client that is not ours', () => {
  const clientFor = async (asks: readonly CaseAsk[]): Promise<ReturnType<typeof OData.New4>> => OData.New4({
    serviceEndpoint: `${reference.url}/`, commonHeaders: { 'Samsyn-Videregivelsesordre': await orderFor(asks) },
  })
  const options = () => OData.newOptions().select(['Sagsnummer', 'RutRegistreret'])
    .custom('$expand', 'Tilsynsbesoeg($select=Dato)')
  const andrei = { Sagsnummer: ANDREI, RutRegistreret: false, Tilsynsbesoeg: [{ Dato: '2026-02-03' }, { Dato: '2026-03-04' }] }

  test('reads one case by its key, just as selected', async () => {
    const sager = (await clientFor(dates)).getEntitySet('Sager')
    expect(await sager.retrieve(ANDREI, options())).toEqual({
      '@odata.context': '$metadata#Sager(Sagsnummer,RutRegistreret,Tilsynsbesoeg(Dato))/$entity', ...andrei,
    })
    expect(reference.log.entries.map((entry) => entry.asked)).toEqual([[dates[0]]])
  })

  test('reads the cases that its filter names', async () => {
    const sager = (await clientFor(dates)).getEntitySet('Sager')
    const filter = `Sagsnummer eq '${ANDREI}' or (Sagsnummer eq '2026/O''Neill 7')`
    expect(await sager.query(options().filter(filter))).toEqual([
      andrei, { Sagsnummer: THUY, RutRegistreret: null, Tilsynsbesoeg: [] },
    ])
  })

  test('reads cases in one batch, and is told which it does not have', async () => {
    const absent = { fileNumber: '1999', facts: ['rutRegistration', 'inspections.date'] }
    const client = await clientFor([...dates, absent])
    const read = (id: string) => client.newBatchRequest({ collection: 'Sager', id, params: options() })
    const answers = await client.execBatchRequestsJson([read(ANDREI), read('1999')])
    expect(answers.map(({ status }) => status)).toEqual([200, 404])
    expect(await answers[0]?.json()).toMatchObject(andrei)
    expect(await answers[1]?.json()).toEqual({ error: { code: 'IkkeFundet', message: 'der er ingen sådan sag' } })
    expect(reference.log.entries).toHaveLength(1)
  })

  test('is refused a case whose properties it does not select, when its order does not name them all', async () => {
    const answer = (await clientFor(dates)).getEntitySet('Sager').retrieve(ANDREI)
    await expect(answer).rejects.toThrow('videregivelsesordren dækker ikke forespørgslen')
    expect(reference.log.entries.map((entry) => entry.accepted)).toEqual([false])
  })

  test('is refused the whole batch when its order does not name one of the cases', async () => {
    const client = await clientFor(dates.slice(0, 1))
    const batch = [ANDREI, "2026%2FO''Neill 7"].map((id) =>
      client.newBatchRequest({ collection: 'Sager', id, params: options() }))
    await expect(client.execBatchRequestsJson(batch)).rejects.toThrow('videregivelsesordren dækker ikke forespørgslen')
  })
})

describe('the service', () => {
  const own = `Sager('${ANDREI}')`
  test.each([
    [404, 'Borgere'], [404, `${own}/Tilsynsbesoeg`], [404, "Sager('')"], [404, 'Sager(1)'], [404, `${own}/$value`],
    [400, 'Sager'], [400, `${own}?$filter=Sagsnummer eq 'x'`], [400, "Sager?$filter=RutRegistreret eq true"],
    [400, "Sager?$filter=Sagsnummer ne 'x'"], [400, "Sager?$filter=Sagsnummer eq 'x' and Sagsnummer eq 'y'"],
    [400, "Sager?$filter=startswith(Sagsnummer,'2')"], [400, "Sager?$filter=Sagsnummer eq null"],
    [400, `${own}?$select=Cpr`], [400, `${own}?$select=RutRegistreret,`], [400, `${own}?$select=Tilsynsbesoeg/Dato`],
    [400, `${own}?$select=RutRegistreret&$select=Paabud`], [400, `${own}?$expand=*`], [400, `${own}?$expand=Ansatte`],
    [400, `${own}?$expand=Tilsynsbesoeg($select=Cpr)`], [400, `${own}?$expand=Tilsynsbesoeg($top=1)`],
    [400, `${own}?$select=%`], [501, `${own}?$top=1`], [501, `${own}?$search=Testesen`], [501, `${own}?bruger=1`],
  ])('answers %i in OData\'s own form to `%s`', async (status, url) => {
    const answer = await request(`${reference.url}/${url.replaceAll(' ', '%20')}`, {
      headers: { 'Samsyn-Videregivelsesordre': await orderFor(dates) },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['odata-version']).toBe('4.0')
    expect(await answer.body.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } })
  })

  test.each(['{', '{"requests":[]}', '{"requests":[{"id":"1","method":"delete","url":"Sager(\'1\')"}]}'])(
    'refuses the batch `%s`', async (body) => {
      const headers = { 'content-type': 'application/json', 'Samsyn-Videregivelsesordre': await orderFor(dates) }
      expect((await request(`${reference.url}/$batch`, { method: 'POST', headers, body })).statusCode).toBe(400)
      expect(reference.log.entries).toEqual([])
    })
})

describe('the gateway\'s adapter', () => {
  const asked = [{ fileNumber: ANDREI, facts: ['rutRegistration'] }]
  const askAt = async (url: string, cases: readonly CaseAsk[]): Promise<Reply> => {
    const adapter = createAdapter(url)
    onTestFinished(() => adapter.close())
    return adapter.fetch({ disclosureId: 'd-1', cases, order: await orderFor(cases), signal: AbortSignal.timeout(30_000) })
  }
  const askScripted = async (body: string): Promise<Reply> => {
    const server = await startScriptedServer({ type: 'application/json', body })
    onTestFinished(() => server.close())
    return askAt(server.url, asked)
  }

  test('reads a case whose file number holds what URLs and OData write with care', async () => {
    const cases = [{ fileNumber: THUY, facts: ['rutRegistration', 'improvementNotices', 'inspections.findings'] }]
    expect(await askAt(reference.url, cases)).toEqual({
      cases: new Map([[THUY, { rutRegistration: null, improvementNotices: [], inspections: [] }]]), surplus: 0,
    })
  })

  test('P11: an inspection without what was selected of it is not one of which that is empty', async () => {
    const visits = '[{"Dato":"2026-02-03","CvrNummer":"00000042"},{"Dato":"2026-03-04"}]'
    const server = await startScriptedServer({
      type: 'application/json',
      body: `{"responses":[{"id":"0","status":200,"body":{"Sagsnummer":"${ANDREI}","Tilsynsbesoeg":${visits}}}]}`,
    })
    onTestFinished(() => server.close())
    const cases = [{ fileNumber: ANDREI, facts: ['inspections.date', 'inspections.cvrNumber'] }]
    await expect(askAt(server.url, cases)).rejects.toMatchObject({ kind: 'garbled' })
  })

  const sag = `{"Sagsnummer":"${ANDREI}","RutRegistreret":true}`
  test.each([
    ['garbled', 'no responses', '{}'],
    ['garbled', 'a request without its response', '{"responses":[]}'],
    ['garbled', 'a response of another request alone', `{"responses":[{"id":"7","status":200,"body":${sag}}]}`],
    ['garbled', 'a case without its file number', '{"responses":[{"id":"0","status":200,"body":{"RutRegistreret":true}}]}'],
    ['garbled', 'a word for a truth value', `{"responses":[{"id":"0","status":200,"body":${sag.replace('true', '"ja"')}}]}`],
    ['garbled', 'a response without status', `{"responses":[{"id":"0","body":${sag}}]}`],
    ['garbled', 'the first inspections of many, and where the next are', `{"responses":[{"id":"0","status":200,"body":${sag.replace('}', ',"Tilsynsbesoeg":[{"Dato":"2026-02-03"}],"Tilsynsbesoeg@odata.nextLink":"Mira"}')}}]}`],
    ['garbled', 'the first findings of an inspection, and where the next are', `{"responses":[{"id":"0","status":200,"body":${sag.replace('}', ',"Tilsynsbesoeg":[{"Fund":["x"],"Fund@odata.nextLink":"Mira"}]}')}}]}`],
    ['garbled', 'a case without what was selected of it', `{"responses":[{"id":"0","status":200,"body":{"Sagsnummer":"${ANDREI}","RutRegistreret@Core.Permissions":"None"}}]}`],
    ['garbled', 'a redirect', '{"responses":[{"id":"0","status":302}]}'],
    ['unreachable', 'an error of its own', '{"responses":[{"id":"0","status":503,"body":{"error":{"message":"Mira"}}}]}'],
    ['refused', 'a refusal of one read', '{"responses":[{"id":"0","status":403,"body":{"error":{"message":"Mira"}}}]}'],
  ])('P7 P11: the agency is %s when it answers with %s', async (kind, _what, body) => {
    const error = await askScripted(body).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind })
    expect(String((error as Error).stack)).not.toContain('Mira')
  })

  test('P3: a second response, a stranger\'s and what was not selected are dropped and counted', async () => {
    const told = `{"Sagsnummer":"${ANDREI}","RutRegistreret":true,"__proto__":{"Navn":"Mira"},"@odata.note":"Mira"}`
    const responses = [`{"id":"0","status":200,"body":${told}}`, `{"id":"0","status":200,"body":${sag}}`,
      '{"id":"1","status":200,"body":{"Sagsnummer":"2","Navn":"Mira"}}']
    expect(await askScripted(`{"responses":[${responses.join()}],"@odata.context":"x","InternNotat":"Mira"}`)).toEqual({
      cases: new Map([[ANDREI, { rutRegistration: true }]]), surplus: 5,
    })
  })
})
