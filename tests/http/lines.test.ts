import { ApolloServer } from '@apollo/server'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { boundLines } from '../../gateway/http/lines.ts'
import { aServer } from './a-server.ts'

let server: FastifyInstance
let [asked, release] = [0, (): void => undefined]

/** A server that says which language once it is released, and which risk at once. */
beforeAll(async () => {
  const held = new Promise<void>((resolve) => { release = resolve })
  server = await aServer(new ApolloServer<GatewayContext>({
    typeDefs: 'type Query { language: String riskLevel: String }',
    resolvers: { Query: { language: () => ((asked += 1), held.then(() => 'th')), riskLevel: () => 'LOW' } },
  }))
  await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

const asking = (field: string, close = false): string => {
  const body = JSON.stringify({ query: `{ ${field} }` })
  const fields = ['host: samsyn', 'content-type: application/json', `content-length: ${body.length}`, ...(close ? ['connection: close'] : [])]
  return `POST /graphql HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${body}`
}

/** A line to the server, what was heard on it, and until it is shut. */
const speaking = (port = Number(new URL(server.listeningOrigin).port)) => {
  const line = connect(port, '127.0.0.1').on('error', () => undefined)
  const shut = new Promise((resolve) => line.once('close', resolve))
  const chunks: Buffer[] = []
  line.on('data', (chunk) => chunks.push(chunk))
  return { write: (said: string) => line.write(said), heard: () => Buffer.concat(chunks).toString(), shut }
}

/** What is heard by whoever says this in one piece, until the line is shut. */
const answerTo = async (said: string): Promise<string> => {
  const line = speaking()
  line.write(said)
  await line.shut
  return line.heard()
}

test('what is no request is not answered in the place of the request before it, which is still being answered', async () => {
  expect(await answerTo(asking('language') + 'Mira\r\n\r\n')).toBe('')
})

test('what is no request is answered as that once the request before it is answered', async () => {
  const line = speaking()
  line.write(asking('riskLevel'))
  await expect.poll(line.heard).toContain('LOW')
  line.write('Mira\r\n\r\n')
  await line.shut
  expect(line.heard().split('HTTP/1.1 ').map((answer) => answer.slice(0, 3))).toEqual(['', '200', '400'])
})

test('P11: who asks for ever more without waiting for an answer is cut off before the rest of it is looked at', async () => {
  let made = 0
  const count = (): void => { made += 1 }
  subscribe('http.server.request.start', count)
  onTestFinished(() => void unsubscribe('http.server.request.start', count))
  asked = 0
  expect(await answerTo(asking('language').repeat(1_000))).toBe('')
  expect(asked).toBeLessThanOrEqual(10)
  expect(made).toBeLessThan(30)
})

test('who is not heard further because answers wait to be sent is heard once they are, and nothing is lost', async () => {
  const plain = createServer((request, answer) => {
    const text = `${request.url}${'x'.repeat(100_000)}`
    if (request.url === '/1') setTimeout(() => answer.end(text), 100)
    else answer.end(text)
  })
  boundLines(plain)
  await once(plain.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void plain.close())
  const line = speaking((plain.address() as AddressInfo).port)
  line.write(['/1', '/2', '/3', '/4', '/5'].map((path) => `GET ${path} HTTP/1.1\r\nhost: samsyn\r\npadding: ${'p'.repeat(3_000)}\r\n${path === '/5' ? 'connection: close\r\n' : ''}\r\n`).join(''))
  await line.shut
  expect(line.heard().match(/\/\dx{100000}/g)?.map((text) => text.slice(0, 2))).toEqual(['/1', '/2', '/3', '/4', '/5'])
})

test('requests that come in one piece are each answered, in their order', async () => {
  release()
  const answers = await answerTo(asking('language') + asking('riskLevel') + asking('language', true))
  expect(answers.split('HTTP/1.1 ').slice(1).map((answer) => answer.split('\r\n\r\n')[1]?.trim()))
    .toEqual(['{"data":{"language":"th"}}', '{"data":{"riskLevel":"LOW"}}', '{"data":{"language":"th"}}'])
})
