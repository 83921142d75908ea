import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway } from '../../gateway/compose.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import type { Running } from '../../gateway/run.ts'
import { caseOperation, operationOf, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { anAlarmReceiver } from '../break-glass/alarm-receiver.ts'
import { eventually } from '../eventually.ts'
import { aGatewayProcess } from '../faults/a-gateway-process.ts'
import { reconcileAll } from '../reconciliation/reconcile-all.ts'

let around: Surroundings
let followers: Running
let system: Awaited<ReturnType<typeof anAlarmReceiver>>

beforeAll(async () => {
  system = await anAlarmReceiver()
  const addresses = { officers: system.url, escalation: system.url, corrections: `${system.url}/corrections` }
  around = await surroundings(await aDatabase(), { alarms: { 'NGO-REDEN': addresses } })
  followers = await startFollowers(around.followersConfig())
  system.trust(around.orderKey.publicKey)
})
afterAll(async () => {
  await followers.close()
  await around.close()
  await system.close()
})

const send = async (url: string, persona: string, body: object): Promise<any> => (await fetch(`${url}/graphql`, {
  method: 'POST', headers: await around.headersOf(persona, 'ASSISTANCE'), body: JSON.stringify(body),
})).json()

const LANGUAGE = () => caseOperation('ASSISTANCE', 'prøve', around.handleOf('mira', 'shelter'), '{ cmm { needs { language } } }')

test('a gateway killed between asking and recording leaves an ask that reconciliation finds, and no other difference', async () => {
  const gateway = await aGatewayProcess(around.config('killed'))
  const cmm = around.agencies.started.get('CMM')
  if (!cmm) throw new Error('there is no CMM')
  cmm.faults.current = { kind: 'slow', milliseconds: 60_000 }
  const answer = send(gateway.url, 'shelter', LANGUAGE()).catch(() => 'broken')
  await eventually(() => expect(cmm.log.entries).toHaveLength(1))
  await gateway.kill()
  cmm.faults.current = undefined
  expect(await answer).toBe('broken')
  const disclosureId = cmm.log.entries[0]?.order?.disclosureId
  expect((await reconcileAll(around)).differences).toEqual([
    { party: 'CMM', disclosureId, kind: 'ASKED_NOT_RECORDED', onlyAsked: ['needs.language'], onlyRecorded: [] },
  ])
})

test('a gateway killed as soon as a correction is recorded loses none of its notices: another tells the recipient', async () => {
  const gateway = await aGatewayProcess(around.config('killed'))
  expect((await send(gateway.url, 'shelter', LANGUAGE())).data.case.cmm.needs.language).toEqual(expect.any(String))
  const { data } = await send(gateway.url, 'sara', operationOf('ASSISTANCE', 'prøve',
    '{ reportCorrection(case: $case, facts: ["CMM.needs.language"], kind: CORRECTED) { id } }',
    { case: around.handleOf('mira', 'sara') }, 'mutation', ', $case: ID!'))
  await gateway.kill()
  expect(data.reportCorrection.id).toEqual(expect.any(String))
  await pause(100)
  const other = await startGateway(around.config('other'))
  await eventually(() => expect(system.received.filter(({ path, genuine }) => path === '/corrections' && genuine).length).toBeGreaterThan(0))
  const { data: told } = await send(other.url, 'shelter', operationOf('ASSISTANCE', 'prøve', '{ correctionNotices { notices { facts } } }'))
  await other.close()
  expect(told.correctionNotices.notices).toEqual([{ facts: ['cmm.needs.language'] }])
})
