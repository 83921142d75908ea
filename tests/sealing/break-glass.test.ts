import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from '../oversight/a-following.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const reviewOn = createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10)

/** Karen of the police breaks the glass; the leaf that she leaves. */
const broken = async (): Promise<string> => {
  await disclosureTo(samsyn, 'karen', 'VITAL_INTERESTS', 'mira', ['cmm.riskLevel'])
  const leaf = String(await leavesOf(samsyn) - 1)
  await untilTaken(samsyn.database.adminPool, 'index')
  return leaf
}

const does = (persona: string, act: string) => samsyn.as(persona).for('OVERSIGHT').change(act)
const seal = (leaf: string) => does('poul',
  `sealLeaves(input: { log: "replica-1", leaves: ["${leaf}"], because: crimeInvestigation, authority: police, reviewOn: "${reviewOn}" }) { leaves }`)
const idOf = (leaf: string): string => `breakGlass:replica-1:${leaf}`
const review = (leaf: string, verdict: string) => does('dpo', `reviewBreakGlass(id: "${idOf(leaf)}", verdict: ${verdict}) { verdict }`)
const breach = (persona: string, leaf: string, act: string, said = '') =>
  does(persona, `${act}(id: "${idOf(leaf)}"${said}) { breach { state } acts { act party } }`)
const seen = async (persona: string, leaf: string): Promise<any> => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run('{ breakGlassReviews { reviews { id state breach { state } acts { act party } } } }')
  return body.data?.['breakGlassReviews'].reviews.find(({ id }: { id: string }) => id === idOf(leaf))
}

describe('X31: a break-glass of the police', () => {
  test('is not sealed from the officers who are to review it, until they have', async () => {
    const leaf = await broken()
    expect(await seal(leaf)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    await review(leaf, 'NEEDS_FOLLOW_UP')
    expect(await seal(leaf)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await review(leaf, 'JUSTIFIED')).toEqual({ reviewBreakGlass: { verdict: 'JUSTIFIED' } })
    expect(await seal(leaf)).toEqual({ sealLeaves: { leaves: [leaf] } })
    await untilTaken(samsyn.database.adminPool, 'index')
    expect(await seen('dpo', leaf)).toBeUndefined()
    expect(await review(leaf, 'JUSTIFIED')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
  })

  test('is not sealed while the controller suspects a breach, which the police neither see nor reject (GDPR art. 33)', async () => {
    const leaf = await broken()
    expect(await breach('dpo', leaf, 'suspectBreach')).toMatchObject({ suspectBreach: { breach: { state: 'SUSPECTED' } } })
    await review(leaf, 'NOT_JUSTIFIED')
    expect(await seal(leaf)).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await seen('poul', leaf)).toEqual({
      id: idOf(leaf), state: 'REVIEWED', breach: null, acts: [{ act: 'reviewBreakGlass', party: 'CMM' }],
    })
    expect(await breach('poul', leaf, 'decideBreach', ', confirmed: false')).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await breach('poul', leaf, 'closeBreach', ', notified: true')).toEqual({ refused: 'ACT_OUT_OF_ORDER' })
    expect(await seen('dpo', leaf)).toMatchObject({ breach: { state: 'SUSPECTED' } })
    expect(await breach('dpo', leaf, 'closeBreach', ', notified: true')).toMatchObject({ closeBreach: { breach: { state: 'NOTIFIED' } } })
    expect(await seal(leaf)).toEqual({ sealLeaves: { leaves: [leaf] } })
    await samsyn.checkTrail()
  })

  test('may be a breach to each agency by itself', async () => {
    const leaf = await broken()
    await breach('poul', leaf, 'suspectBreach')
    expect(await breach('dpo', leaf, 'suspectBreach')).toMatchObject({ suspectBreach: { acts: [{ act: 'suspectBreach', party: 'CMM' }] } })
    expect((await seen('poul', leaf)).acts).toEqual([{ act: 'suspectBreach', party: 'NEC' }])
  })
})
