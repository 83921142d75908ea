import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createEscalate } from '../../gateway/break-glass/escalate.ts'
import { clientOf } from '../../prisma/seed/clients.ts'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { caseOperation } from '../acceptance/surroundings.ts'
import { eventually } from '../eventually.ts'
import { untilTaken } from '../oversight/a-following.ts'
import { anAlarmReceiver } from './alarm-receiver.ts'

let receiver: Awaited<ReturnType<typeof anAlarmReceiver>>
let samsyn: AGateway

beforeAll(async () => {
  receiver = await anAlarmReceiver()
  samsyn = await aGateway({ alarms: { CMM: { officers: `${receiver.url}/cmm`, escalation: `${receiver.url}/cmm-chief` } } })
  receiver.trust(samsyn.orderKey.publicKey)
})
afterAll(async () => {
  await samsyn.close()
  await receiver.close()
})

const LIST = `{ breakGlassReviews { reviews {
  id due state ownAct entry { recipient employee purpose reason case given } acts { act verdict reason employee } breach { state } } } }`
const REASON = 'hun er truet på livet af bagmanden i aften'

const breakGlass = (persona: string) => samsyn.as(persona).for('VITAL_INTERESTS', REASON).case('mira', '{ cmm { riskLevel } }')
const reviewsOf = async (persona: string): Promise<any[]> =>
  (await samsyn.as(persona).for('OVERSIGHT').run(LIST)).body.data?.['breakGlassReviews'].reviews
const review = (persona: string, id: string, verdict: string, reason = 'fare for livet er godtgjort i politiets rapport') =>
  samsyn.as(persona).for('OVERSIGHT', reason).change(`reviewBreakGlass(id: "${id}", verdict: ${verdict}) { verdict }`)
const newest = (persona: string, count: number) =>
  eventually(async () => {
    const reviews = await reviewsOf(persona)
    expect(reviews).toHaveLength(count)
    return reviews[0]
  })
const alarms = (kind: string) => receiver.received.filter(({ body, genuine }) => genuine && body.kind === kind)

