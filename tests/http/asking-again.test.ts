import { ApolloServer } from '@apollo/server'
import { once } from 'node:events'
import { connect } from 'node:net'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { CODES, type Code } from '../../gateway/codes.ts'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { Refused } from '../../gateway/refused.ts'
import { aServer } from './a-server.ts'

const REQUEST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ language }' }) }

test('who is answered nothing for now is told after how many seconds to ask again, and nobody else is', async () => {
  let code: Code = 'UNAVAILABLE'
  const server = await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), {
    authenticate: async () => { throw new Refused(code) },
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const told: Record<string, string | null> = {}
  for (code of Object.keys(CODES) as Code[]) told[code] = (await fetch(`${url}/graphql`, REQUEST)).headers.get('retry-after')
  await server.close()
  const forNow = Object.entries(CODES).filter(([, [status]]) => status === 429 || status === 503).map(([one]) => one)
  expect(forNow).toEqual(expect.arrayContaining(['TOO_MANY_REFUSALS', 'TRAIL_UNAVAILABLE', 'UNAVAILABLE', 'CHANGED_MEANWHILE']))
  for (const one of Object.keys(CODES)) expect([one, told[one]]).toEqual([one, !forNow.includes(one) ? null : one === 'CHANGED_MEANWHILE' ? '0' : '60'])
})

test('a gateway that stops answers what it is asked before its lines are shut: nobody is refused for that', async () => {
  let [asked, release] = [0, (): void => undefined]
  const held = new Promise<void>((resolve) => { release = resolve })
  const server = await aServer(new ApolloServer<GatewayContext>({
    typeDefs: 'type Query { language: String }',
    resolvers: { Query: { language: () => ((asked += 1), held.then(() => 'th')) } },
  }))
  await server.listen({ host: '127.0.0.1', port: 0 })
  const line = connect(Number(new URL(server.listeningOrigin).port), '127.0.0.1')
  const ask = (): void => {
    line.write(`POST /graphql HTTP/1.1\r\nhost: samsyn\r\ncontent-type: application/json\r\ncontent-length: ${REQUEST.body.length}\r\n\r\n${REQUEST.body}`)
  }
  const heard: Buffer[] = []
  line.on('data', (chunk) => heard.push(chunk))
  ask()
  await expect.poll(() => asked).toBe(1)
  const closed = server.close()
  ask()
  await expect.poll(() => asked).toBe(2)
  release()
  await Promise.all([closed, once(line, 'close')])
  const [, ...answers] = Buffer.concat(heard).toString().split('HTTP/1.1 ')
  expect(answers.map((answer) => answer.split('\r\n\r\n')[1])).toEqual(Array(2).fill('{"data":{"language":"th"}}\n'))
  expect(answers[1]).toMatch(/\r\nconnection: close\r\n/i)
})
