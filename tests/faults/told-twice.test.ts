import { afterAll, beforeAll, expect, test } from 'vitest'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { aGatewayProcess } from './a-gateway-process.ts'

let around: Surroundings
beforeAll(async () => { around = await surroundings(await aDatabase()) })
afterAll(() => around.close())

test('P8: a gateway that is told to stop twice, by the terminal and by who started it, stops once, and closes its log', async () => {
  const gateway = await aGatewayProcess({ ...around.config('replica-1'), logLevel: 'error' })
  process.kill(gateway.pid, 'SIGINT')
  expect([await gateway.stop(), gateway.log()]).toEqual([0, ''])
  expect((await checkTrail(around.database.adminPool, 'replica-1')).at(-1)).toMatchObject({ kind: 'logClosed' })
})
