import { ApolloServer } from '@apollo/server'
import { expect, test } from 'vitest'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { aServer } from './a-server.ts'

/** A server whose answers rest on what stood so many milliseconds ago. */
const aServerOf = (age: number) => {
  const apollo = new ApolloServer<GatewayContext>({
    typeDefs: 'type Query { language: String }',
    resolvers: {
      Query: {
        language: (_root, _args, { kept }) => {
          kept.stoodAt = performance.now() - age
          return 'th'
        },
      },
    },
  })
  return aServer(apollo)
}

const ask = async (age: number) => {
  const server = await aServerOf(age)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ language }' }),
  })
  const body: unknown = await reply.json()
  await server.close()
  return { status: reply.status, body }
}

test('P5: an answer that stood still on its way out does not leave once its lease has lapsed', async () => {
  expect(await ask(0)).toEqual({ status: 200, body: { data: { language: 'th' } } })
  expect(await ask(1_001)).toEqual({
    status: 503,
    body: { errors: [{ message: 'the case changed while it was being answered: ask again', extensions: { code: 'CHANGED_MEANWHILE' } }] },
  })
})
