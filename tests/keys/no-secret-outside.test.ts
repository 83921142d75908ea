import { existsSync, readFileSync } from 'node:fs'
import type { JWK } from 'jose'
import { expect, test } from 'vitest'
import { surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aGatewayProcess } from '../faults/a-gateway-process.ts'

/** What the kernel shows of a process: its environment and its arguments. */
const shownOf = (pid: number): string => ['environ', 'cmdline']
  .map((name) => `/proc/${pid}/${name}`).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'latin1')).join('\n')

test('a gateway shows no word of its private keys: not in its environment, its arguments, its log, its metrics or an answer', async () => {
  const around = await surroundings(await aDatabase())
  const config = { ...around.config('secrets'), logLevel: 'debug' }
  const gateway = await aGatewayProcess(config)
  try {
    const headers = await around.headersOf('shelter', 'ASSISTANCE')
    const answers = await Promise.all(['/graphql', '/metrics', '/health/ready', '/trail/secrets/checkpoint'].map(async (path) =>
      (await fetch(`${path === '/metrics' ? gateway.metricsUrl : gateway.url}${path}`, path === '/graphql' ? { method: 'POST', headers, body: '{"query":"{"}' } : {})).text()))
    const secrets = [config.orderKey, config.checkpointKey].map((key) => (key as JWK).d ?? '')
    const shown = [shownOf(gateway.pid), gateway.log(), ...answers]
    expect(shownOf(gateway.pid)).toContain('SAMSYN_ORDER_KEY')
    for (const secret of secrets) {
      expect(secret).toHaveLength(43)
      for (const text of shown) expect(text).not.toContain(secret)
    }
  } finally {
    await gateway.stop()
    await around.close()
  }
})
