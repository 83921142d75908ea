import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ocsfEvent } from '../../gateway/export/ocsf-event.ts'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { eventually } from '../eventually.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { aReceiver } from './a-receiver.ts'

const isOcsf = new Ajv2020().compile(JSON.parse(readFileSync(new URL('./ocsf-1.3.0-api-activity.schema.json', import.meta.url), 'utf8')) as object)

let siem: Awaited<ReturnType<typeof aReceiver>>
let samsyn: AGateway

beforeAll(async () => {
  siem = await aReceiver()
  samsyn = await aGateway({ export: { siem: { url: `${siem.url}/events`, token: 'siem-token' } } })
})
afterAll(async () => {
  await samsyn.close()
  await siem.close()
})

const events = (): any[] => siem.taken.flatMap(({ body }) => body.trim().split('\n').map((line) => JSON.parse(line) as unknown))

const untilAll = async (): Promise<void> => {
  const leaves = await leavesOf(samsyn)
  await eventually(() => expect(new Set(events().map(({ metadata }) => metadata.uid)).size).toBe(leaves))
}

test('a SIEM gets an event of every leaf, as OCSF has it, with who and what, and no case, reason or value', async () => {
  await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate } }')
  await samsyn.as('karen').for('VITAL_INTERESTS', 'hun er i fare lige nu, hun ringede').case('mira', '{ cmm { riskLevel } }')
  await samsyn.as('sara').for('INVESTIGATION').run('{ policyProposals { inForce } }')
  await untilAll()
  for (const event of events()) expect([isOcsf(event), isOcsf.errors]).toEqual([true, null])
  const disclosed = events().find(({ api }) => api.operation === 'disclose')
  const [leaf] = (await leavesFrom(samsyn, 0)).filter(({ kind }) => kind === 'disclosure') as any[]
  expect(disclosed).toMatchObject({
    class_uid: 6003, type_uid: 600302, status_id: 1, severity_id: 1, time: Date.parse(leaf.at),
    metadata: { correlation_uid: leaf.disclosureId }, actor: { user: { uid: 'cmm-1311', org: { uid: 'CMM' }, groups: [{ name: 'assessor' }] } },
    unmapped: { purpose: 'IDENTIFICATION', controllers: ['NEC'], fields: ['police.encounterDate'] },
  })
  expect(events().some(({ status_id: status, status_code: code }) => status === 2 && code === 'FORBIDDEN')).toBe(true)
  const sent = siem.taken.map(({ body }) => body).join()
  expect(sent).not.toContain(samsyn.handleOf('mira', 'ditte'))
  expect(sent).not.toMatch(/prøve af udleveringen|hun er i fare|commitment/)
  expect(siem.taken[0]?.headers['authorization']).toBe('Bearer siem-token')
  expect(events().filter(({ unmapped }) => unmapped.brokeGlass).map(({ severity_id: severity, unmapped: { purpose } }) => [severity, purpose]))
    .toEqual([[4, 'VITAL_INTERESTS']])
})

test('what was disclosed, and what was not although it was fetched, are told apart; of what was withheld or did not come it is told how much', () => {
  const withheld = [{ field: 'cmm.needs', because: 'NO_CONSENT', rule: 'consent' }]
  const told = (kind: DisclosureEntry['kind']) => ocsfEvent({ log: 'g', index: 7n, entry: aDisclosureEntry({ kind, withheld }) })
  expect([told('disclosure'), told('disclosureDiscarded')]).toMatchObject([
    { status_id: 1, api: { operation: 'disclose' }, unmapped: { withheld: 1, unavailable: 0, fields: ['police.encounterDate'] } },
    { status_id: 2, api: { operation: 'discard' }, unmapped: { withheld: 1 } },
  ])
  expect(JSON.stringify(told('disclosure'))).not.toMatch(/begrundelse|handle|forpligtelse|cmm\.needs/)
})

test('a leaf is known again, and not taken for the one that stood in its place before a backup was restored: a SIEM keeps both', async () => {
  const { rows } = await samsyn.database.adminPool.query<{ place: string; hash: string }>(
    `select log_id || ':' || index as place, encode(hash, 'hex') as hash from trail_leaf order by index`)
  await untilAll()
  expect(new Set(events().map(({ metadata }) => metadata.uid))).toEqual(new Set(rows.map(({ place, hash }) => `${place}:${hash.slice(0, 16)}`)))
})

test.each([503, 302])('a SIEM that answers %i holds up no answer, and gets later what it missed', async (status) => {
  let tries = 0
  siem.answerWith(status, async () => { tries += 1 })
  const before = await leavesOf(samsyn)
  const view = await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate } }')
  expect(view.police.encounterDate).toEqual(expect.any(String))
  await eventually(() => expect(tries).toBeGreaterThan(1))
  expect(events().some(({ metadata }) => metadata.uid.startsWith(`replica-1:${before}:`))).toBe(false)
  siem.answerWith(200)
  await untilAll()
  expect(events().some(({ metadata }) => metadata.uid.startsWith(`replica-1:${before}:`))).toBe(true)
})
