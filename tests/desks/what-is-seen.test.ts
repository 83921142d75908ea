import { describe, expect, test } from 'vitest'
import { OWN_POLICIES } from '../../gateway/policies/policy-content.ts'
import { countsOf } from '../../gateway/registry/case-counts.ts'
import { coordinationOf } from '../../gateway/registry/coordination.ts'
import { recentRequests, sharesOf } from '../../gateway/registry/shares.ts'
import { whatStops } from '../../gateway/registry/what-stops.ts'
import { REGIONS, type Region } from '../../schema/control-data.ts'
import { aConsent, NOW } from '../policies/a-case.ts'
import { aControlledCase } from './a-controlled-case.ts'

const DAY = 86_400_000
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY)
const toTheShelter = (differing: Parameters<typeof aConsent>[2] = {}) => aConsent('NGO-REDEN', 'ASSISTANCE', differing)
const sharesBy = (...consents: ReturnType<typeof aConsent>[]) => sharesOf(aControlledCase({ consents }), NOW)

describe('the board shows a share', () => {
  test('until the last of the consents that it rests on ends', () => {
    const [earlier, later] = [toTheShelter({ validUntil: inDays(20) }), toTheShelter({ validUntil: inDays(40) })]
    for (const consents of [[earlier, later], [later, earlier]])
      expect(sharesOf(aControlledCase({ consents }), NOW))
        .toEqual([{ recipient: 'NGO-REDEN', purpose: 'ASSISTANCE', until: inDays(40) }])
  })

  test('F8: by no consent that has ended or not yet begun', () => {
    expect(sharesBy(toTheShelter({ validUntil: NOW }), toTheShelter({ validFrom: inDays(1) }))).toEqual([])
  })

  test('F9: by none that a child gave by herself, nor one who is suspected', () => {
    expect(sharesOf(aControlledCase({ minor: true, consents: [toTheShelter()] }), NOW)).toEqual([])
    expect(sharesBy(toTheShelter({ giverSuspected: true }))).toEqual([])
  })

  test('by none that is spoken where the return organisation is told only in writing, nor of what nobody is told', () => {
    const links = [{ party: 'IOM', agency: 'IOM', fileNumber: null }] as const
    const shared = (differing: Parameters<typeof aConsent>[2]) =>
      sharesOf(aControlledCase({ links, consents: [aConsent('IOM', 'PREPARED_RETURN', differing)] }), NOW).length
    expect([shared({ form: 'inWriting' }), shared({ form: 'spoken' })]).toEqual([1, 0])
    expect(sharesBy(toTheShelter({ form: 'spoken' }))).toHaveLength(1)
    expect(sharesBy(toTheShelter({ categories: ['witness'] }))).toEqual([])
  })

  test('F7: with a party to the case alone', () => {
    expect(sharesBy(aConsent('KOM-0101', 'ASSISTANCE'))).toEqual([])
  })
})

test('a request is on the board for thirty days', () => {
  const asked = (askedAt: Date) => recentRequests(
    aControlledCase({ shareRequests: [{ asked: 'CMM', recipient: 'NGO-REDEN', purpose: 'ASSISTANCE', askedAt }] }), NOW).length
  expect([asked(new Date(inDays(-30).getTime() + 1)), asked(inDays(-30))]).toEqual([1, 0])
})

describe('the board', () => {
  const takenFor = (due: Date) => coordinationOf(
    aControlledCase({ taken: [{ task: 'DECIDE_EXTENSION', due, party: 'CMM', byDay: '2026-03-12', takenAt: inDays(-1) }] }), NOW)['openTasks']

  test('says that a task is taken for the deadline that it was taken for, and for no other', () => {
    expect(takenFor(new Date('2026-03-16T23:00:00Z'))).toMatchObject([{ task: 'DECIDE_EXTENSION', takenBy: 'CMM', takenUntil: '2026-03-12' }])
    expect(takenFor(new Date('2026-03-01T23:00:00Z'))).toMatchObject([{ task: 'DECIDE_EXTENSION', takenBy: null, takenUntil: null }])
  })

  test('names the parties to the case, and no group among them', () => {
    expect(coordinationOf(aControlledCase(), NOW)['parties']).toEqual(['CMM', 'NGO-REDEN'])
  })
})

describe('the national group', () => {
  const cases = (count: number, reflectionEnds: string, region: Region = 'KOBENHAVN') =>
    Array.from({ length: count }, () => aControlledCase({ reflectionEnds, region }))

  test('F11: is not told how many cases are open when they are few', () => {
    expect(countsOf(cases(4, '2026-03-16'), NOW).open).toBeNull()
    expect(countsOf(cases(5, '2026-03-16'), NOW).open).toBe(5)
  })

  test('is told of deadlines that end within a week, and of those that are past, each as one of the two', () => {
    const all = REGIONS.flatMap((region) =>
      [...cases(5, '2026-03-15', region), ...cases(6, '2026-03-08', region), ...cases(7, '2026-03-30', region)])
    expect(countsOf(all, NOW).regions).toEqual(REGIONS.map((region) => ({ region, open: 15, dueSoon: 5, overdue: 5 })))
  })

  test('is told as within seven days of those that a regional group is mailed of as that', () => {
    const dueSoon = (reflectionEnds: string) => countsOf(REGIONS.flatMap((region) => cases(5, reflectionEnds, region)), NOW).regions.map((one) => one.dueSoon)
    expect([dueSoon('2026-03-17'), dueSoon('2026-03-18')]).toEqual([REGIONS.map(() => 5), REGIONS.map(() => null)])
  })
})

test('what another consent permits as well does not stop with the one that is withdrawn', () => {
  const one = toTheShelter({ id: 'one' })
  const stopped = (...others: ReturnType<typeof aConsent>[]) =>
    whatStops(OWN_POLICIES.set, aControlledCase({ consents: [one, ...others] }), 'one', NOW).flatMap(({ fields }) => fields)
  expect(stopped()).toContain('cmm.needs.language')
  const left = stopped(toTheShelter({ id: 'other', categories: ['accommodation'] }))
  expect(left).not.toContain('cmm.needs.language')
  expect(left).toContain('cmm.riskLevel')
  expect(stopped(toTheShelter({ id: 'other' }))).toEqual([])
})
