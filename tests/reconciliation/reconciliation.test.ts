import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLocalJWKSet, type JWK } from 'jose'
import { createControl } from '../../agencies/reference/control.ts'
import type { Reference } from '../../agencies/reference/reference.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { openAgencyLogLine } from '../../gateway/reconciliation/agency-log-line.ts'
import { keyFromJwk, type SigningJwk } from '../../gateway/keys/signing-key.ts'
import { createRecordGatewayAct } from '../../gateway/oversight/gateway-act.ts'
import { createDailyReconciliation } from '../../gateway/reconciliation/daily-reconciliation.ts'
import { disclosuresIn } from '../../gateway/reconciliation/read-disclosures.ts'
import { createReconcile, type Reconcile, type ReadAgencyLog } from '../../gateway/reconciliation/reconcile.ts'
import { createTrail } from '../../gateway/trail/writer.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'

let samsyn: AGateway
let desks: Map<string, Reference>
let logs: Map<string, ReadAgencyLog>
let gatewayKey: Awaited<ReturnType<typeof makeSigningKey>>

const lineTo = (party: string, told: { readonly key?: JWK; readonly trusted?: object } = {}): ReadAgencyLog =>
  openAgencyLogLine({
    party, settings: { url: desks.get(party)?.url ?? '', key: (told.trusted ?? trusted.get(party)) as JWK },
    orderKey: keyFromJwk((told.key ?? gatewayKey.privateKey) as SigningJwk), audience: AUDIENCE, now: () => new Date(),
  })

const trusted = new Map<string, object>()
const WINDOW = () => ({ from: new Date(Date.now() - 600_000), to: new Date(Date.now() + 1) })
const reconciling = (): Reconcile => createReconcile({ logs, ...disclosuresIn(samsyn.database.pool) })

beforeAll(async () => {
  samsyn = await aGateway({ differs: true })
  gatewayKey = await makeSigningKey('gateway-1')
  desks = new Map()
  for (const [party, reference] of samsyn.agencies) {
    const { privateKey, publicKey } = await makeSigningKey(`${party}-log`)
    trusted.set(party, publicKey)
    desks.set(party, await createControl(reference, 0, { orderLog: {
      party, gateway: AUDIENCE, key: privateKey as SigningJwk, now: () => new Date(),
      gatewayKeys: createLocalJWKSet({ keys: [gatewayKey.publicKey] }),
    } }))
  }
  logs = new Map([...desks.keys()].map((party) => [party, lineTo(party)] as const))
})
afterAll(async () => {
  await Promise.all([...desks.values()].map((desk) => desk.close()))
  await samsyn.close()
})

