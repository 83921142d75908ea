import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from './a-gateway.ts'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import { NO_HANDLE } from './surroundings.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const FIELDS = ['cmm.needs.language', 'cmm.riskLevel', 'cmm.safeHouseAddress', 'cmm.healthNeeds']
const preview = (persona: string, about: string, fields = FIELDS) => samsyn.as(persona).for('ASSISTANCE').run(
  `{ previewCase(${about}, fields: $fields) { id fileNumber facts { field permitted because remedy } } }`, { fields }, 'query', ', $fields: [String!]!')
const ofMira = (persona = 'shelter'): string => `fileNumber: "${samsyn.fileNumberOf('mira', persona)}"`
const factsIn = ({ body }: Awaited<ReturnType<typeof preview>>): any[] => body.data?.['previewCase'].facts

describe('what may I see of this case for this purpose?', () => {
  test('says of each fact just what a look would: what is permitted is what is then given, and the rest is withheld for the same reasons', async () => {
    const facts = factsIn(await preview('shelter', ofMira()))
    const view = await samsyn.as('shelter').for('ASSISTANCE').case('mira',
      '{ cmm { needs { language } riskLevel safeHouseAddress healthNeeds } withheld { field because remedy } }')
    expect(facts.filter(({ permitted }) => permitted).map(({ field }) => field)).toEqual(['cmm.needs.language', 'cmm.riskLevel'])
    expect(view.cmm).toEqual({ needs: { language: expect.any(String) }, riskLevel: expect.any(String), safeHouseAddress: null, healthNeeds: null })
    expect(facts.filter(({ permitted }) => !permitted).map(({ permitted: _, ...withheld }) => withheld)).toEqual(view.withheld)
  })

  test('asks no agency, and is a leaf that names the fields and no value', async () => {
    samsyn.forgetAsked()
    const before = await leavesOf(samsyn)
    await preview('shelter', ofMira(), ['cmm'])
    expect(samsyn.askedOf('CMM')).toEqual([])
    expect(await leavesFrom(samsyn, before)).toMatchObject([{
      kind: 'registry', change: 'previewCase', handle: samsyn.handleOf('mira', 'shelter'), operations: ['consultation'],
      details: { fields: expect.arrayContaining(['cmm.needs.language']), permitted: expect.any(Number) },
    }])
  })

  test('P6: of a case of others and of none it is the same answer, byte for byte, and the same as a look\'s', async () => {
    const [others, none] = [await preview('shelter', `id: "${samsyn.handleOf('joy', 'sara')}"`), await preview('shelter', `id: "${NO_HANDLE}"`)]
    expect(others.text).toBe(none.text)
    expect(others.status).toBe(none.status)
    expect((await preview('shelter', 'fileNumber: "R-0000-99999"')).text).toBe(none.text)
    expect(none.body.errors?.[0]?.extensions.code).toBe('CASE_NOT_AVAILABLE')
  })

  test('after the consent is withdrawn it is no longer permitted, and it says so', async () => {
    const [consent] = (await samsyn.as('sara').for('ASSISTANCE').run(
      `{ consentRecords(case: "${samsyn.handleOf('mira', 'sara')}") { records { id recipients } } }`)).body.data?.['consentRecords'].records
      .filter(({ recipients }: any) => recipients.includes('NGO-REDEN'))
    await samsyn.as('sara').for('ASSISTANCE').change(
      `withdrawConsent(id: "${consent.id}") { consentRecord { id } }`)
    const facts = factsIn(await preview('shelter', ofMira(), ['cmm.needs.language']))
    expect(facts).toEqual([{ field: 'cmm.needs.language', permitted: false, because: 'CONSENT_WITHDRAWN', remedy: expect.any(String) }])
  })

  test('wants one name of the case, and facts that there are', async () => {
    for (const [about, fields, code] of [
      [`${ofMira()}, id: "${NO_HANDLE}"`, FIELDS, 'VARIABLES_INVALID'], [ofMira(), ['cmm.nothing'], 'FACT_UNKNOWN'],
    ] as const) expect((await preview('shelter', about, [...fields])).body.errors?.[0]?.extensions.code).toBe(code)
  })
})
