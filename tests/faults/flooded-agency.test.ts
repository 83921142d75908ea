import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Purpose } from '../../schema/purpose.ts'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'

/** Milliseconds that the flood lasts: as long as each of its requests may. */
const DEADLINE = 10_000

let around: Surroundings
let gateway: GatewayProcess
beforeAll(async () => {
  around = await surroundings(await aDatabase(), { deadline: DEADLINE })
  gateway = await aGatewayProcess(around.config('replica-1'))
})
afterAll(async () => {
  await gateway.stop()
  await around.close()
})

const look = async (persona: string, purpose: Purpose, story: string, selection: string): Promise<any> => {
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: await around.headersOf(persona, purpose),
    body: JSON.stringify(caseOperation(purpose, 'hvad ved de om sagen', around.handleOf(story, persona), selection)),
  })
  return (await reply.json() as { data?: { case: unknown } }).data?.case
}

test('P11: while one agency is flooded, those who ask others get their facts', async () => {
  const tax = (): Promise<any> => look('jens', 'IDENTIFICATION', 'andrei', '{ tax { noDeclaredIncome } unavailable { controller } }')
  const cmm = (): Promise<any> => look('shelter', 'ASSISTANCE', 'mira', '{ cmm { riskLevel } unavailable { because } }')
  const reference = around.agencies.started.get('CMM')
  if (!reference) throw new Error('there is no CMM')
  await tax()
  await cmm()
  reference.log.clear()
  reference.faults.current = { kind: 'slow', milliseconds: 2 * DEADLINE }
  let underWay = true
  const flood = Promise.all(Array.from({ length: 400 }, cmm)).finally(() => { underWay = false })
  await expect.poll(() => reference.log.entries.length).toBeGreaterThan(0)
  const seen = await Promise.all(Array.from({ length: 10 }, tax))
  expect(underWay).toBe(true)
  for (const view of seen) expect(view).toEqual({ tax: { noDeclaredIncome: false }, unavailable: [] })
  const because = new Set((await flood).flatMap((view) => view?.unavailable.map((one: { because: string }) => one.because) ?? []))
  expect(because).toEqual(new Set(['TIMEOUT', 'UNREACHABLE']))
  expect(reference.log.entries.length).toBeLessThanOrEqual(64)
})
