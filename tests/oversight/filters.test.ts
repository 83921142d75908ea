import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anOfficer, untilIndexed } from './an-officer.ts'
import { fillIndex } from './fill-index.ts'

let samsyn: AGateway
let own: any[]

/** A Sunday, 17 May 2026, at noon in Denmark; 2,880 minutes before it are Friday at noon. */
const SUNDAY = new Date('2026-05-17T10:00:00Z')
const WEEKEND = { from: '2026-05-15T00:00:00Z', until: '2026-05-18T00:00:00Z' }
const LOOK = 'hun er truet på livet af bagmanden i aften'

beforeAll(async () => {
  samsyn = await aGateway({ deadline: 20_000 })
  await samsyn.as('karen').for('VITAL_INTERESTS', LOOK).case('mira', '{ cmm { riskLevel } }')
  await samsyn.as('karen').for('INVESTIGATION').case('mira', '{ cmm { willingToTestify } }')
  await samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { riskLevel } }')
  await samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate } }')
  await untilIndexed(samsyn)
  own = await anOfficer(samsyn, 'dpo').all({})
  await fillIndex(samsyn.database.adminPool, { party: 'UDLST', rows: 2_880, latest: SUNDAY })
})
afterAll(() => samsyn.close())

const whoIn = (entries: readonly any[]): string[] => entries.map(({ recipient, purpose }) => `${recipient} ${purpose}`).sort()

describe('an officer finds', () => {
  test('what rests on the person\'s consent, what needs none, and what was withheld for want of one', async () => {
    const found = async (consentStates: readonly string[], officer = 'dpo') => whoIn(await anOfficer(samsyn, officer).all({ consentStates }))
    expect(await found(['RESTS_ON_CONSENT'])).toEqual(['NGO-REDEN ASSISTANCE'])
    expect(await found(['NOT_NEEDED'])).toEqual(['CMM ASSISTANCE', 'NEC VITAL_INTERESTS'])
    expect(await found(['MISSING'], 'poul')).toEqual(['NEC INVESTIGATION'])
    expect(await found(['WITHDRAWN', 'EXPIRED'], 'poul')).toEqual([])
  })

  test('looks in the night, on weekends and holidays, by the clock of Denmark, listed and counted alike', async () => {
    const dagny = anOfficer(samsyn, 'dagny')
    const outside = await dagny.counts({ ...WEEKEND, outsideHours: true }, 'total byOutcome { entries }')
    const within = await dagny.counts({ ...WEEKEND, outsideHours: false }, 'total')
    expect(within.total).toBe(599)
    expect(outside.total).toBe(2_880 - 599)
    const listed = await dagny.all({ from: '2026-05-15T19:30:00Z', until: '2026-05-15T20:30:00Z', outsideHours: true })
    expect(listed.map(({ at }) => at).sort()[0]).toBe('2026-05-15T20:00:00.000Z')
    expect(listed).toHaveLength(30)
    expect(await anOfficer(samsyn, 'dagny').counts({ outsideHours: true }, 'total')).toEqual({ refused: 'FILTER_TOO_WIDE' })
  })

  test('cases at which more parties than so many looked in one day', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    expect(whoIn(await dpo.all({ moreRecipientsThan: 2 }))).toEqual(whoIn(own))
    expect(await dpo.all({ moreRecipientsThan: 3 })).toEqual([])
    expect(await anOfficer(samsyn, 'dagny').all({ ...WEEKEND, moreRecipientsThan: 1 })).toEqual([])
    expect((await dpo.counts({ moreRecipientsThan: 2 }, 'total')).total).toBe(own.length)
  })

  test('nothing by a name that is left empty, rather than all that there is', async () => {
    for (const name of ['case', 'fileNumber', 'disclosureId', 'text'])
      expect(await anOfficer(samsyn, 'dpo').counts({ [name]: '' }, 'total'), name).toEqual({ refused: 'VARIABLES_INVALID' })
  })

  test('a break-glass by where its review stands', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    const found = async (reviews: readonly string[]) => whoIn(await dpo.all({ reviews }))
    expect(await found(['OPEN'])).toEqual(['NEC VITAL_INTERESTS'])
    expect(await found(['REVIEWED', 'OVERDUE'])).toEqual([])
    const { reviews: [review] } = await dpo.run('breakGlassReviews { reviews { id } }')
    await samsyn.as('dpo').for('OVERSIGHT', 'fare for livet er godtgjort').change(`reviewBreakGlass(id: "${review.id}", verdict: JUSTIFIED) { verdict }`)
    await untilIndexed(samsyn)
    expect(await found(['OPEN'])).toEqual([])
    expect(await found(['REVIEWED'])).toEqual(['NEC VITAL_INTERESTS'])
  })

  test('what a finding shown to her own agency names, and not what one of another\'s does', async () => {
    const [entry] = own
    await samsyn.database.adminPool.query(`insert into finding (id, pattern, overseer, recipient, first_at, latest_at, evidence)
      values ('own', 'oddHours', 'CMM', 'NEC', now(), now(), array[$1]), ('other', 'oddHours', 'NEC', 'NEC', now(), now(), array[$2])`,
    [`${entry.log}:${entry.leaf}`, `${own[1].log}:${own[1].leaf}`])
    expect((await anOfficer(samsyn, 'dpo').all({ flagged: true, lastDays: 7 })).map(({ leaf }) => leaf)).toEqual([entry.leaf])
    expect((await anOfficer(samsyn, 'dpo').all({ flagged: false })).map(({ leaf }) => leaf)).not.toContain(entry.leaf)
    expect(await anOfficer(samsyn, 'dagny').all({ flagged: true })).toEqual([])
    expect((await anOfficer(samsyn, 'poul').all({ flagged: false })).length).toBeGreaterThan(0)
  })

  test('how many there were by day and by hour, of each outcome, purpose and recipient', async () => {
    const dagny = anOfficer(samsyn, 'dagny')
    const counts = await dagny.counts(WEEKEND, `total byDay: overTime { day hour value entries }
      byPurpose: overTime(by: PURPOSE) { day value entries } byHour: overTime(unit: HOUR, by: RECIPIENT) { day hour value entries }`)
    for (const counted of ['byDay', 'byPurpose', 'byHour'])
      expect(counts[counted].reduce((sum: number, { entries }: any) => sum + entries, 0)).toBe(2_880)
    expect(new Set(counts.byDay.map(({ day }: any) => day))).toEqual(new Set(['2026-05-15', '2026-05-16', '2026-05-17']))
    expect(counts.byDay[0].hour).toBe(null)
    expect(new Set(counts.byPurpose.map(({ value }: any) => value))).toEqual(new Set(['ASSISTANCE', 'INVESTIGATION', 'IDENTIFICATION']))
    expect(counts.byHour.find(({ hour }: any) => hour === '2026-05-16T22:00:00.000Z')).toMatchObject({ day: '2026-05-17', entries: 12 })
  })
})
