import pino from 'pino'
import { expect, test } from 'vitest'
import type { Ask, Reply } from '../../agencies/adapter.ts'
import type { ControllerLine } from '../../gateway/agencies/controller-line.ts'
import { createAsk } from '../../gateway/pipeline/ask.ts'
import { createEvents } from '../../gateway/telemetry/create-events.ts'
import { createMetrics } from '../../gateway/telemetry/metrics.ts'
import { aPage, aPlannedCase, permitsOf } from './a-page.ts'

/** Asks parties that answer so; each gets what was signed for it. */
const asking = (answers: Readonly<Record<string, (ask: Ask) => Promise<Reply>>>) => createAsk({
  lines: new Map(Object.entries(answers).map(([party, fetch]): [string, ControllerLine] =>
    [party, { fetch, isResting: () => false, close: async () => undefined }])),
  signOrders: (orders) => orders.map(({ controller }) => `an order to ${controller}`),
  events: createEvents(pino({ level: 'silent' }), createMetrics()),
})

const STAGE = permitsOf('X28', ['coordination.stage'])
const RISK = permitsOf('X11', ['cmm.riskLevel'])
const OTHER = { caseId: 'c-2', handle: 'handle-2', links: [{ party: 'CMM', agency: 'CMM', fileNumber: 'CMM-2' }] } as const

test('of what Samsyn holds itself each case gives its own, and just what is permitted of it', async () => {
  const { cases } = await asking({})(aPage([
    aPlannedCase(STAGE), aPlannedCase(STAGE, { stage: 'identified' }),
    aPlannedCase(permitsOf('X28', ['coordination.parties'])), aPlannedCase([]),
  ]))
  expect(cases.map(({ values }) => values.get('SAMSYN'))).toEqual([
    { stage: 'presumed' }, { stage: 'identified' }, { parties: ['UDLST', 'CMM', 'NEC', 'NGO-REDEN'] }, undefined,
  ])
})

test('P3: each case keeps just what was asked of it, whatever came, and what was too much is counted', async () => {
  const everything = (riskLevel: string, language: string) => ({ riskLevel, needs: { language, interpreter: true } })
  const { cases, surplus } = await asking({
    CMM: async () => ({ cases: new Map([['CMM-2', everything('HIGH', 'ro')], ['CMM-1', everything('MEDIUM', 'th')], ['CMM-3', everything('LOW', 'vi')]]), surplus: 3 }),
  })(aPage([aPlannedCase(RISK), aPlannedCase(permitsOf('X12', ['cmm.needs.language']), OTHER)]))
  expect(cases.map(({ values }) => [...values])).toEqual([[['CMM', { riskLevel: 'MEDIUM' }]], [['CMM', { needs: { language: 'ro' } }]]])
  expect([...surplus]).toEqual([['CMM', 3]])
})

test('P3: what two organisations of one kind send too much of is counted together', async () => {
  const telling = (surplus: number) => async (): Promise<Reply> => ({ cases: new Map(), surplus })
  const health = permitsOf('X12', ['ngo.healthNeeds'])
  const { surplus } = await asking({ 'NGO-REDEN': telling(2), 'NGO-HOPE': telling(3) })(aPage([
    aPlannedCase(health), aPlannedCase(health, { caseId: 'c-2', handle: 'handle-2', links: [{ party: 'NGO-HOPE', agency: 'NGO', fileNumber: 'HOPE-1' }] }),
  ]))
  expect([...surplus]).toEqual([['NGO', 5]])
})

test('P2: each party gets the order that was signed for it, its own cases, and the deadline of the whole request', async () => {
  const seen: Ask[] = []
  const hear = async (ask: Ask): Promise<Reply> => {
    seen.push(ask)
    return { cases: new Map(), surplus: 0 }
  }
  const page = aPage([aPlannedCase([...RISK, ...permitsOf('X14', ['police.witnessRole'])]), aPlannedCase(RISK, OTHER)])
  await asking({ CMM: hear, NEC: hear })(page)
  const signal = page.bound.authenticated.deadline
  expect(seen).toEqual([
    { disclosureId: 'd-1', order: 'an order to CMM', signal, cases: ['CMM-1', 'CMM-2'].map((fileNumber) => ({ fileNumber, facts: ['riskLevel'] })) },
    { disclosureId: 'd-1', order: 'an order to NEC', signal, cases: [{ fileNumber: 'NEC-1', facts: ['witnessRole'] }] },
  ])
  expect(seen.every((ask) => ask.signal === signal)).toBe(true)
})

test('P11: a party that has not said its file number cannot be asked, so that what it holds is not known; one that is no party holds nothing', async () => {
  const police = permitsOf('X14', ['police.witnessRole'])
  const linked = (fileNumber: string | null) => ({ links: [{ party: 'NEC', agency: 'NEC', fileNumber }] } as const)
  const { cases } = await asking({})(aPage([aPlannedCase(police, linked(null)), aPlannedCase(police, { links: [] }), aPlannedCase(STAGE, linked(null))]))
  expect(cases.map(({ missing }) => missing)).toEqual([[{ controller: 'NEC', because: 'NO_FILE_NUMBER' }], [], []])
})

test('P11: a party that there is no line to, or whose line breaks, is unavailable in each case that it was asked for, and in no other', async () => {
  const { cases } = await asking({ NEC: () => Promise.reject(new TypeError('broken')) })(
    aPage([aPlannedCase([...STAGE, ...RISK, ...permitsOf('X14', ['police.witnessRole'])]), aPlannedCase(RISK, OTHER), aPlannedCase(STAGE)]))
  const unreachable = { controller: 'CMM', because: 'UNREACHABLE' }
  expect(cases.map(({ missing, values }) => [missing, [...values.keys()]])).toEqual([
    [[unreachable, { controller: 'NEC', because: 'GARBLED' }], ['SAMSYN']], [[unreachable], []], [[], ['SAMSYN']],
  ])
})
