import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { fc } from '../properties.ts'
import { aDaysWork, anOfficer, untilIndexed } from './an-officer.ts'
import { plainly, type PlainEntry } from './a-plain-reading.ts'

let samsyn: AGateway
let work: { party: string; officer: string; entries: PlainEntry[] }[]

const OFFICERS = [['CMM', 'dpo'], ['NEC', 'poul'], ['UDLST', 'dagny']] as const

beforeAll(async () => {
  samsyn = await aGateway()
  await aDaysWork(samsyn)
  const [leaves = []] = await samsyn.checkTrail()
  work = await Promise.all(OFFICERS.map(async ([party, officer]) => ({ party, officer, entries: plainly(leaves, party, await casesOf(party)) })))
})
afterAll(() => samsyn.close())

/** Every party's handles of the cases that a party is a party to. */
const casesOf = async (party: string): Promise<Set<string>> => {
  const { rows } = await samsyn.database.adminPool.query<{ handle: string }>(
    'select one.handle from link one join link other using (case_id) where other.party = $1 and other.ended_at is null', [party])
  return new Set(rows.map(({ handle }) => handle))
}

const some = <T>(values: readonly T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })

const FILTER = fc.record({
  purposes: some(['ASSISTANCE', 'INVESTIGATION', 'IDENTIFICATION', 'VITAL_INTERESTS', 'NON_PUNISHMENT']),
  recipients: some(['CMM', 'NEC', 'UDLST', 'RA', 'NGO-REDEN']),
  controllers: some(['CMM', 'NEC', 'UDLST', 'SKAT', 'AT']),
  employees: some(['cmm-1207', 'nec-20993', 'us-4402', 'nobody']),
  roles: some(['contactPerson', 'investigator', 'assessor']),
  exchanges: some(['X09', 'X10', 'X08', 'X18', 'X31']),
  facts: some(['immigration.residenceCategory', 'tax.noDeclaredIncome', 'cmm.riskLevel', 'cmm.assessmentDecision']),
  dataCategories: some(['assessment', 'residence', 'risk', 'income']),
  outcomes: some(['DISCLOSED', 'PARTIAL', 'WITHHELD', 'REFUSED', 'CHANGED']),
  codes: some(['NOT_PERMITTED', 'CONSENT_MISSING', 'CASE_NOT_AVAILABLE', 'TIMEOUT']),
  breakGlass: fc.option(fc.boolean(), { nil: undefined }),
}, { requiredKeys: [] })

describe('what an officer sees', () => {
  test('is just what the leaves say that her agency took part in, for any filter, on pages of any size', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...OFFICERS), FILTER, fc.integer({ min: 1, max: 7 }), async ([party, officer], filter, size) => {
      const expected = work.find((one) => one.party === party)?.entries.filter((entry) => entry.fits(filter)) ?? []
      const found = await anOfficer(samsyn, officer).all(filter, size)
      expect(found.map(({ log, leaf }) => `${log} ${leaf}`)).toEqual(expected.map(({ leaf }) => leaf).reverse())
      expect(found.map(({ facts }) => [...facts].sort())).toEqual(expected.map(({ facts }) => [...facts].sort()).reverse())
    }), { numRuns: 60, examples: OFFICERS.map((officer) => [officer, {}, 5]) })
  })

  test('P12: is a case by her own handle or file number; by another agency\'s she finds nothing', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    const own = await dpo.all({ case: samsyn.handleOf('joy', 'dpo') })
    expect(own.length).toBeGreaterThan(2)
    expect(await dpo.all({ fileNumber: samsyn.fileNumberOf('joy', 'dpo') })).toEqual(own)
    expect(new Set(own.map((one) => one.case))).toEqual(new Set([samsyn.handleOf('joy', 'dpo')]))
    expect(await dpo.all({ case: samsyn.handleOf('joy', 'poul') })).toEqual([])
    expect(await dpo.all({ fileNumber: samsyn.fileNumberOf('joy', 'poul') })).toEqual([])
    for (const [, officer] of OFFICERS) {
      const seen = JSON.stringify(await anOfficer(samsyn, officer).all({}))
      for (const [, other] of OFFICERS) expect(seen.includes(samsyn.handleOf('joy', other))).toBe(other === officer)
    }
  })

  test('is counted as it is listed, from the tally and entry by entry', async () => {
    await untilIndexed(samsyn)
    const dpo = anOfficer(samsyn, 'dpo')
    const entries = await dpo.all({})
    const SELECTION = `total byDay { entries } byWeekday { weekday hour entries } byOutcome { outcome entries }
      byPurposeAndRecipient { purpose recipient entries } byCode { code entries } byHour { entries }`
    for (const filter of [{}, { breakGlass: false }]) {
      const listed = entries.filter(({ breakGlass }) => !('breakGlass' in filter) || !breakGlass)
      const counts = await dpo.counts(filter, SELECTION)
      expect(counts.total).toBe(listed.length)
      for (const counted of ['byDay', 'byWeekday', 'byOutcome', 'byPurposeAndRecipient', 'byHour'])
        expect(counts[counted].reduce((sum: number, one: any) => sum + one.entries, 0)).toBe(listed.length)
      expect(counts.byOutcome).toContainEqual({ outcome: 'PARTIAL', entries: listed.filter(({ outcome }) => outcome === 'PARTIAL').length })
    }
    expect((await anOfficer(samsyn, 'poul').counts({}, 'byCode { code entries }')).byCode).toEqual([])
  })

  test('is found by the words of its reason in any form, and by none that is not there', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    const found = await dpo.all({ text: 'trusler borgere' })
    expect(found.map(({ reason }) => reason)).toEqual(['trusler mod borgeren i dag fra bagmændene'])
    expect(found).toMatchObject([{ breakGlass: true, purpose: 'VITAL_INTERESTS', recipient: 'NEC' }])
    expect(await dpo.all({ text: 'og' })).toEqual([])
    expect(await dpo.all({ text: 'hvalfisk' })).toEqual([])
  })
})
