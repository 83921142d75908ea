import { spawn } from 'node:child_process'
import { once } from 'node:events'
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

test('a process that is told to stop while it starts does not go on to listen, also where no signal ends it by itself', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/start-and-wait.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
