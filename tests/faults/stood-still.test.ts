import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aConsole, ORIGIN, type AConsole } from '../console-login/a-console.ts'
import { aDatabase } from '../database.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'

/** Milliseconds: longer than what is known of clients, policies and documents counts unread. */
const STILL = 5_500

describe('the API', () => {
  let around: Surroundings
  let gateway: GatewayProcess
  beforeAll(async () => {
    around = await surroundings(await aDatabase(), { deadline: 20_000 })
    gateway = await aGatewayProcess(around.config('replica-1'))
  })
  afterAll(async () => {
    process.kill(gateway.pid, 'SIGCONT')
    await gateway.stop()
    await around.close()
  })

  const view = async (): Promise<unknown> => (await fetch(`${gateway.url}/graphql`, {
    method: 'POST', headers: await around.headersOf('shelter', 'ASSISTANCE'),
    body: JSON.stringify(caseOperation('ASSISTANCE', 'hvilket sprog taler hun', around.handleOf('mira', 'shelter'), '{ cmm { needs { language } } }')),
  })).json()

  test('P11: whoever asks a gateway that stood still, with its machine, is answered when it goes on, and not told to ask again', async () => {
    const shown = { data: { case: { cmm: { needs: { language: 'th' } } } } }
    expect(await view()).toMatchObject(shown)
    process.kill(gateway.pid, 'SIGSTOP')
    await pause(STILL)
    const views = Promise.all(Array.from({ length: 5 }, view))
    await pause(200)
    process.kill(gateway.pid, 'SIGCONT')
    for (const seen of await views) expect(seen).toMatchObject(shown)
  })
})

describe('the console', () => {
  let samsyn: AConsole
  beforeAll(async () => { samsyn = await aConsole() })
  afterEach(() => { vi.restoreAllMocks() })
  afterAll(() => samsyn.close())

  test('P11: of a gateway that stood still goes on for who is logged in', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const own = await samsyn.own(browser)
    const clock = performance.now.bind(performance)
    let stood = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + stood)
    stood += STILL
    expect((await browser.go(`${ORIGIN}/console/session`)).status).toBe(200)
    stood += STILL
    expect(samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', '{ policyProposals { inForce } }', {}, '', own))).toHaveProperty('policyProposals')
  })
})