describe('break-glass', () => {
  test('X31: the officers of CMM are alarmed at once, by a signature that holds, and told ids and codes only', async () => {
    expect(await breakGlass('karen')).toEqual({ cmm: { riskLevel: 'MEDIUM' } })
    await eventually(() => expect(alarms('breakGlass')).toHaveLength(1))
    const [alarm] = alarms('breakGlass')
    expect(alarm).toMatchObject({ path: '/cmm', body: { party: 'CMM', codes: { recipient: 'NEC', employee: 'nec-20993' } } })
    expect(Object.keys(alarm?.body).sort()).toEqual(['codes', 'due', 'id', 'kind', 'madeAt', 'party', 'subject'])
    expect(alarm?.text).not.toMatch(/MEDIUM|Mira|livet/)
    expect(receiver.received.every(({ genuine }) => genuine)).toBe(true)
  })

  test('X31: the officers of CMM and of the police see it with its reason and its 72 hours; those of others do not', async () => {
    const seen = await newest('dpo', 1)
    expect(seen).toMatchObject({
      state: 'OPEN', ownAct: false,
      entry: { recipient: 'NEC', employee: 'nec-20993', purpose: 'VITAL_INTERESTS', reason: REASON, case: samsyn.handleOf('mira', 'dpo'), given: 1 },
    })
    expect((await newest('poul', 1)).id).toBe(seen.id)
    expect(await reviewsOf('dagny')).toEqual([])
  })

  test('X31: neither an officer of an agency that was not asked, nor the police officer\'s own, nor a caseworker gives a verdict', async () => {
    const { id } = await newest('dpo', 1)
    expect(await review('dagny', id, 'JUSTIFIED')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await review('poul', id, 'JUSTIFIED')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await review('sara', id, 'JUSTIFIED')).toEqual({ refused: 'FORBIDDEN' })
    for (const none of ['breakGlass:replica-1:999999', id.replace(/(\d+)$/, '0$1')])
      expect(await review('dpo', none, 'JUSTIFIED')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
  })

  test('X31: a look that broke no glass is nobody\'s to judge as if it had', async () => {
    await disclosureTo(samsyn, 'jens', 'IDENTIFICATION', 'mira', ['cmm.assessmentDecision'])
    const leaf = await leavesOf(samsyn) - 1
    await untilTaken(samsyn.database.adminPool, 'index')
    expect(await review('dpo', `breakGlass:replica-1:${leaf}`, 'JUSTIFIED')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
  })

  test('X31: a verdict is a leaf with its reason, follow-up leaves the review open, and a final one closes it', async () => {
    const { id } = await newest('dpo', 1)
    expect(await review('dpo', id, 'NEEDS_FOLLOW_UP', 'politiet skal sende rapporten')).toEqual({ reviewBreakGlass: { verdict: 'NEEDS_FOLLOW_UP' } })
    expect(await newest('dpo', 1)).toMatchObject({ state: 'FOLLOW_UP' })
    expect(await review('second-cmm-dpo', id, 'JUSTIFIED')).toEqual({ reviewBreakGlass: { verdict: 'JUSTIFIED' } })
    expect(await newest('dpo', 1)).toMatchObject({ state: 'REVIEWED', acts: [
      { act: 'reviewBreakGlass', verdict: 'NEEDS_FOLLOW_UP', reason: 'politiet skal sende rapporten', employee: 'cmm-1002' },
      { act: 'reviewBreakGlass', verdict: 'JUSTIFIED' },
    ] })
    expect(await review('dpo', id, 'NOT_JUSTIFIED')).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    const { rows } = await samsyn.database.adminPool.query(`select convert_from(entry, 'UTF8')::jsonb as leaf from trail_leaf
      where convert_from(entry, 'UTF8')::jsonb ->> 'act' = 'reviewBreakGlass' order by index`)
    expect(rows.map(({ leaf }) => [leaf.kind, leaf.details.subject, leaf.details.verdict])).toEqual(
      [['oversight', id, 'NEEDS_FOLLOW_UP'], ['oversight', id, 'JUSTIFIED']])
  })

  test('X31: of two officers who give their verdicts at the same time, one is told that it is decided', async () => {
    await breakGlass('jens')
    const { id } = await newest('dpo', 2)
    const verdicts = await Promise.all([review('dpo', id, 'JUSTIFIED'), review('second-cmm-dpo', id, 'NOT_JUSTIFIED')])
    expect(verdicts.filter(({ refused }) => refused === 'ACT_OUT_OF_ORDER')).toHaveLength(1)
    await eventually(() => expect(alarms('breakGlass')).toHaveLength(2))
  })

  test('X31: while the receiver is out an answer waits for nothing, and the alarm arrives when it is back', async () => {
    await eventually(async () => expect(await undelivered()).toBe(0))
    receiver.answerWith(503)
    const before = alarms('breakGlass').length
    expect(await breakGlass('karen')).toEqual({ cmm: { riskLevel: 'MEDIUM' } })
    await eventually(() => expect(alarms('breakGlass').length).toBeGreaterThan(before))
    receiver.answerWith(204)
    const tried = alarms('breakGlass').length
    await eventually(() => expect(alarms('breakGlass').length).toBeGreaterThan(tried))
    const ids = new Set(alarms('breakGlass').slice(before).map(({ body }) => body.id))
    expect(ids.size).toBe(1)
    await eventually(async () => expect(await undelivered()).toBe(0))
  })

  test('X31: one that nobody has closed after 72 hours is marked, counted, and alarms the escalation address once, at once, also by a clock that is ahead', async () => {
    const { adminPool } = samsyn.database
    const later = new Date(Date.now() + 73 * 3_600_000)
    const counted: unknown[] = []
    const events = { unreviewed: (event: unknown) => counted.push(event) }
    const escalate = createEscalate({ pool: adminPool, events, now: () => later })
    await escalate()
    await escalate()
    expect(counted).toEqual([{ open: 1, overdue: 1 }, { open: 1, overdue: 1 }])
    await eventually(() => expect(alarms('breakGlassOverdue')).toHaveLength(1))
    await escalate()
    await eventually(async () => expect(await undelivered()).toBe(0))
    expect(alarms('breakGlassOverdue')).toMatchObject([{ path: '/cmm-chief', body: { party: 'CMM', codes: { recipient: 'NEC' } } }])
    await adminPool.query(`update overseen_row set at = at - interval '73 hours' where break_glass`)
    expect((await reviewsOf('dpo')).map(({ state }) => state).sort()).toEqual(['OVERDUE', 'REVIEWED', 'REVIEWED'])
  })

  test('X31: an officer who broke the glass herself, in another role, does not close it, nor decides whether it is a breach; her colleague does, and is told when nobody did in time', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const token = await samsyn.issuer.sign({
      iss: samsyn.issuer.trusted.issuer, aud: AUDIENCE, sub: 'cmm-1002', client_id: clientOf('CMM'), jti: randomUUID(), iat: now - 1,
      exp: now + 60, agency: 'CMM', role: 'contactPerson', authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'VITAL_INTERESTS' }],
    })
    const { body } = await samsyn.send(token, caseOperation('VITAL_INTERESTS', REASON, samsyn.handleOf('mira', 'dpo'), '{ cmm { riskLevel } }'))
    expect(body.data?.['case']).toEqual({ cmm: { riskLevel: 'MEDIUM' } })
    const own = await eventually(async () => {
      const found = (await reviewsOf('dpo')).find(({ ownAct }) => ownAct)
      expect(found).toMatchObject({ state: 'OPEN', entry: { recipient: 'CMM', employee: 'cmm-1002' } })
      return found
    })
    expect(await review('dpo', own.id, 'JUSTIFIED')).toEqual({ refused: 'ACT_OWN' })
    const events = { unreviewed: () => undefined }
    await createEscalate({ pool: samsyn.database.adminPool, events, now: () => new Date(Date.now() + 73 * 3_600_000) })()
    await eventually(() => expect(alarms('breakGlassOverdue').map(({ body }) => body.subject)).toContain(own.id))
    const breach = (persona: string, act: string) => samsyn.as(persona).for('OVERSIGHT').change(`${act} { breach { state } }`)
    await breach('second-cmm-dpo', `suspectBreach(id: "${own.id}")`)
    for (const confirmed of [true, false])
      expect(await breach('dpo', `decideBreach(id: "${own.id}", confirmed: ${confirmed})`)).toEqual({ refused: 'ACT_OWN' })
    expect(await breach('dpo', `closeBreach(id: "${own.id}", notified: true)`)).toMatchObject({ closeBreach: { breach: { state: 'NOTIFIED' } } })
    expect(await review('second-cmm-dpo', own.id, 'JUSTIFIED')).toEqual({ reviewBreakGlass: { verdict: 'JUSTIFIED' } })
  })

  test('a breach that is suspected again after it was rejected runs a clock of its own, and alarms the officers again', async () => {
    const { id } = (await reviewsOf('dpo')).find(({ ownAct }) => !ownAct)
    const breach = (persona: string, act: string) => samsyn.as(persona).for('OVERSIGHT').change(`${act} { breach { due } }`)
    const told = () => alarms('breachSuspected').filter(({ body }) => body.subject === id)
    const { suspectBreach: { breach: first } } = await breach('second-cmm-dpo', `suspectBreach(id: "${id}")`)
    await eventually(() => expect(told()).toHaveLength(1))
    await breach('dpo', `decideBreach(id: "${id}", confirmed: false)`)
    const { suspectBreach: { breach: again } } = await breach('second-cmm-dpo', `suspectBreach(id: "${id}")`)
    expect(Date.parse(again.due)).toBeGreaterThan(Date.parse(first.due))
    await eventually(() => expect(told()).toHaveLength(2))
    const [one, other] = told().map(({ body }) => body)
    expect(other.id).not.toBe(one.id)
    expect(Date.parse(other.due)).toBe(Date.parse(again.due))
  })

  test('X31: acts stand in the order in which officers carried them out, also by the clock of a gateway that is behind', async () => {
    await breakGlass('jens')
    const { id } = await newest('dpo', 5)
    const breach = (persona: string, act: string) => samsyn.as(persona).for('OVERSIGHT').change(`${act} { breach { state } }`)
    onTestFinished(() => void vi.useRealTimers())
    const behind = (milliseconds: number) =>
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - milliseconds, shouldAdvanceTime: true })
    await review('dpo', id, 'NEEDS_FOLLOW_UP')
    behind(2_000)
    await review('second-cmm-dpo', id, 'JUSTIFIED')
    await breach('second-cmm-dpo', `suspectBreach(id: "${id}")`)
    behind(2_000)
    await breach('dpo', `decideBreach(id: "${id}", confirmed: false)`)
    const { state, acts, breach: seen } = (await reviewsOf('dpo')).find((one) => one.id === id)
    expect(state).toBe('REVIEWED')
    expect(acts.map(({ act }: { act: string }) => act)).toEqual(['reviewBreakGlass', 'reviewBreakGlass', 'suspectBreach', 'rejectBreach'])
    expect(seen).toEqual({ state: 'REJECTED' })
  })

  test('comes before what is newer and dealt with, on a page of however few, while a breach of it is open', async () => {
    const page = '{ breakGlassReviews(first: 1) { reviews { ownAct breach { state } } } }'
    expect((await reviewsOf('dpo')).map(({ entry }) => entry.employee)).toContain('cmm-1002')
    expect((await samsyn.as('dpo').for('OVERSIGHT').run(page)).body.data?.['breakGlassReviews'])
      .toEqual({ reviews: [{ ownAct: false, breach: { state: 'SUSPECTED' } }] })
  })

  test('the trail holds', async () => {
    await samsyn.checkTrail()
  })
})

const undelivered = async (): Promise<number> =>
  (await samsyn.database.adminPool.query('select from alarm where delivered_at is null and kind = $1', ['breakGlass'])).rowCount ?? 0
