import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dialect as cmm } from '../../agencies/cmm/dialect.ts'
import { createReference as createCmm } from '../../agencies/cmm/reference.ts'
import { vocabulary as cmmWords } from '../../agencies/cmm/vocabulary.ts'
import { dialect as iom } from '../../agencies/iom/dialect.ts'
import { createReference as createIom } from '../../agencies/iom/reference.ts'
import { vocabulary as iomWords } from '../../agencies/iom/vocabulary.ts'
import { dialect as ngo } from '../../agencies/ngo/dialect.ts'
import { createReference as createNgo } from '../../agencies/ngo/reference.ts'
import { vocabulary as ngoWords } from '../../agencies/ngo/vocabulary.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { createHttpTransport, type HttpAsk, type HttpReply, type HttpTransport } from '../../agencies/transport/http.ts'
import { createRestAdapter, ORDER_HEADER } from '../../agencies/transport/rest.ts'
import { exampleFacts, pathsOf } from '../contract/example-facts.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { readOpenApi, type OpenApiDocument } from './openapi-document.ts'

const agencies = [
  { code: 'CMM', dialect: cmm, words: cmmWords, create: createCmm, asks: 'Opslag', all: 'Sager', one: 'Sag', fields: 'Felter', problem: 'Fejl' },
  { code: 'NGO', dialect: ngo, words: ngoWords, create: createNgo, asks: 'Forespoergsel', all: 'Borgere', one: 'Borger', fields: 'Felter', problem: 'Fejl' },
  { code: 'IOM', dialect: iom, words: iomWords, create: createIom, asks: 'Lookup', all: 'Beneficiaries', one: 'Beneficiary', fields: 'Fields', problem: 'Problem' },
] as const

/** Keeps what went over the wire and came back. */
const recording = (http: HttpTransport, wire: { asked?: HttpAsk; replied?: HttpReply }): HttpTransport => ({
  ...http,
  send: async (ask) => {
    wire.asked = ask
    wire.replied = await http.send(ask)
    return wire.replied
  },
})

describe.each(agencies)('$code and its OpenAPI document', ({ code, dialect, words, create, ...schemas }) => {
  const paths = pathsOf(code)
  const held = new Map(Array.from({ length: 40 }, (_, seed) => [`${code}-${seed}`, exampleFacts(code, seed)]))
  const everything = [...held.keys()].map((fileNumber) => ({ fileNumber, facts: paths }))
  const wire: { asked?: HttpAsk; replied?: HttpReply } = {}
  let document: OpenApiDocument
  let orders: Orders
  let reference: StartedReference
  let http: HttpTransport

  beforeAll(async () => {
    document = await readOpenApi(code.toLowerCase())
    orders = await createOrders()
    reference = await startReference({
      create, party: code, facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
    })
    http = recording(createHttpTransport(reference.url), wire)
  })

  afterEach(() => {
    reference.faults.current = undefined
  })

  afterAll(async () => {
    await http?.close()
    await reference?.close()
  })

  const holdsBy = (schema: string, value: unknown): unknown => {
    const validate = document.schema(schema)
    return validate(value) ? [] : validate.errors
  }
  const json = (reply: HttpReply | undefined): unknown => JSON.parse(String(reply?.body))
  const askAll = async (): Promise<unknown> => createRestAdapter(http, dialect, words).fetch({
    disclosureId: 'd-1', cases: everything, order: await orders.sign(code, everything), signal: AbortSignal.timeout(30_000),
  })
  const get = async (fileNumber: string, fields: string, ordered: string): Promise<HttpReply> => http.send({
    method: 'GET',
    path: `${dialect.collection}/${fileNumber}?${dialect.fields}=${fields}`,
    headers: { [ORDER_HEADER]: await orders.sign(code, [{ fileNumber: ordered, facts: paths }]) },
    signal: AbortSignal.timeout(30_000),
  })

  test('the document is OpenAPI 3.1', () => {
    expect([document.version, document.faults]).toEqual(['3.1', []])
  })

  test('every field that can be asked for is in the document, and no other', () => {
    expect((document.schema(schemas.fields).schema as { items: { enum: string[] } }).items.enum)
      .toEqual(words.toWireNames(paths))
  })

  test('what is asked and what is answered are as the document says', async () => {
    await askAll()
    expect(wire.asked?.path).toBe(`${dialect.collection}/${dialect.lookup}`)
    expect(holdsBy(schemas.asks, JSON.parse(wire.asked?.body ?? ''))).toEqual([])
    expect(holdsBy(schemas.all, json(wire.replied))).toEqual([])
  })

  test('an answer with too much is not as the document says', async () => {
    reference.faults.current = { kind: 'oversend' }
    await askAll()
    expect(holdsBy(schemas.all, json(wire.replied))).not.toEqual([])
  })

  test('one case can be looked up by itself, with just its fields', async () => {
    const [field = ''] = words.toWireNames(paths)
    const reply = await get(`${code}-1`, field, `${code}-1`)
    expect(reply.status).toBe(200)
    expect(holdsBy(schemas.one, json(reply))).toEqual([])
    const facts = (json(reply) as Record<string, unknown>)[dialect.facts]
    expect(words.fromWire(paths.slice(0, 1), facts).surplus).toBe(0)
  })

  test.each([
    ['an unknown field', 400, `${code}-1`, 'skostoerrelse', `${code}-1`],
    ['a case that the order does not name', 403, `${code}-1`, words.toWireNames(paths).join(), `${code}-2`],
    ['a case that it does not have', 404, `${code}-999`, words.toWireNames(paths).join(), `${code}-999`],
  ])('a look-up of %s is answered %i, as the document says', async (_what, status, fileNumber, fields, ordered) => {
    const reply = await get(fileNumber, fields, ordered)
    expect([reply.status, reply.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
    expect(holdsBy(schemas.problem, json(reply))).toEqual([])
  })
})
