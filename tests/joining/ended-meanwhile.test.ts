import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '../../gateway/config.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createRequireActive } from '../../gateway/pipeline/require-active.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'
import { createMakeChange } from '../../gateway/registry/make-change.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'

/** Milliseconds within which whoever is ended gets nothing more. */
const ENDED = 5_000

/** CMM's log, which answers, that it cannot, once it may. */
let answer: () => void = () => undefined
const mayAnswer = new Promise<void>((resolve) => { answer = resolve })
const log = createServer((_request, reply) => void mayAnswer.then(() => reply.writeHead(503).end()))

let samsyn: AGateway
beforeAll(async () => {
  await once(log.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(log.address() as AddressInfo).port}`
  const orderLog = { url, key: (await makeSigningKey('cmm-log')).publicKey } as NonNullable<Config['agencies'][string]['orderLog']>
  samsyn = await aGateway({
    replicas: 1,
    configure: async (config) => ({
      ...config, agencies: Object.fromEntries(Object.entries(config.agencies).map(([party, one]) => [party, party === 'CMM' ? { ...one, orderLog } : one])),
    }),
  })
})
afterAll(async () => {
  await samsyn.close()
  log.close()
})

test('an officer who is ended while her act waits for an agency, by a colleague at another gateway, does nothing by it and gets nothing', async () => {
  const window = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() - 60_000) }
  const asked = once(log, 'request')
  const reconciled = samsyn.as('dpo').for('OVERSIGHT').change(
    'reconcile(from: $from, to: $to) { unread differences { disclosureId } }', window, ', $from: DateTime!, $to: DateTime!')
  await asked
  await samsyn.as('vera', samsyn.gateways[1]).for('OVERSIGHT').change('endEmployee(party: "CMM", employee: "cmm-1002") { employee }')
  await pause(ENDED)
  answer()
  expect(await reconciled).toEqual({ refused: 'UNAUTHENTICATED' })
  const leaves = (await samsyn.checkTrail()).flat().filter((entry) => 'actor' in entry && entry.actor.employee === 'cmm-1002')
  expect(leaves).toMatchObject([{ kind: 'refusal', code: 'UNAUTHENTICATED' }])
  expect((await samsyn.database.adminPool.query('select from reconciliation where daily_of is null')).rowCount).toBe(0)
})

test.each([
  ['was ended since she came in', false, 'UNAUTHENTICATED'], ['may have been, which is not known now', undefined, 'UNAVAILABLE'],
])('an employee who %s changes no case, and leaves a refusal', async (_who, active, code) => {
  const [appended, refused]: unknown[][] = [[], []]
  const refuse = async (_bound: Bound, refusal: string, about: unknown): Promise<never> => {
    refused?.push([refusal, about])
    throw new Error(refusal)
  }
  const makeChange = createMakeChange({
    trail: { append: async (append: unknown) => appended?.push(append) }, refuse, requireActive: createRequireActive({ isActive: () => active, refuse }),
    now: () => new Date(), policyVersion: () => 'p',
  } as never)
  const bound = { disclosureId: 'd', asking: { purpose: 'ASSISTANCE', agency: 'CMM', recipient: 'CMM' }, authenticated: {} } as Bound
  await expect(makeChange.write(bound, { name: 'setMinor', handle: 'h', details: {}, restsOn: [], effect: async () => undefined })).rejects.toThrow(code)
  expect([appended, refused]).toEqual([[], [[code, 'h']]])
})
