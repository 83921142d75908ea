import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { trace } from '@opentelemetry/api'
import { expect, onTestFinished, test } from 'vitest'
import { startTracing } from '../../gateway/telemetry/tracing.ts'
import { traced } from '../../gateway/telemetry/traced.ts'

test('P7: a collector receives the span of a step that failed, and nothing that the failure said', async () => {
  const received: { url: string; body: string }[] = []
  const collector = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      received.push({ url: request.url ?? '', body: Buffer.concat(parts).toString() })
      response.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const tracing = startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`)
  const step = traced('ask', async (name: string) => { throw new Error(name) }, (name) => ({
    'samsyn.purpose': 'ASSISTANCE', 'samsyn.case': name,
  }))
  await expect(step('Mira Testesen')).rejects.toThrow('Mira Testesen')
  await tracing.close()
  trace.disable()
  collector.close()

  expect(received.map(({ url }) => url)).toEqual(['/v1/traces'])
  const { body } = received[0] ?? { body: '' }
  expect(body).toContain('ask')
  expect(body).toContain('ASSISTANCE')
  expect(body).toContain('samsyn-gateway')
  expect(body).not.toContain('Mira')
  expect(body).not.toContain('samsyn.case')
})

test.each([['takes no line', false], ['never answers', true]])('P11: a collector that %s neither holds up a stop nor makes it fail', async (_what, listens) => {
  const collector = createServer(() => {}).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo
  if (!listens) await new Promise((resolve) => collector.close(resolve))
  onTestFinished(() => {
    trace.disable()
    collector.closeAllConnections()
    collector.close()
  })
  const tracing = startTracing(`http://127.0.0.1:${port}`)
  await traced('ask', async () => undefined)()
  expect(await Promise.race([tracing.close(), wait(5_000, 'still waits')])).toBeUndefined()
}, 20_000)
