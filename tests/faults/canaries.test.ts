import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { caseOperation, NO_HANDLE, operationOf, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { aPostgres, type OwnPostgres } from './a-postgres.ts'
import { aSentCanary, CANARIES, everything, FACT, SENT, withCanaries } from './canaries.ts'
import { filesWith, startTraceReceiver, tablesWith } from './search-everywhere.ts'
import { VIEWS_OF_MANY } from './views-of-many.ts'

const REASON = 'en grund, som er spørgerens egne ord'
const AT_ONCE = 6

describe('P7: nothing of a person is kept, and nothing of what was sent is said again', () => {
  let postgres: OwnPostgres
  let around: Surroundings
  let traces: Awaited<ReturnType<typeof startTraceReceiver>>
  let gateway: GatewayProcess
  const given: string[] = []
  const errors: string[] = []

  beforeAll(async () => {
    postgres = await aPostgres()
    around = await surroundings(postgres, { retell: withCanaries, agenciesUrl: inject('postgresUrl') })
    traces = await startTraceReceiver()
    gateway = await aGatewayProcess({ ...around.config('replica-1'), logLevel: 'debug', tracesUrl: traces.url })
  })
  afterAll(async () => {
    await gateway.kill()
    await traces.close()
    await around.close()
  })

  const post = async (body: string, headers: Record<string, string>, path = '/graphql', method = 'POST'): Promise<void> => {
    const reply = await fetch(gateway.url + path, { method, headers, ...(method === 'POST' && { body }) })
    const text = await reply.text()
    ;(text.includes('"errors"') ? errors : given).push(text)
  }
  const ask = async (persona: string, purpose: Purpose, operation: object): Promise<void> =>
    post(JSON.stringify(operation), await around.headersOf(persona, purpose))
  const all = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
    const left = [...works]
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let work = left.pop(); work; work = left.pop()) await work()
    }))
  }

  test('every persona asks for everything of every case, for every purpose', async () => {
    await all(PERSONAS.flatMap(({ id, party }) => PURPOSES.flatMap((purpose) => {
      const links = around.seed.cases.flatMap((one) => one.links.filter((link) => link.party === party))
      return [
        () => ask(id, purpose, operationOf(purpose, REASON, `{ cases(first: 100) { edges { node ${everything()} } } }`)),
        ...[...links.map(({ handle }) => handle), NO_HANDLE].map((handle) => () =>
          ask(id, purpose, caseOperation(purpose, REASON, handle, everything()))),
      ]
    })))
    expect(new Set(given.join().match(new RegExp(`${FACT}[0-9a-f]{12}`, 'g'))).size).toBeGreaterThan(50)
  })

  test('agencies fail with a person\'s data in their words, and send more than was asked', async () => {
    for (const kind of ['fail', 'garbage', 'cut', 'oversend', 'wrongCase', 'deny'] as const) {
      for (const reference of around.agencies.started.values()) reference.faults.current = { kind }
      for (const { persona, purpose, story, selection } of VIEWS_OF_MANY) {
        const handle = around.handleOf(story, persona)
        await ask(persona, purpose, caseOperation(purpose, REASON, handle, `{ ${selection} unavailable { because } }`))
      }
    }
    for (const reference of around.agencies.started.values()) reference.faults.current = undefined
    expect(given.join()).toMatch(/GARBLED|UNREACHABLE/)
  })

  test('askers send what they should not: none of it is said again in an error', async () => {
    const json = await around.headersOf('shelter', 'ASSISTANCE')
    const asked = (fields: string, variables: object, declared: string): object =>
      operationOf('ASSISTANCE', REASON, fields, { ...variables }, 'query', declared)
    const mira = around.handleOf('mira', 'shelter')
    const operations = [
      caseOperation('ASSISTANCE', REASON, aSentCanary(), '{ id }'),
      asked('{ caseByFileNumber(fileNumber: $n) { id } }', { n: aSentCanary() }, ', $n: String!'),
      asked('{ case(id: $id) { id } }', { id: { [aSentCanary()]: aSentCanary() } }, ', $id: ID!'),
      asked('{ cases(first: $first) { edges { cursor } } }', { first: aSentCanary() }, ', $first: Int'),
      asked('{ cases(after: $after) { edges { cursor } } }', { after: aSentCanary() }, ', $after: String'),
      operationOf('ASSISTANCE', REASON, `{ withdrawConsent(id: "${aSentCanary()}") { consentRecord { id } } }`, {}, 'mutation'),
      operationOf('ASSISTANCE', REASON, `{ endLink(case: "${mira}", party: "${aSentCanary()}") { case } }`, {}, 'mutation'),
      caseOperation('ASSISTANCE', REASON, mira, `{ ${aSentCanary()} }`),
      caseOperation('ASSISTANCE', REASON, mira, `{ cmm { ${aSentCanary()} { name } } ...${aSentCanary()} }`),
      caseOperation('ASSISTANCE', REASON, mira, `{ ${aSentCanary()}: cmm { ${aSentCanary()}: riskLevel } }`),
      { ...caseOperation('ASSISTANCE', REASON, mira, '{ id }'), operationName: aSentCanary() },
      { ...caseOperation('ASSISTANCE', REASON, mira, '{ id }'), extensions: { [aSentCanary()]: aSentCanary() }, [aSentCanary()]: 1 },
      { query: `${aSentCanary()} {`, variables: [aSentCanary()] },
      [{ query: aSentCanary() }],
    ]
    for (const operation of operations) await post(JSON.stringify(operation), json)
    const view = JSON.stringify(caseOperation('ASSISTANCE', REASON, mira, '{ id }'))
    await post(`{"query": "${aSentCanary()}`, json)
    await post(view, { ...json, authorization: `Bearer ${aSentCanary()}` })
    await post(view, { ...json, authorization: aSentCanary() })
    await post(view, { ...json, 'content-type': `text/${aSentCanary()}` })
    for (const name of ['x-request-id', 'traceparent', 'baggage', 'user-agent']) await post(view, { ...json, [name]: aSentCanary() })
    await post(view, json, `/graphql?query=${aSentCanary()}`)
    await post(view, json, `/${aSentCanary()}?${aSentCanary()}`)
    await post('', json, `/graphql?query=${aSentCanary()}`, 'GET')
    expect(errors.length).toBeGreaterThan(operations.length)
    for (const word of CANARIES) expect(errors.filter((text) => text.includes(word))).toEqual([])
  })

  test('no canary stands in the metrics, the logs or the traces', async () => {
    const metrics = await (await fetch(`${gateway.metricsUrl}/metrics`)).text()
    await gateway.stop()
    expect(metrics).toContain('samsyn_disclosures_total{')
    expect(gateway.log()).toContain('"event":"disclosed"')
    expect(traces.received()).toContain('samsyn.purpose')
    for (const word of CANARIES) for (const text of [metrics, gateway.log(), traces.received()])
      expect(text.includes(word), word).toBe(false)
  })

  test('no canary stands in a table or a file of the database; one that is put there is found', async () => {
    expect(await tablesWith(postgres, CANARIES)).toEqual([])
    expect(await filesWith(postgres, CANARIES)).toEqual([])
    await postgres.adminPool.query(`create table planted as select '${FACT}1'::text as word, null::bytea as bytes`)
    await postgres.adminPool.query(`create table planted_bytes as select '${SENT}1'::bytea as bytes`)
    expect((await tablesWith(postgres, CANARIES)).sort()).toEqual(['planted', 'planted_bytes'])
    expect((await filesWith(postgres, [FACT])).length).toBeGreaterThan(0)
  })
})
