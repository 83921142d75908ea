import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isDayOff } from '../../policies/clocks/danish-holidays.ts'
import { isOddHour } from '../../policies/clocks/odd-hours.ts'
import { evaluate } from './evaluate.ts'
import { lookOf } from '../../gateway/patterns/look-of-entry.ts'
import { markLook } from '../../gateway/patterns/mark-look.ts'
import { PATTERNS } from '../../policies/patterns.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { createMemoryHistory } from './quarter/memory-history.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
/** A Tuesday at 10 in Denmark. */
const AT = Date.parse('2026-03-03T09:00:00.000Z')

const look = (minutes: number, over: Partial<Look> = {}): Look => ({
  log: 'g', leaf: String(minutes), requestId: `request ${minutes} ${over.case ?? ''}`, at: new Date(AT + minutes * MINUTE), party: 'CMM', employee: 'cmm-1',
  role: 'contactPerson', purpose: 'ASSISTANCE', case: 'case', refused: null, about: null, controllers: ['NEC'], brokeGlass: false,
  outsideOwnCases: false, ...over,
})

const found = (id: string, looks: readonly Look[]): readonly Look[] => {
  const pattern = PATTERNS.find((one) => one.id === id)
  const latest = looks.at(-1)
  return pattern && latest && pattern.concerns(latest, looks) ? pattern.find(looks, latest) : []
}
const times = (count: number, make: (index: number) => Look): Look[] => Array.from({ length: count }, (_, index) => make(index))

describe('a pattern finds just at its threshold', () => {
  test.each<[string, number, (index: number) => Look]>([
    ['manyCasesInLittleTime', 20, (index) => look(index, { case: `case-${index}` })],
    ['outsideOwnCases', 8, (index) => look(index, { case: `case-${index}`, outsideOwnCases: true })],
    ['repeatedRefusals', 6, (index) => look(index, { case: null, refused: 'CASE_NOT_AVAILABLE', about: `number-${index}` })],
    ['repeatedRefusals', 15, (index) => look(index * 20, { case: null, refused: 'CASE_NOT_AVAILABLE', about: `number-${index}` })],
    ['crowdedCase', 6, (index) => look(index, { employee: `cmm-${index}` })],
    ['manyAgencies', 7, (index) => look(index, { party: ['CMM', 'NEC', 'UDLST', 'RA', 'IOM', 'NUC', 'KOM-0101'][index] ?? '' })],
    ['repeatedBreakGlass', 3, (index) => look(index, { brokeGlass: true, purpose: 'VITAL_INTERESTS' })],
    ['manyPurposes', 3, (index) => look(index, { purpose: ['ASSISTANCE', 'IDENTIFICATION', 'PREPARED_RETURN'][index] ?? '' })],
  ])('%s: %i, and not one fewer', (id, count, make) => {
    expect(found(id, times(count, make))).toHaveLength(id === 'repeatedRefusals' && count === 15 ? 15 : count)
    expect(found(id, times(count - 1, make))).toEqual([])
  })

  test('repeatedRefusals: the same number again and again is a mistake, and what the gateway could not answer tells nothing', () => {
    expect(found('repeatedRefusals', times(30, (index) => look(index, { refused: 'CASE_NOT_AVAILABLE', about: 'one' })))).toEqual([])
    expect(found('repeatedRefusals', times(30, (index) => look(index, { refused: 'UNAVAILABLE', about: `number-${index}` })))).toEqual([])
  })

  test('crowdedCase: employees of several agencies are no crowd of one', () => {
    expect(found('crowdedCase', times(8, (index) => look(index, { employee: `e-${index}`, party: index % 2 ? 'NEC' : 'CMM' })))).toEqual([])
  })

  describe('oddHours', () => {
    const workdays = times(40, (index) => look((index - 40) * 1_440)).filter(({ at }) => !isOddHour(at))
    const days = (count: number, hour: number) => workdays.slice(-count).map((one) => ({ ...one, at: new Date(one.at.getTime() + hour * 60 * MINUTE) }))
    const night = (over: Partial<Look> = {}) => times(4, (index) => look(15 * 60 + index, over))

    test('of one who works by day, and is known to', () => {
      expect(found('oddHours', [...days(5, 0), ...night()])).toHaveLength(4)
      expect(found('oddHours', [...days(5, 0), ...night().slice(1)])).toEqual([])
      expect(found('oddHours', [...days(4, 0), ...night()])).toEqual([])
    })

    test('not of one who works then, is on call, or looks because life is in danger', () => {
      expect(found('oddHours', [...days(12, 15), ...night()])).toEqual([])
      expect(found('oddHours', [...days(12, 0), ...night({ role: 'dutyOfficer' })])).toEqual([])
      expect(found('oddHours', [...days(12, 0), ...night({ purpose: 'VITAL_INTERESTS' })])).toEqual([])
    })
  })
})

