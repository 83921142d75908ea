import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { ABOUT_THE_VIEW, leavesOf, VIEWS_OF_MANY } from './views-of-many.ts'

describe('P3: what an agency sends beyond the ask', () => {
  let samsyn: AGateway
  beforeAll(async () => { samsyn = await aGateway({ generated: 200 }) })
  afterAll(() => samsyn.close())

  test.each(VIEWS_OF_MANY)('of $party reaches nobody; the leaf and `/metrics` count it', async (one) => {
    const { party, controller, persona, purpose, story, selection } = one
    const reason = `${party} sender for meget`
    const look = async (): Promise<string> => {
      const { text } = await samsyn.as(persona).for(purpose, reason).run(
        `{ case(id: $id) { ${selection} ${ABOUT_THE_VIEW} } }`, { id: samsyn.handleOf(story, persona) }, 'query', ', $id: ID!')
      return text.replace(/"receipt":\{[^}]*\}/, '')
    }
    const counter = `samsyn_over_disclosures_total{controller="${party}"}`
    const well = await look()
    samsyn.fault(party, 'oversend')
    const before = await samsyn.counted(counter)
    const seen = await look()
    samsyn.fault(party, undefined)
    expect(seen).toBe(well)
    expect(JSON.parse(seen)).toMatchObject({ data: { case: { unavailable: [] } } })
    const [, leaf] = await leavesOf(samsyn.database, reason)
    expect(leaf?.surplus).toEqual([{ controller, count: expect.any(Number) }])
    expect(leaf?.surplus[0]?.count).toBeGreaterThan(0)
    expect(await samsyn.counted(counter) - before).toBe(leaf?.surplus[0]?.count)
  })

  test('changes no object of the gateway: `__proto__` is a name like any other', () => {
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false)
    expect(String(Object.prototype.constructor)).not.toContain('Mira')
  })
})
