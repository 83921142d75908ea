import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operation } from '../../client/operation.ts'
import { createSamsyn } from '../../client/samsyn.ts'
import { anIssuer, AUDIENCE } from '../acceptance/an-issuer.ts'

const CASES = operation(`query ($reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) { cases { edges { node { id } } } }`)
const reason = 'prøve af en ny udstedernøgle'

let issuer: Awaited<ReturnType<typeof anIssuer>>
const seen: string[] = []

/** A gateway that no longer accepts the first token that it sees, as when its issuer has withdrawn the key that signed it. */
const gateway = createServer((request, reply) => {
  seen.push(request.headers.authorization ?? '')
  const isFirst = seen.at(-1) === seen[0]
  const body = isFirst ? { errors: [{ message: 'get a new one', extensions: { code: 'UNAUTHENTICATED' } }] } : { data: { cases: { edges: [] } } }
  reply.writeHead(isFirst ? 401 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
beforeAll(async () => {
  issuer = await anIssuer()
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await issuer.close()
})

test('a token that the gateway does not accept is not used again: who asks once more, as the document says, has a new one', async () => {
  const key = issuer.keys['cmm-sagssystem']!
  const samsyn = await createSamsyn({
    gateway: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, issuer: issuer.trusted.issuer, audience: AUDIENCE,
    client: 'cmm-sagssystem', key, binding: { by: 'key', key }, allowHttp: true,
  })
  const ditte = samsyn.actingFor('cmm-1311')
  expect(await ditte.ask(CASES, { reason })).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
  expect(await ditte.ask(CASES, { reason })).toMatchObject({ ok: true })
  expect(await ditte.ask(CASES, { reason })).toMatchObject({ ok: true })
  expect(new Set(seen).size).toBe(2)
  await samsyn.close()
})
