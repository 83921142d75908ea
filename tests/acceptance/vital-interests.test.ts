import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { givenFacts } from '../../gateway/trail/entry.ts'
import { FACTS } from '../../schema/facts.ts'
import { disclosureTo, leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const DANGER = ['cmm.riskLevel', 'cmm.riskNotes', 'cmm.contactPerson.name', 'cmm.contactPerson.dutyPhone', 'cmm.accommodationKind']

const brokenGlass = (): Promise<number> => samsyn.counted('samsyn_break_glass_total')

describe('X31: danger to life or health', () => {
  test('X31: a reason of fewer than twenty characters opens nothing, asks nobody and leaves a leaf', async () => {
    const [from, before] = [await leavesOf(samsyn), await brokenGlass()]
    samsyn.forgetAsked()
    expect(await samsyn.as('karen').for('VITAL_INTERESTS', 'hun er i stor fare!').case('mira', '{ cmm { riskLevel } }'))
      .toEqual({ refused: 'REASON_INVALID', case: null })
    expect(samsyn.askedOf('CMM')).toEqual([])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'REASON_INVALID', purpose: 'VITAL_INTERESTS' }])
    expect(await brokenGlass()).toBe(before)
  })

  test('X31: with a reason of twenty characters it does', async () => {
    expect(await samsyn.as('karen').for('VITAL_INTERESTS', 'hun er i stor fare!!').case('mira', '{ cmm { riskLevel } }'))
      .toEqual({ cmm: { riskLevel: 'MEDIUM' } })
  })

  test.each(['karen', 'jens', 'shelter', 'kommune'])(
    'X31: %s learns of the danger to Mira without her consent; alarm and review are in the leaf, and it is counted once', async (persona) => {
      const before = await brokenGlass()
      const { leaf, asked } = await disclosureTo(samsyn, persona, 'VITAL_INTERESTS', 'mira', DANGER)
      expect(givenFacts(leaf).map(({ field }) => field).sort()).toEqual([...DANGER].sort())
      expect(givenFacts(leaf).every(({ exchange, consent }) => exchange === 'X31' && consent === null)).toBe(true)
      expect(leaf.legalBases).toEqual(expect.arrayContaining(['GDPR-6-1-d', 'GDPR-9-2-c']))
      expect(leaf.obligations).toEqual(['ALARM_CONTROLLERS', 'REVIEW_WITHIN_72_HOURS'])
      expect(Object.keys(asked)).toEqual(['CMM'])
      expect(await brokenGlass()).toBe(before + 1)
    })

  test('X31 F2: the police are told where Daria hides; the Immigration Service and the prosecution are not', async () => {
    const hides = ['cmm.safeHouseAddress']
    const police = await disclosureTo(samsyn, 'karen', 'VITAL_INTERESTS', 'daria', hides)
    expect(police.view['cmm']).toEqual({ safeHouseAddress: 'Prøvegemmet 18, 0999 Testby' })
    for (const persona of ['ulla', 'ib', 'rasmus', 'sara']) {
      const { leaf, asked } = await disclosureTo(samsyn, persona, 'VITAL_INTERESTS', 'daria', hides)
      expect([persona, leaf.given, asked, leaf.withheld]).toMatchObject([persona, [], {}, [{ rule: 'F2' }]])
      expect(leaf.obligations).toEqual([])
    }
  })

  test('X31: nobody is told where all hide at once: a page of cases opens none, asks nobody and leaves a leaf', async () => {
    const [from, before] = [await leavesOf(samsyn), await brokenGlass()]
    samsyn.forgetAsked()
    const { body } = await samsyn.as('karen').for('VITAL_INTERESTS', 'de er alle i umiddelbar livsfare')
      .run('{ cases(first: 100) { edges { node { cmm { safeHouseAddress } } } } }')
    expect([body.data, body.errors?.[0]?.extensions.code]).toEqual([null, 'ONE_CASE'])
    expect(samsyn.askedOf('CMM')).toEqual([])
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'ONE_CASE', purpose: 'VITAL_INTERESTS' }])
    expect(await brokenGlass()).toBe(before)
  })

  test('X31 F4: SKAT and AT learn nothing of Andrei, whatever the reason, and no glass is broken', async () => {
    const before = await brokenGlass()
    for (const persona of ['tove', 'arne']) {
      const { leaf, asked } = await disclosureTo(samsyn, persona, 'VITAL_INTERESTS', 'andrei', FACTS.map(({ field }) => field))
      expect([leaf.given, leaf.empty, leaf.obligations, asked]).toEqual([[], [], [], {}])
      expect(leaf.withheld).toContainEqual({ field: 'cmm.riskLevel', because: 'NOT_PERMITTED', rule: 'F4' })
    }
    expect(await brokenGlass()).toBe(before)
  })

  test('X31 F1 F3: no more of her than the danger: neither health, name nor whether she will testify', async () => {
    const more = ['cmm.healthNeeds', 'cmm.name', 'cmm.willingToTestify', 'immigration.name', 'police.caseNumberPolice']
    const { leaf, asked } = await disclosureTo(samsyn, 'karen', 'VITAL_INTERESTS', 'daria', more)
    expect([leaf.given, leaf.empty, asked]).toEqual([[], [], {}])
  })

  test('X31 F7: who is no party to the case learns nothing even then', async () => {
    const reason = 'hun er i umiddelbar livsfare i nat'
    expect(await samsyn.as('ulla').for('VITAL_INTERESTS', reason).case('mira', '{ cmm { riskLevel } }'))
      .toEqual({ refused: 'CASE_NOT_AVAILABLE', case: null })
  })

  test('X31: a data protection officer, a statistician or a group member breaks no glass', async () => {
    for (const persona of ['dpo', 'cmm-statistician', 'grethe']) {
      const { leaf } = await disclosureTo(samsyn, persona, 'VITAL_INTERESTS', 'mira', DANGER)
      expect([persona, leaf.given, leaf.obligations]).toEqual([persona, [], []])
    }
  })
})
