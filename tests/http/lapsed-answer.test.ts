import { ServerResponse } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import type { RefuseRequest } from '../../gateway/pipeline/refuse.ts'
import { Refused } from '../../gateway/refused.ts'
import { aServer } from './a-server.ts'

/** A server whose answers rest on what stood so many milliseconds ago. */
const aServerOf = (age: number, refuseRequest: RefuseRequest) => {
  const apollo = new ApolloServer<GatewayContext>({
    typeDefs: 'type Query { language: String }',
    resolvers: {
      Query: {
        language: (_root, _args, { kept }) => {
          Object.assign(kept, { stoodAt: performance.now() - age, receipt: { disclosureId: 'd-1', log: 'g', leaves: ['7'], salts: [] } })
          return 'th'
        },
      },
    },
  })
  return aServer(apollo, { refuseRequest })
}

const ask = async (age: number, refuseRequest: RefuseRequest) => {
  const server = await aServerOf(age, refuseRequest)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ language }' }),
  })
  const body: unknown = await reply.json()
  await server.close()
  return { status: reply.status, after: reply.headers.get('retry-after'), body }
}

afterEach(() => void vi.restoreAllMocks())

const CHANGED = { errors: [{ message: 'the case changed while it was being answered: ask again', extensions: { code: 'CHANGED_MEANWHILE' } }] }

test('P5, P9: an answer that stood still on its way out does not leave once its lease has lapsed, and the trail says so of the same request', async () => {
  const refused: unknown[] = []
  const refuseRequest: RefuseRequest = async ({ disclosureId }, code) => {
    refused.push([disclosureId, code])
    throw new Refused(code, true)
  }
  expect(await ask(0, refuseRequest)).toEqual({ status: 200, after: null, body: { data: { language: 'th' } } })
  expect(refused).toEqual([])
  expect(await ask(1_001, refuseRequest)).toEqual({ status: 503, after: '0', body: CHANGED })
  expect(refused).toEqual([['d-1', 'CHANGED_MEANWHILE']])
})

test('P5: nor does it when the trail cannot say so', async () => {
  const { status, body } = await ask(1_001, async () => { throw new Error('no database') })
  expect([status, body]).toMatchObject([503, { errors: [{ extensions: { code: 'TRAIL_UNAVAILABLE' } }] }])
})

test('P5: of answers that are ready at the same instant, those that are not out when the process stands still do not leave', async () => {
  const waiting: (() => void)[] = []
  const apollo = new ApolloServer<GatewayContext>({
    typeDefs: 'type Query { language: String }',
    resolvers: {
      Query: {
        language: async (_root, _args, { kept }) => {
          await new Promise<void>((go) => { if (waiting.push(go) === 3) waiting.forEach((ready) => ready()) })
          Object.assign(kept, { stoodAt: performance.now() })
          return 'th'
        },
      },
    },
  })
  const server = await aServer(apollo)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const now = performance.now.bind(performance)
  const write = ServerResponse.prototype.end
  vi.spyOn(ServerResponse.prototype, 'end').mockImplementation(function (this: ServerResponse, ...said: Parameters<typeof write>) {
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 2_000)
    return write.apply(this, said)
  })
  const statuses = await Promise.all(Array.from({ length: 3 }, async () => (await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ language }' }),
  })).status))
  await server.close()
  expect(statuses.toSorted()).toEqual([200, 503, 503])
})