describe('the trail, held against what each agency says it was asked', () => {
  test('differs in nothing after asks of every kind, over the wire and under the agency\'s signature', async () => {
    await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate indicators } inspection { inspections { date } } }')
    await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } riskLevel } }')
    await samsyn.as('sara').for('ASSISTANCE').run('{ cases(first: 20) { edges { node { police { hearingDate } immigration { reflectionEnds } } } } }')
    await samsyn.as('jens').for('IDENTIFICATION').run('{ cases(first: 20) { edges { node { tax { controlFindings } police { encounterDate } } } } }')
    samsyn.fault('CMM', 'deny')
    await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
    samsyn.fault('CMM', 'stall')
    await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
    samsyn.fault('CMM', undefined)
    const { asked, recorded, compared, unread, differences } = await reconciling()(WINDOW(), [...desks.keys()])
    expect({ compared, unread, differences }).toEqual({ compared: [...desks.keys()], unread: [], differences: [] })
    expect(asked).toBe(recorded)
    expect(asked).toBeGreaterThan(4)
  })

  test('differs by an entry that the agency dropped, by one that the trail never got, and by facts that are not the same', async () => {
    const before = await samsyn.reconcile()
    await samsyn.as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate indicators } }')
    const log = samsyn.agencies.get('NEC')?.log
    const [real] = log?.within(WINDOW()).slice(-1) ?? []
    if (!log || !real?.order) throw new Error('the police was not asked')
    log.add({ ...real, asked: real.asked.map((one) => ({ ...one, facts: [...one.facts, 'detainedSince'] })) })
    const another = randomUUID()
    log.add({ ...real, order: { ...real.order, disclosureId: another } })
    const { differences } = await reconciling()(WINDOW(), ['NEC'])
    const { disclosureId } = real.order
    expect(before.differences).toEqual([])
    expect(differences).toEqual([
      { party: 'NEC', disclosureId, kind: 'FACTS_DIFFER', onlyAsked: ['detainedSince'], onlyRecorded: [] },
      { party: 'NEC', disclosureId: another, kind: 'ASKED_NOT_RECORDED', onlyAsked: ['encounterDate', 'indicators'], onlyRecorded: [] },
    ])
    const kept = log.within({ from: new Date(0), to: WINDOW().to })
    const dropping = createReconcile({
      logs: new Map([['NEC', async (window) => (await logs.get('NEC')?.(window) ?? []).filter((line) => ![disclosureId, another].includes(line.disclosureId ?? ''))]]),
      ...disclosuresIn(samsyn.database.pool),
    })
    expect(kept.length).toBeGreaterThan(2)
    expect((await dropping(WINDOW(), ['NEC'])).differences)
      .toEqual([{ party: 'NEC', disclosureId, kind: 'RECORDED_NOT_ASKED', onlyAsked: [], onlyRecorded: ['encounterDate', 'indicators'] }])
  })

  test('reads no log but to the gateway\'s key, and takes none but under the agency\'s', async () => {
    const stranger = await makeSigningKey('gateway-1')
    await expect(lineTo('CMM', { key: stranger.privateKey })(WINDOW())).rejects.toThrow('the log of `CMM` was not given')
    await expect(lineTo('CMM', { trusted: { ...stranger.publicKey, kid: 'CMM-log' } })(WINDOW())).rejects.toThrow('signature verification failed')
    const wrong = openAgencyLogLine({
      party: 'AT', settings: { url: desks.get('CMM')?.url ?? '', key: trusted.get('CMM') as JWK },
      orderKey: keyFromJwk(gatewayKey.privateKey as SigningJwk), audience: AUDIENCE, now: () => new Date(),
    })
    await expect(wrong(WINDOW())).rejects.toThrow('the log of `AT` was not given')
  })

  test('names an agency whose log cannot be read, and says nothing of its differences', async () => {
    const half = createReconcile({
      logs: new Map([...logs, ['CMM', async () => { throw new Error('down') }]]),
      ...disclosuresIn(samsyn.database.pool),
    })
    expect(await half(WINDOW(), ['CMM', 'SKAT', 'RA'])).toMatchObject({ compared: ['SKAT'], unread: ['RA', 'CMM'], differences: [] })
  })
})

