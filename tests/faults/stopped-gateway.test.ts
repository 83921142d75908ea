import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseOperation, operationOf, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { consentsOperation, sheltersConsent, withdrawalOperation } from './shelters-consent.ts'

const ROUNDS = 2
const CLIENTS = 20

let around: Surroundings
let stopped: GatewayProcess
let other: GatewayProcess
beforeAll(async () => {
  around = await surroundings(await aDatabase(), { deadline: 10_000 })
  stopped = await aGatewayProcess(around.config('replica-1'))
  other = await aGatewayProcess(around.config('replica-2'))
})
afterAll(async () => {
  process.kill(stopped.pid, 'SIGCONT')
  await Promise.all([stopped.stop(), other.stop()])
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

const untilRecorded = async (): Promise<void> => {
  const read = async (): Promise<unknown> =>
    (await around.database.adminPool.query(`select size from trail_head where log_id = 'replica-1'`)).rows
  const before = JSON.stringify(await read())
  while (JSON.stringify(await read()) === before);
}

test.each(Object.keys(TAKEN))('P5: a gateway that stands still between record and answer lets nothing out once it is acknowledged that %s', async (taken) => {
  const handle = around.handleOf('mira', 'shelter')
  const operation = caseOperation('ASSISTANCE', 'hvilket sprog taler hun', handle, '{ cmm { needs { language } } }')
  const { data: shown } = await send(other, 'sara', consentsOperation(around.handleOf('mira', 'sara')))
  const change = TAKEN[taken]?.(shown) ?? {}
  for (let round = 0; round < ROUNDS; round += 1) {
    await giveAgain()
    let acknowledged = false
    const seen = { before: 0, after: 0 }
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (!acknowledged) {
        const { data } = await send(stopped, 'shelter', operation)
        if (data?.case?.cmm) seen[acknowledged ? 'after' : 'before'] += 1
      }
    })
    await expect.poll(() => seen.before).toBeGreaterThan(CLIENTS)
    await untilRecorded()
    process.kill(stopped.pid, 'SIGSTOP')
    await untilAcknowledged(change)
    acknowledged = true
    process.kill(stopped.pid, 'SIGCONT')
    await Promise.all(clients)
    expect(seen.after).toBe(0)
  }
})
