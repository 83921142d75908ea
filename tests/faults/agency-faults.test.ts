import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FaultKind } from '../../agencies/reference/faults.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { ABOUT_THE_VIEW, leavesOf, VIEWS_OF_MANY, type ViewOfMany } from './views-of-many.ts'

/** Enough for an agency that is well; a slow and a silent one take it whole. Milliseconds. */
const DEADLINE = 1_500

const BECAUSE: Partial<Record<FaultKind, readonly [because: string, tryAgain: boolean]>> = {
  slow: ['TIMEOUT', true], stall: ['TIMEOUT', true], fail: ['UNREACHABLE', true], cut: ['UNREACHABLE', true],
  garbage: ['GARBLED', false], huge: ['GARBLED', false], deny: ['REFUSED', false],
}

describe('P11: a broken agency is not a broken view', () => {
  let samsyn: AGateway
  beforeAll(async () => {
    samsyn = await aGateway({ deadline: DEADLINE, generated: 200 })
    await Promise.all(VIEWS_OF_MANY.map((one) => look(one)))
  })
  afterAll(() => samsyn.close())

  const look = ({ persona, purpose, story, selection }: ViewOfMany, reason?: string): Promise<Record<string, unknown>> =>
    samsyn.as(persona).for(purpose, reason).case(story, `{ ${selection} ${ABOUT_THE_VIEW} }`)

  const untilWell = (one: ViewOfMany) => expect.poll(() => look(one))
    .toMatchObject({ [one.view]: expect.anything(), unavailable: [] })

  /** Under a fault, and twice more when it is over: more successes than failures keep the breaker closed. */
  const lookDuring = async (one: ViewOfMany, kind: FaultKind, reason: string) => {
    await untilWell(one)
    samsyn.fault(one.party, kind)
    const seen = await look(one, reason)
    samsyn.fault(one.party, undefined)
    await untilWell(one)
    return { seen, well: await look(one) }
  }

  describe.each(VIEWS_OF_MANY)('$party', (one) => {
    const kinds = Object.entries(BECAUSE)
    test.each(kinds)('under `%s` its facts are unavailable, and the others are there', async (kind, [because, tryAgain]) => {
      const reason = `${one.party} under ${kind}`
      const { seen, well } = await lookDuring(one, kind as FaultKind, reason)
      const { controller, fields } = one
      expect(seen).toEqual({ ...well, [one.view]: null, unavailable: [{ controller, fields, because, tryAgain }] })
      expect(await leavesOf(samsyn.database, reason)).toMatchObject([{ unavailable: [{ controller, because, fields }] }])
    })

    test('with another person\'s case in place of the one asked for, it has nothing: no fact, and no failure', async () => {
      const reason = `${one.party} under wrongCase`
      const { seen, well } = await lookDuring(one, 'wrongCase', reason)
      expect(seen).toEqual({ ...well, [one.view]: null })
      expect(await leavesOf(samsyn.database, reason)).toMatchObject([{ empty: one.fields, unavailable: [] }])
    })
  })

  test('denied, empty and unavailable are told apart, in the answer and in the trail', async () => {
    samsyn.fault('AT', 'fail')
    const seen = await samsyn.as('jens').for('IDENTIFICATION', 'tre slags intet').case('andrei',
      `{ labourInspection { inspections { date } } recruitment { permitType } cmm { riskNotes } ${ABOUT_THE_VIEW} }`)
    samsyn.fault('AT', undefined)
    expect(seen).toEqual({
      labourInspection: null,
      recruitment: null,
      cmm: null,
      withheld: [{ field: 'cmm.riskNotes', because: 'NOT_PERMITTED' }],
      unavailable: [{ controller: 'AT', fields: ['labourInspection.inspections.date'], because: 'UNREACHABLE', tryAgain: true }],
    })
    expect(await leavesOf(samsyn.database, 'tre slags intet')).toMatchObject([{
      given: [],
      empty: ['recruitment.permitType'],
      withheld: [{ field: 'cmm.riskNotes', because: 'NOT_PERMITTED' }],
      unavailable: [{ controller: 'AT', fields: ['labourInspection.inspections.date'], because: 'UNREACHABLE' }],
    }])
  })

  test('an agency that fails again and again is left alone for a while, and then asked again', async () => {
    const one = VIEWS_OF_MANY.find(({ party }) => party === 'SIRI') as ViewOfMany
    const well = await look(one)
    samsyn.fault('SIRI', 'fail')
    samsyn.forgetAsked()
    const seen: Record<string, unknown>[] = []
    while (seen.length === samsyn.askedOf('SIRI').length && seen.length < 60) seen.push(await look(one))
    expect(seen.length).toBeLessThan(60)
    const left = { cmm: well['cmm'], recruitment: null, unavailable: [{ because: 'UNREACHABLE', tryAgain: true }] }
    for (const view of seen) expect(view).toMatchObject(left)
    samsyn.fault('SIRI', undefined)
    await expect.poll(() => look(one)).toEqual(well)
  })
})
