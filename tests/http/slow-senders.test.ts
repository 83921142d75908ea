import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { buildSchema } from 'graphql'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CODES } from '../../gateway/codes.ts'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import { openServerTls, type ServerTls } from '../../gateway/http/tls.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aServer } from './a-server.ts'

/** Longer than any of them is waited for, on whatever machine. */
const LONG = 20_000

const LINE = 'POST /graphql HTTP/1.1\r\nhost: samsyn\r\n'
const WHOLE = `${LINE}content-type: application/json\r\ncontent-length: 100000\r\n\r\n`

let authority: Awaited<ReturnType<typeof anAuthority>>
let tls: ServerTls
let servers: { readonly plain: FastifyInstance; readonly overTls: FastifyInstance }

const listening = async (said: Parameters<typeof aServer>[1] = {}): Promise<FastifyInstance> => {
  const server = await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), said)
  await server.listen({ host: '127.0.0.1', port: 0 })
  return server
}

beforeAll(async () => {
  authority = await anAuthority()
  tls = openServerTls(authority.files, { certificateRead: () => {}, failed: () => {} } as never)
  const [plain, overTls] = await Promise.all([listening(), listening({ tls })])
  servers = { plain, overTls }
})
afterAll(async () => {
  await Promise.all([servers.plain.close(), servers.overTls.close(), tls.close()])
  authority.close()
})

/** Says this, and then a little more again and again: what it is answered, once it is cut off. */
const trickle = async (server: FastifyInstance, first: string, more: string): Promise<string> => {
  const socket = sender(server, first)
  const going = setInterval(() => socket.write(more), 200)
  const heard: Buffer[] = []
  socket.on('data', (chunk) => heard.push(chunk))
  await Promise.race([once(socket, 'close'), wait(LONG)]).finally(() => clearInterval(going))
  const isCutOff = socket.destroyed
  socket.destroy()
  return isCutOff ? Buffer.concat(heard).toString() : 'still listened to'
}

const sender = (server: FastifyInstance, first: string): Socket => {
  const socket = connect(Number(new URL(server.listeningOrigin).port), '127.0.0.1').on('error', () => undefined)
  socket.write(first)
  return socket
}

/** What is told of a request that never was one: nothing of it. */
const REFUSED = { errors: [{ message: CODES.REQUEST_INVALID[1], extensions: { code: 'REQUEST_INVALID' } }] }

describe.concurrent('who keeps the gateway waiting', () => {
  test.each([
    ['fields of a request', LINE, 'a: b\r\n'], ['body', WHOLE, ' '],
  ])('with the %s, a few bytes at a time, is cut off within seconds', async (_what, first, more) => {
    const [head = '', body = ''] = (await trickle(servers.plain, first, more)).split('\r\n\r\n')
    expect(head.split('\r\n')).toEqual(expect.arrayContaining(['HTTP/1.1 408 Request Timeout', 'cache-control: no-store', 'connection: close']))
    expect(JSON.parse(body)).toEqual(REFUSED)
  }, LONG + 5_000)

  test('before it has said anything over TLS is cut off, too', async () => {
    expect(await trickle(servers.overTls, '', '')).toBe('')
  }, LONG + 5_000)

  test('does not keep it from stopping', async () => {
    const server = await listening()
    const socket = sender(server, WHOLE)
    await once(server.server, 'request')
    const going = setInterval(() => socket.write(' '), 200)
    expect(await Promise.race([server.close(), wait(LONG, 'still open')])).not.toBe('still open')
    clearInterval(going)
  }, LONG + 5_000)
})

test.each([
  ['is not HTTP', 'Mira\r\n\r\n', '400 Bad Request'],
  ['says one length and another', `${LINE}content-length: 4\r\ncontent-length: 5\r\n\r\nMira!`, '400 Bad Request'],
  ['has fields of more than 16 KB', `${LINE}a: ${'Mira'.repeat(5_000)}\r\n\r\n`, '431 Request Header Fields Too Large'],
])('what %s is answered as that, and nothing of it comes back', async (_what, sent, status) => {
  const [head = '', body = ''] = (await trickle(servers.plain, sent, '')).split('\r\n\r\n')
  expect(head).toContain(`HTTP/1.1 ${status}\r\n`)
  expect(JSON.parse(body)).toEqual(REFUSED)
})
