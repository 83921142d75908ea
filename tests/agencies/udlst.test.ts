import { readFileSync } from 'node:fs'
import {
  buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, type IntrospectionQuery,
} from 'graphql'
import { ClientError, GraphQLClient } from 'graphql-request'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Adapter, CaseAsk, Reply } from '../../agencies/adapter.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { createAdapter } from '../../agencies/udlst/adapter.ts'
import { createReference } from '../../agencies/udlst/reference.ts'
import type { FactValues } from '../../schema/fact.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { startScriptedServer } from './scripted-server.ts'

const BLESSING = '26/004711'
const JOY = '26/004712'
const BROKEN = '26/004713'
const held = new Map<string, FactValues>([
  [BLESSING, { residenceCategory: 'none', assessmentDecision: 'PENDING', name: 'Blessing Testesen', nationality: 'NG' }],
  [JOY, { residenceCategory: 'asylumSeeker', reflectionEnds: '2026-12-01', assessmentGrounds: ['A', 'B'], name: 'Joy' }],
  [BROKEN, { dublin: 'ja, siger Mira Testesen' }],
])

let orders: Orders
let reference: StartedReference
let adapter: Adapter

const clientFor = async (asks: readonly CaseAsk[]): Promise<GraphQLClient> =>
  new GraphQLClient(reference.url, { headers: { 'Samsyn-Videregivelsesordre': await orders.sign('UDLST', asks) } })

const ask = async (cases: readonly CaseAsk[], to = adapter): Promise<Reply> =>
  to.fetch({ disclosureId: 'd-1', cases, order: await orders.sign('UDLST', cases), signal: AbortSignal.timeout(30_000) })

const statusOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => (error as ClientError).response.status)

beforeAll(async () => {
  orders = await createOrders()
  reference = await startReference({
    create: createReference, party: 'UDLST', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
  })
  adapter = createAdapter(reference.url)
})

beforeEach(() => reference.log.clear())

afterAll(async () => {
  await adapter?.close()
  await reference?.close()
})

describe('a client that is not ours', () => {
  test('reads off the running system just the schema that the contract file says', async () => {
    const read = await new GraphQLClient(reference.url).request<IntrospectionQuery>(getIntrospectionQuery())
    const contract = readFileSync(new URL('../../agencies/udlst/contract.graphql', import.meta.url), 'utf8')
    const sorted = (schema: ReturnType<typeof buildSchema>): string => printSchema(lexicographicSortSchema(schema))
    expect(sorted(buildClientSchema(read))).toBe(sorted(buildSchema(contract)))
    expect(reference.log.entries).toEqual([])
  })

  test('gets what it asks for in the agency\'s own words, under its own aliases', async () => {
    const client = await clientFor([{ fileNumber: BLESSING, facts: ['residenceCategory', 'assessmentDecision', 'dublin'] }])
    const answer = await client.request(
      `query ($nr: ID!, $ja: Boolean!) { denne: sag(sagsnummer: $nr) { ...svar dublinsag koen @skip(if: $ja) } }
       fragment svar on Udlaendingesag { grundlag: opholdsgrundlag afgoerelse }`, { nr: BLESSING, ja: true })
    expect(answer).toEqual({ denne: { grundlag: 'UDEN_LOVLIGT_OPHOLD', afgoerelse: 'AFVENTER', dublinsag: null } })
    expect(reference.log.entries.map(({ accepted, asked }) => ({ accepted, asked }))).toEqual([
      { accepted: true, asked: [{ fileNumber: BLESSING, facts: ['residenceCategory', 'assessmentDecision', 'dublin'] }] },
    ])
  })

  const ordered = [{ fileNumber: BLESSING, facts: ['residenceCategory'] }]
  const blessing = `sag(sagsnummer: "${BLESSING}")`
  const joys = `sag(sagsnummer: "${JOY}")`
  test.each([
    ['in a fragment', `{ ${blessing} { opholdsgrundlag ...mere } } fragment mere on Udlaendingesag { navn }`],
    ['under an ordered name', `{ ${blessing} { opholdsgrundlag: navn } }`],
    ['of another case', `{ a: ${blessing} { opholdsgrundlag } b: ${joys} { opholdsgrundlag } }`],
    ['but whether another case exists', `{ ${joys} { sagsnummer } }`],
    ['but whether another case has a type', `{ ${joys} { __typename } }`],
  ])('is refused a fact that its order does not name, asked for %s', async (_where, query) => {
    expect(await statusOf((await clientFor(ordered)).request(query))).toBe(403)
    expect(reference.log.entries.map((entry) => entry.accepted)).toEqual([false])
  })

  test('is refused without an order', async () => {
    const query = `{ sag(sagsnummer: "${BLESSING}") { navn } }`
    expect(await statusOf(new GraphQLClient(reference.url).request(query))).toBe(403)
  })
})

