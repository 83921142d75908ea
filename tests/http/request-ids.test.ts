import { ApolloServer } from '@apollo/server'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { expect, test } from 'vitest'
import { CODES } from '../../gateway/codes.ts'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { Refused } from '../../gateway/refused.ts'
import type { Events } from '../../gateway/telemetry/events.ts'
import { aServer } from './a-server.ts'

/** A server that takes nobody's token and one page of which breaks, and what it tells those who run it. */
const aServerThatTells = async () => {
  const told: unknown[] = []
  const events: Pick<Events, 'unanswered' | 'failed'> = {
    unanswered: (event) => told.push(event),
    failed: (where, error) => told.push([where, error]),
  }
  const apollo = new ApolloServer<GatewayContext>({ typeDefs: 'type Query { language: String }' })
  const server = await aServer(apollo, { events, authenticate: async () => { throw new Refused('UNAUTHENTICATED') } })
  server.get('/breaks', () => { throw new TypeError('a secret') })
  return { server, url: await server.listen({ host: '127.0.0.1', port: 0 }), told }
}

test('whoever quotes the id of a request to support is found in the log: what it was answered, and what failed', async () => {
  const { server, url, told } = await aServerThatTells()
  const idOf = async (reply: Promise<Response>): Promise<string | null> => (await reply).headers.get('x-request-id')
  const refused = await idOf(fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ language }' }),
  }))
  const broken = await idOf(fetch(`${url}/breaks`))
  const well = await fetch(`${url}/health/live`)
  await server.close()
  expect(well.status).toBe(200)
  expect(told).toEqual([
    { requestId: refused, status: 401, code: 'UNAUTHENTICATED' },
    ['http', new TypeError('a secret')],
    { requestId: broken, status: 500, code: 'INTERNAL' },
  ])
})

test('what fails in an answer, whether its operation is compiled or not, is told to those who run it, and to whoever asked just that it did', async () => {
  const failures: unknown[] = []
  const breaks = (): never => { throw new RangeError('a secret') }
  const entered = (_root: unknown, _args: unknown, { kept }: GatewayContext): object => ((kept.entered = true), {})
  const schema = makeExecutableSchema({
    typeDefs: `directive @purpose(is: Purpose!, reason: String!) on QUERY enum Purpose { ASSISTANCE }
      type Query { case: View view: View } type View { language: String }`,
    resolvers: { Query: { case: entered, view: entered }, View: { language: breaks } },
  })
  const server = await aServer(createApollo(schema, false, (error) => failures.push(error)))
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  for (const field of ['case', 'view']) {
    const query = `query @purpose(is: ASSISTANCE, reason: "en prøve") { ${field} { language } }`
    const reply = await fetch(`${url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }),
    })
    expect(await reply.json()).toMatchObject({
      data: { [field]: { language: null } }, errors: [{ message: CODES.INTERNAL[1], extensions: { code: 'INTERNAL' } }],
    })
  }
  await server.close()
  expect(failures).toEqual([new RangeError('a secret'), new RangeError('a secret')])
})