describe('a finding', () => {
  const found = async (looks: readonly Look[]) => {
    const history = createMemoryHistory()
    looks.slice(0, -1).forEach(history.add)
    return evaluate(history, looks.at(-1) as Look)
  }

  test('is for the employer and for each controller that took part in enough of it, of what it took part in alone', async () => {
    const controllers = (index: number) => (index % 2 ? ['NEC', 'UDLST'] : ['NEC'])
    const shown = async (count: number) => (await found(times(count, (index) => look(index, { case: `case-${index}`, controllers: controllers(index) }))))
      .map(({ pattern, overseer, looks }) => [pattern, overseer, looks.length])
    expect(await shown(22)).toEqual([['manyCasesInLittleTime', 'CMM', 22], ['manyCasesInLittleTime', 'NEC', 22]])
    expect(await shown(40)).toContainEqual(['manyCasesInLittleTime', 'UDLST', 20])
  })

  test('of when someone works is for the employer alone', async () => {
    const looks = times(8, (index) => look(index, { case: `case-${index}`, outsideOwnCases: true }))
    expect((await found(looks)).map(({ pattern, overseer }) => [pattern, overseer])).toEqual([['outsideOwnCases', 'CMM']])
  })

  test('is the same when it is found again that day, and another for another agency, employee or day', async () => {
    const looks = (count: number, over: Partial<Look> = {}) => times(count, (index) => look(index, { case: `case-${index}`, ...over }))
    const idsOf = async (made: readonly Look[]) => (await found(made)).map(({ id }) => id)
    const [first, ofController] = await idsOf(looks(20))
    expect(await idsOf(looks(22))).toEqual([first, ofController])
    const others = [...await idsOf(looks(20, { employee: 'cmm-2' })), ...await idsOf(looks(20).map((one) => ({ ...one, at: new Date(one.at.getTime() + DAY) })))]
    expect(new Set([first, ofController, ...others]).size).toBe(6)
  })
})

describe('whose case it is', () => {
  const mark = async (earlier: readonly Look[], latest: Look) => {
    const history = createMemoryHistory()
    earlier.forEach(history.add)
    return markLook(history, latest).outsideOwnCases
  }
  const owner = (days: number, today = true) => [
    ...times(days, (index) => look((index - 5) * 1_440, { employee: 'owner' })),
    ...(today ? [look(-30, { employee: 'owner', case: 'another' })] : []),
  ]

  test('a colleague\'s who looked at it on three days, and is at work today', async () => {
    expect(await mark(owner(3), look(0))).toBe(true)
    expect(await mark(owner(2), look(0))).toBe(false)
  })

  test('not one\'s own, and not of a colleague who is away, nor outside for who is on call', async () => {
    expect(await mark([...owner(3), ...times(3, (index) => look((index - 5) * 1_440))], look(0))).toBe(false)
    expect(await mark(owner(3, false), look(0))).toBe(false)
    for (const role of ['dutyOfficer', 'groupMember']) expect(await mark(owner(3), look(0, { role }))).toBe(false)
    expect(await mark(owner(3), look(0, { party: 'NEC' }))).toBe(false)
  })
})

test('a view for which no agency was asked is no look, nor is one of which nothing was answered', () => {
  const lookOfEntry = (told: Parameters<typeof aDisclosureEntry>[0]) => lookOf({ log: 'g', index: 1n, entry: aDisclosureEntry(told) }, () => 'case')
  expect(lookOfEntry({})).toMatchObject({ party: 'UDLST', case: 'case', controllers: ['NEC'] })
  expect(lookOfEntry({ asked: [] })).toBeUndefined()
  expect(lookOfEntry({ kind: 'disclosureDiscarded' })).toBeUndefined()
})

describe('the Danish calendar', () => {
  test.each([
    ['2026-04-02', 'skærtorsdag'], ['2026-04-03', 'langfredag'], ['2026-04-06', '2. påskedag'], ['2026-05-14', 'Kristi himmelfartsdag'],
    ['2026-05-25', '2. pinsedag'], ['2026-06-05', 'grundlovsdag'], ['2026-12-24', 'juleaftensdag'], ['2027-03-29', '2. påskedag'],
    ['2026-03-07', 'en lørdag'],
  ])('%s is off: %s', (day) => expect(isDayOff(Temporal.PlainDate.from(day))).toBe(true))

  test.each([['2026-05-01', 'store bededag is none any more'], ['2026-04-07', 'the day after Easter'], ['2026-05-15', 'a Friday']])(
    '%s is a working day: %s', (day) => expect(isDayOff(Temporal.PlainDate.from(day))).toBe(false))

  test.each([
    ['2026-03-03T20:59:00Z', false], ['2026-03-03T21:00:00Z', true], ['2026-03-03T04:59:00Z', true], ['2026-03-03T05:00:00Z', false],
    ['2026-07-07T19:59:00Z', false], ['2026-07-07T20:00:00Z', true], ['2026-12-25T11:00:00Z', true],
  ])('%s is odd: %s, by the clock of summer and of winter', (at, odd) => expect(isOddHour(new Date(at))).toBe(odd))

  test('an hour is odd or not in every minute of it', () => {
    for (let minute = 0; minute < DAY / MINUTE; minute += 7)
      expect(isOddHour(new Date(AT + minute * MINUTE))).toBe(isOddHour(new Date(Math.floor((AT + minute * MINUTE) / 3_600_000) * 3_600_000)))
  })
})
