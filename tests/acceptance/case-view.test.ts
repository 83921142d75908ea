import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from './a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

describe('the case view', () => {
  test('X11: a shelter sees what Mira needs while her consent stands, and CMM is asked for just that', async () => {
    samsyn.forgetAsked()
    const view = await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } withheld { field because } }')
    expect(view).toEqual({ cmm: { needs: { language: expect.any(String) } }, withheld: [] })
    expect(samsyn.askedOf('CMM').flatMap(({ asked }) => asked)).toEqual([
      { fileNumber: samsyn.fileNumberOf('mira', 'sara'), facts: ['needs.language'] },
    ])
    await samsyn.checkTrail()
  })
})
