import type { FastifyInstance, FastifyRequest } from 'fastify'
import { buildSchema } from 'graphql'
import { afterEach, expect, test } from 'vitest'
import type { Code } from '../../gateway/codes.ts'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import { createRefusedSenders, MOST_REFUSED } from '../../gateway/http/refused-senders.ts'
import { createAttemptLimit } from '../../gateway/identity/attempt-limit.ts'
import { Refused } from '../../gateway/refused.ts'
import { aServer } from './a-server.ts'

let server: FastifyInstance
afterEach(() => server.close())

interface Wanted { readonly code: Code; readonly from?: string; readonly proxies?: readonly string[] }

/** A server that refuses each sender with this code, and that one address may send one more token that is not accepted. */
const refusing = async ({ code, from = '127.0.0.1', proxies = [] }: Wanted) => {
  const refusedSenders = createRefusedSenders({ attempts: createAttemptLimit(() => 0), isKnown: () => false })
  for (let one = 1; one < MOST_REFUSED; one += 1) refusedSenders.count({ ip: from } as FastifyRequest)
  server = await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), {
    refusedSenders, proxies, authenticate: async () => { throw new Refused(code) },
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return async (headers: Record<string, string>): Promise<number> => (await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: '{ language }' }),
  })).status
}

const TOKEN = { authorization: 'Bearer guessed' }

test.each(['UNAUTHENTICATED', 'SENDER_UNPROVEN', 'TOO_MANY_REFUSALS'] as const)('who is refused as %s too often is looked at no more', async (code) => {
  const send = await refusing({ code })
  await send(TOKEN)
  expect(await send({})).toBe(429)
})

test.each([
  ['shows no token', 'UNAUTHENTICATED', {}, 401],
  ['lacks but the nonce that is to be repeated', 'PROOF_NONCE_NEEDED', TOKEN, 401],
  ['comes while the register cannot be read', 'UNAVAILABLE', TOKEN, 503],
] as const)('who %s has guessed nothing, and is looked at again', async (_who, code, headers, status) => {
  const send = await refusing({ code })
  expect([await send(headers), await send(headers)]).toEqual([status, status])
})

test('who guesses is known by her own address, whatever she says that it is', async () => {
  const send = await refusing({ code: 'UNAUTHENTICATED' })
  await send({ ...TOKEN, 'x-forwarded-for': '192.0.2.1' })
  expect(await send({ ...TOKEN, 'x-forwarded-for': '192.0.2.2' })).toBe(429)
})

test('behind a proxy that is named she is known by the address that the proxy says, and her neighbours are looked at', async () => {
  const send = await refusing({ code: 'UNAUTHENTICATED', from: '192.0.2.1', proxies: ['127.0.0.1'] })
  await send({ ...TOKEN, 'x-forwarded-for': '192.0.2.2, 192.0.2.1' })
  expect(await send({ ...TOKEN, 'x-forwarded-for': '192.0.2.1' })).toBe(429)
  expect(await send({ ...TOKEN, 'x-forwarded-for': '192.0.2.2' })).toBe(401)
})