describe('the gateway\'s adapter', () => {
  test('a file number is never part of the query', async () => {
    const text = `x") { navn } y: sag(sagsnummer: "${JOY}`
    const cases = [{ fileNumber: text, facts: ['name'] }, { fileNumber: JOY, facts: ['assessmentGrounds'] }]
    expect(await ask(cases)).toEqual({ cases: new Map([[JOY, { assessmentGrounds: ['A', 'B'] }]]), surplus: 0 })
    expect(reference.log.entries[0]?.asked).toEqual(cases)
  })

  test('P7 P11: an error in the agency\'s answer makes it garbled, and its words go nowhere', async () => {
    const cases = [{ fileNumber: BROKEN, facts: ['dublin'] }]
    const query = `{ sag(sagsnummer: "${BROKEN}") { dublinsag } }`
    await expect((await clientFor(cases)).request(query)).rejects.toThrow('Mira Testesen')
    const error = await ask([...cases, { fileNumber: JOY, facts: ['reflectionEnds'] }]).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind: 'garbled' })
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('Mira')
  })

  const joy = `{"sagsnummer":"${JOY}","refleksionTil":"2026-12-01"}`
  const scripted = async (body: string): Promise<Adapter> => {
    const server = await startScriptedServer({ type: 'application/json', body })
    const other = createAdapter(server.url)
    onTestFinished(async () => {
      await other.close()
      await server.close()
    })
    return other
  }

  test.each([
    ['no data', '{}'],
    ['nothing under the name of what was asked', '{"data":{}}'],
    ['a case under another name than its own', `{"data":{"s1":${joy}}}`],
    ['null for data', '{"data":null}'],
    ['data and an error', `{"data":{"s0":${joy}},"errors":[{"message":"Mira"}]}`],
    ['data and an empty list of errors', `{"data":{"s0":${joy}},"errors":[]}`],
    ['a list for a case', `{"data":{"s0":[${joy}]}}`],
    ['a case without its file number', '{"data":{"s0":{"refleksionTil":"2026-12-01"}}}'],
    ['a case without what was asked of it', `{"data":{"s0":{"sagsnummer":"${JOY}"}}}`],
    ['a day that does not exist', `{"data":{"s0":{"sagsnummer":"${JOY}","refleksionTil":"2026-02-30"}}}`],
    ['a list of answers', `[{"data":{"s0":${joy}}}]`],
  ])('P11: %s is garbled', async (_what, body) => {
    const answer = ask([{ fileNumber: JOY, facts: ['reflectionEnds'] }], await scripted(body))
    await expect(answer).rejects.toMatchObject({ kind: 'garbled' })
  })

  test('P3: the same case twice, a stranger, a field of no schema: dropped and counted', async () => {
    const lie = `{"sagsnummer":"${JOY}","refleksionTil":"2026-12-01","__proto__":{"navn":"Mira"},"navn":"Mira"}`
    const body = `{"data":{"s0":${lie},"s1":${joy},"s2":{"sagsnummer":"26/009999","navn":"Mira"},"s3":null},"extensions":{"ms":7},"navn":"Mira"}`
    const reply = await ask([{ fileNumber: JOY, facts: ['reflectionEnds'] }], await scripted(body))
    expect(reply).toEqual({ cases: new Map([[JOY, { reflectionEnds: '2026-12-01' }]]), surplus: 5 })
  })
})
