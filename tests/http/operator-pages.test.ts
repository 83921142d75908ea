import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import { createOperatorServer } from '../../gateway/http/operator-pages.ts'
import { aServer } from './a-server.ts'

const ready = { is: async (): Promise<boolean> => true }
const isReady = (): Promise<boolean> => ready.is()
let servers: Readonly<Record<string, FastifyInstance>>

beforeAll(async () => {
  servers = {
    callers: await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), { isReady }),
    operators: createOperatorServer({ isReady, metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'samsyn_up 1\n' }) }),
  }
})
afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())))

const at = async (server: string, url: string): Promise<readonly [number | undefined, string | undefined]> => {
  const reply = await servers[server]?.inject({ method: 'GET', url })
  return [reply?.statusCode, reply?.body]
}

describe.each(['callers', 'operators'])('a load balancer that asks where %s do', (server) => {
  test.each<[string, () => Promise<boolean>, number, string]>([
    ['sends requests while all is there', async () => true, 200, '{"ready":true}'],
    ['sends none while the trail cannot be written', async () => false, 503, '{"ready":false}'],
    ['sends none while the database does not answer', async () => { throw new Error('down') }, 503, '{"ready":false}'],
  ])('%s, and keeps the process', async (_what, is, status, body) => {
    ready.is = is
    expect(await at(server, '/health/ready')).toEqual([status, body])
    expect(await at(server, '/health/live')).toEqual([200, '{"live":true}'])
  })
})

test('however many ask at once whether it is ready, its database is asked once: a flood of them delays nothing else', async () => {
  let [asked, release] = [0, (): void => undefined]
  const held = new Promise<boolean>((resolve) => { release = () => resolve(true) })
  ready.is = () => ((asked += 1), held)
  const answers = Promise.all(Array.from({ length: 100 }, () => at('callers', '/health/ready')))
  await expect.poll(() => asked).toBeGreaterThan(0)
  await at('callers', '/health/live')
  release()
  expect(new Set((await answers).map(([status]) => status))).toEqual(new Set([200]))
  expect(asked).toBe(1)
})

test('metrics are for operators: callers find none', async () => {
  expect(await at('operators', '/metrics')).toEqual([200, 'samsyn_up 1\n'])
  expect((await at('callers', '/metrics'))[0]).toBe(404)
})
