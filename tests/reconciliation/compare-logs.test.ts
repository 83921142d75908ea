import { describe, expect, test } from 'vitest'
import { compareLogs, type LoggedAsk, type RecordedAsk } from '../../gateway/reconciliation/compare-logs.ts'
import { fc } from '../properties.ts'

const AT = '2026-11-22T10:00:00.000Z'
const asked = (...cases: readonly (readonly string[])[]): LoggedAsk =>
  ({ at: AT, cases: new Map(cases.map((facts, index) => [`sag-${index}`, new Set(facts)])) })
const recorded = (...cases: readonly (readonly string[])[]): RecordedAsk => ({ ...asked(...cases), unanswered: false })

const facts = fc.uniqueArray(fc.constantFrom('needs.language', 'indicators', 'riskLevel', 'contactPerson.name'), { minLength: 1 })
const asks = fc.dictionary(fc.uuid(), fc.array(facts, { minLength: 1, maxLength: 4 }), { maxKeys: 8 })
  .map((all) => Object.entries(all))

describe('the trail held against an agency\'s log', () => {
  test('shows no difference where both tell of the same asks, in whatever order and by whatever name of a case', () => {
    fc.assert(fc.property(asks, (all) => {
      const log = new Map(all.map(([id, cases]) => [id, asked(...cases)]))
      const trail = new Map(all.toReversed().map(([id, cases]) => [id, recorded(...cases.toReversed().map((one) => one.toReversed()))]))
      expect(compareLogs(log, trail)).toEqual([])
    }))
  })

  test('shows each ask that either leaves out, and no other', () => {
    fc.assert(fc.property(asks, fc.func(fc.constantFrom('both', 'log', 'trail')), (all, where) => {
      const log = new Map(all.filter(([id]) => where(id) !== 'trail').map(([id, cases]) => [id, asked(...cases)]))
      const trail = new Map(all.filter(([id]) => where(id) !== 'log').map(([id, cases]) => [id, recorded(...cases)]))
      const found = compareLogs(log, trail).map(({ disclosureId, kind }) => [disclosureId, kind]).sort()
      const planted = all.flatMap(([id]) => (where(id) === 'both' ? [] : [[id, where(id) === 'log' ? 'ASKED_NOT_RECORDED' : 'RECORDED_NOT_ASKED']])).sort()
      expect(found).toEqual(planted)
    }))
  })

  test('says which facts just one of them has, and sees facts that are spread differently over cases', () => {
    const differ = (ask: LoggedAsk, record: RecordedAsk) => compareLogs(new Map([['d-1', ask]]), new Map([['d-1', record]]))
    expect(differ(asked(['indicators', 'riskLevel']), recorded(['riskLevel', 'needs.language'])))
      .toEqual([{ disclosureId: 'd-1', kind: 'FACTS_DIFFER', onlyAsked: ['indicators'], onlyRecorded: ['needs.language'] }])
    expect(differ(asked(['indicators'], ['riskLevel']), recorded(['indicators', 'riskLevel'])))
      .toEqual([{ disclosureId: 'd-1', kind: 'FACTS_DIFFER', onlyAsked: [], onlyRecorded: [] }])
    expect(differ(asked(['indicators']), recorded(['indicators'], ['indicators']))).toHaveLength(1)
  })

  test('excuses an agency that did not answer from having heard, but not from having heard something else', () => {
    const unanswered = { ...recorded(['indicators'], ['riskLevel']), unanswered: true }
    expect(compareLogs(new Map(), new Map([['d-1', unanswered]]))).toEqual([])
    expect(compareLogs(new Map([['d-1', asked(['riskLevel'])]]), new Map([['d-1', unanswered]]))).toEqual([])
    expect(compareLogs(new Map([['d-1', asked(['needs.language'])]]), new Map([['d-1', unanswered]]))).toHaveLength(1)
  })
})
