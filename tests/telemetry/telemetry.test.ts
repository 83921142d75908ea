import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { trace } from '@opentelemetry/api'
import { expect, test } from 'vitest'
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
