import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseOperation, operationOf, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { consentsOperation, sheltersConsent, withdrawalOperation } from './shelters-consent.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

const ROUNDS = 2
/** Fewer than the connections that the gateway has to one agency. */
const CLIENTS = 10
const DEADLINE = 10_000

let around: Surroundings
let line: TcpProxy
let stopped: GatewayProcess
let other: GatewayProcess
beforeAll(async () => {
  around = await surroundings(await aDatabase(), { deadline: DEADLINE })
  const { hostname, port, href } = new URL(around.database.url)
  line = await startTcpProxy({ host: hostname, port: Number(port) })
  stopped = await aGatewayProcess({
    ...around.config('replica-1'), databaseUrl: Object.assign(new URL(href), { port: String(line.port) }).href,
  })
  other = await aGatewayProcess(around.config('replica-2'))
})
afterAll(async () => {
  process.kill(stopped.pid, 'SIGCONT')
  await Promise.all([stopped.stop(), other.stop()])
  await line.close()
  await around.close()
})

const send = async (gateway: GatewayProcess, persona: string, body: object): Promise<any> => {
  const headers = await around.headersOf(persona, 'ASSISTANCE')
  return (await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}
const giveAgain = async (): Promise<void> => {
  const { adminPool } = around.database
  const { id } = around.storyOf('mira')
  await adminPool.query('update consent_record set withdrawn_at = null, withdrawn_by = null where case_id = $1', [id])
  await adminPool.query('update link set ended_at = null where case_id = $1', [id])
  await adminPool.query('update "case" set version = version + 1, minor = false where id = $1', [id])
}

/** Until it is acknowledged, or said to be so already, whatever the stopped gateway left open in the database. */
const untilAcknowledged = async (change: object): Promise<void> => {
  for (let code: string | undefined = ''; code !== undefined && !IS_SO.includes(code);)
    code = (await send(other, 'sara', change)).errors?.[0]?.extensions.code
}
const IS_SO = ['CONSENT_ALREADY_WITHDRAWN', 'PARTY_UNKNOWN']

const ofMira = (mutation: string): object => operationOf('ASSISTANCE', 'hun er ikke længere hos krisecentret',
  `{ ${mutation} { case } }`, { case: around.handleOf('mira', 'sara') }, 'mutation', ', $case: ID!')

/** What takes from the shelter what it may see of Mira's case. */
const TAKEN: Readonly<Record<string, (shown: Record<string, any>) => object>> = {
  'a consent is withdrawn': (shown) => withdrawalOperation(sheltersConsent(shown)),
  'its part in the case ends': () => ofMira('endLink(case: $case, party: "NGO-REDEN")'),
  'she who consented is found to be a minor': () => ofMira('setMinor(case: $case, to: true)'),
}

const recorded = async (): Promise<number> =>
  (await around.database.adminPool.query(`select size::int from trail_head where log_id = 'replica-1'`)).rows[0].size

/**
 * Requests whose gateway stands still when their records are durable and it has not heard of it: wherever else it stood, one
 * of them could be between the look at its lease and its write, where nothing that it does can keep it back.
 */
const standStill = async (operation: object): Promise<{ answers: Promise<unknown[]> }> => {
  const cmm = around.agencies.started.get('CMM')
  if (!cmm) throw new Error('there is no CMM')
  cmm.faults.current = { kind: 'slow', milliseconds: DEADLINE }
  const asked = cmm.log.entries.length
  const answers = Promise.all(Array.from({ length: CLIENTS }, () => send(stopped, 'shelter', operation)))
  await expect.poll(() => cmm.log.entries.length).toBe(asked + CLIENTS)
  line.freezeAnswers()
  const before = await recorded()
  cmm.faults.current = undefined
  await expect.poll(recorded).toBeGreaterThan(before)
  process.kill(stopped.pid, 'SIGSTOP')
  return { answers }
}

test.each(Object.keys(TAKEN))('P5: a gateway that stands still between record and answer lets nothing out once it is acknowledged that %s', async (taken) => {
  const handle = around.handleOf('mira', 'shelter')
  const operation = caseOperation('ASSISTANCE', 'hvilket sprog taler hun', handle, '{ cmm { needs { language } } }')
  const { data: shown } = await send(other, 'sara', consentsOperation(around.handleOf('mira', 'sara')))
  const change = TAKEN[taken]?.(shown) ?? {}
  for (let round = 0; round < ROUNDS; round += 1) {
    await giveAgain()
    expect((await send(stopped, 'shelter', operation)).data.case.cmm).not.toBeNull()
    const { answers } = await standStill(operation)
    await untilAcknowledged(change)
    line.thaw()
    process.kill(stopped.pid, 'SIGCONT')
    const shownAfter = (await answers).filter((answer: any) => answer.data?.case?.cmm)
    expect(shownAfter).toEqual([])
  }
})