describe('a reconciliation', () => {
  const run = (persona: string, from = new Date(Date.now() - 3_600_000)) => samsyn.as(persona).for('OVERSIGHT').change(
    'reconcile(from: $from, to: $to) { dailyOf compared unread asked recorded differences { kind } to }',
    { from: from.toISOString(), to: new Date().toISOString() }, ', $from: DateTime!, $to: DateTime!')

  test('that an officer asks for is a leaf, is about her own agency alone, and leaves what is under way to the next', async () => {
    const from = await leavesOf(samsyn)
    const { reconcile } = await run('poul')
    expect(reconcile).toMatchObject({ dailyOf: null, compared: [], unread: ['NEC'], asked: 0, recorded: 0, differences: [] })
    expect(Date.parse(reconcile.to)).toBeLessThan(Date.now() - 29_000)
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'oversight', act: 'reconcile', details: { unread: ['NEC'], differences: 0 } }])
    const shown = async (persona: string) => (await samsyn.as(persona).for('OVERSIGHT').run(
      '{ reconciliations { runs { unread } } }')).body.data?.['reconciliations'].runs
    expect(await shown('poul')).toEqual([{ unread: ['NEC'] }])
    expect(await shown('dpo')).toEqual([])
    expect(await shown('admin')).toEqual([{ unread: ['NEC'] }])
  })

  test('is not for a caseworker, nor of a time that is not yet over or too long, and the refusal is recorded', async () => {
    const from = await leavesOf(samsyn)
    expect(await run('sara')).toEqual({ refused: 'FORBIDDEN' })
    expect(await run('dpo', new Date())).toEqual({ refused: 'DATE_INVALID' })
    expect(await run('dpo', new Date(Date.now() - 40 * 86_400_000))).toEqual({ refused: 'DATE_INVALID' })
    expect(await leavesFrom(samsyn, from)).toMatchObject(['FORBIDDEN', 'DATE_INVALID', 'DATE_INVALID'].map((code) => ({ kind: 'refusal', code })))
  })

  test('is made daily of the Danish day before, once, also of the day on which the clock is changed; officers see how often their own agency was asked', async () => {
    const windows: object[] = []
    const now = () => new Date('2026-10-26T05:00:00Z')
    const trail = await createTrail({ databaseUrl: samsyn.database.url, logId: 'daily', now, policyVersion: async () => 'v' })
    const daily = createDailyReconciliation({
      pool: samsyn.database.pool, parties: ['CMM'], events: { reconciled: () => undefined } as never, now,
      reconcile: async (window, parties) => {
        windows.push(window)
        return { ...window, compared: parties, unread: [], asked: 3, recorded: 3, byParty: { CMM: { asked: 2, recorded: 2 }, SKAT: { asked: 1, recorded: 1 } }, differences: [] }
      },
      recordGatewayAct: createRecordGatewayAct({ trail, replica: 'daily', policyVersion: () => 'v', now }),
    })
    await Promise.all([daily(), daily()])
    await daily()
    await trail.close()
    const runs = (await checkTrail(samsyn.database.adminPool, 'daily')).filter(({ kind }) => kind === 'oversight')
    expect(windows.length).toBeLessThanOrEqual(2)
    expect(windows[0]).toEqual({ from: new Date('2026-10-24T22:00:00Z'), to: new Date('2026-10-25T23:00:00Z') })
    const shown = async (persona: string) => (await samsyn.as(persona).for('OVERSIGHT').run(
      '{ reconciliations { runs { dailyOf asked recorded } } }')).body.data?.['reconciliations'].runs
    expect(await shown('dpo')).toEqual([{ dailyOf: '2026-10-25', asked: 2, recorded: 2 }])
    expect(await shown('dagny')).toEqual([])
    expect(await shown('admin')).toContainEqual({ dailyOf: '2026-10-25', asked: 3, recorded: 3 })
    expect(runs).toMatchObject([{ actor: { party: 'SAMSYN', employee: 'daily' }, act: 'reconcile', details: { from: '2026-10-24T22:00:00.000Z', compared: ['CMM'] } }])
  })

  test('is made up for of the days on which no gateway ran, a month at most, the oldest first', async () => {
    await samsyn.database.adminPool.query('truncate reconciliation cascade')
    const days: string[] = []
    let today = new Date('2026-10-23T05:00:00Z')
    const daily = createDailyReconciliation({
      pool: samsyn.database.pool, parties: ['CMM'], events: { reconciled: () => undefined } as never, now: () => today,
      reconcile: async (window) => ({ ...window, compared: ['CMM'], unread: [], asked: 0, recorded: 0, byParty: {}, differences: [] }),
      recordGatewayAct: (async (_act: unknown, write: (transaction: unknown) => Promise<void>) => {
        await write(samsyn.database.adminPool)
        days.push((await samsyn.database.adminPool.query('select max(daily_of)::text as day from reconciliation')).rows[0].day)
      }) as never,
    })
    await daily()
    today = new Date('2026-10-26T05:00:00Z')
    await daily()
    await daily()
    expect(days).toEqual(['2026-10-22', '2026-10-23', '2026-10-24', '2026-10-25'])
    await samsyn.database.adminPool.query(`update reconciliation set daily_of = daily_of - 60`)
    await daily()
    expect(days.slice(4)).toHaveLength(31)
    expect([days[4], days.at(-1)]).toEqual(['2026-09-25', '2026-10-25'])
    await samsyn.database.adminPool.query('truncate reconciliation cascade')
  })

  test('holds an agency whose log could not be read against that day once it can be, once, and the others no second time', async () => {
    await samsyn.database.adminPool.query('truncate reconciliation cascade')
    const down = new Set(['CMM', 'SKAT'])
    const asked: string[] = []
    const dailyOf = (parties: readonly string[]) => createDailyReconciliation({
      pool: samsyn.database.pool, parties, events: { reconciled: () => undefined } as never, now: () => new Date('2026-10-26T05:00:00Z'),
      reconcile: async (window, of) => {
        asked.push(`${window.from.toISOString()} ${of.join()}`)
        return { ...window, compared: of.filter((one) => !down.has(one)), unread: of.filter((one) => down.has(one)), asked: 0, recorded: 0, byParty: {}, differences: [] }
      },
      recordGatewayAct: ((_act: unknown, write: (transaction: unknown) => Promise<void>) => write(samsyn.database.adminPool)) as never,
    })
    const daily = dailyOf(['AT', 'CMM', 'SKAT'])
    const made = async () => (await samsyn.database.adminPool.query(
      'select daily_of::text as day, compared, unread from reconciliation order by before')).rows
    const [day, first] = ['2026-10-25', { day: '2026-10-25', compared: ['AT'], unread: ['CMM', 'SKAT'] }]
    await daily()
    await daily()
    expect(await made()).toEqual([first])
    down.delete('SKAT')
    await Promise.all([daily(), daily()])
    expect(await made()).toEqual([first, { day, compared: ['SKAT'], unread: ['CMM'] }])
    down.delete('CMM')
    await dailyOf(['AT', 'SKAT'])()
    await daily()
    await daily()
    expect(await made()).toEqual([first, { day, compared: ['SKAT'], unread: ['CMM'] }, { day, compared: ['CMM'], unread: [] }])
    expect(new Set(asked)).toEqual(new Set(['AT,CMM,SKAT', 'CMM,SKAT', '', 'CMM'].map((of) => `2026-10-24T22:00:00.000Z ${of}`)))
    await samsyn.database.adminPool.query('truncate reconciliation cascade')
  })

  test.each([
    ['a gateway whose clock is a day ahead', () => new Date(Date.now() + 86_400_000), () => new Date(Date.now() - 120_000)],
    ['one that looks within two minutes of midnight', () => new Date('2026-10-26T23:01:59Z'), () => new Date('2026-10-26T22:59:59Z')],
  ])('is not made of a day that is not over yet by %s', async (_, now, over) => {
    const days: Date[] = []
    await createDailyReconciliation({
      pool: samsyn.database.pool, parties: ['CMM'], events: { reconciled: () => undefined } as never, now,
      reconcile: async ({ to }) => {
        days.push(to)
        throw new Error('far enough')
      },
      recordGatewayAct: (() => undefined) as never,
    })().catch(() => undefined)
    for (const day of days) expect(day.getTime()).toBeLessThanOrEqual(over().getTime())
  })

  test('is of any whole month: also of October, in which the clock is set back', async () => {
    const october = { from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z' }
    expect((await samsyn.as('dpo').for('OVERSIGHT').change('reconcile(from: $from, to: $to) { from to }', october, ', $from: DateTime!, $to: DateTime!')))
      .toEqual({ reconcile: { from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z' } })
  })
})
