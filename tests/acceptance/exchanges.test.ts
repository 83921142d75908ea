import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { givenFacts } from '../../gateway/trail/entry.ts'
import { agencyOf } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import { valueAt } from '../../schema/pick.ts'
import { disclosureTo } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'
import { EXCHANGE_ROWS, type ExchangeRow } from './exchange-rows.ts'

const CRIME = 'RHL-9 DIR-2016-680-10 STRFL-262a'
const RESIDENCE = 'UDL-33-14 UDL-26a GDPR-6-1-e GDPR-9-2-g'
const HELP = 'GDPR-6-1-e GDPR-9-2-h SEL'
const BY_CONSENT: Readonly<Record<string, string>> = { [HELP]: 'GDPR-6-1-e GDPR-9-2-a GDPR-9-2-h SEL' }

/** What each purpose rests on: under the GDPR, and for police and prosecution under retshåndhævelsesloven. */
const BASES: Readonly<Record<string, { readonly GDPR?: string; readonly LAW_ENFORCEMENT?: string }>> = {
  IDENTIFICATION: { GDPR: RESIDENCE, LAW_ENFORCEMENT: CRIME },
  ASSISTANCE: { GDPR: HELP },
  RESIDENCE_DECISION: { GDPR: RESIDENCE },
  INVESTIGATION: { LAW_ENFORCEMENT: CRIME },
  NON_PUNISHMENT: { LAW_ENFORCEMENT: `${CRIME} RPL-722` },
  PREPARED_RETURN: { GDPR: HELP },
  DEPARTURE: { GDPR: `HJRL-1 ${RESIDENCE}` },
  VITAL_INTERESTS: { GDPR: 'GDPR-6-1-d GDPR-9-2-c', LAW_ENFORCEMENT: 'RHL-9 DIR-2016-680-10 GDPR-6-1-d GDPR-9-2-c' },
}

const { version } = createPolicySet()

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const isNothing = (value: unknown): boolean =>
  (value ?? null) === null || (Array.isArray(value) && value.length > 0 && value.every(isNothing))

const byRule = (pairs: readonly (readonly [rule: string, path: string])[]): Record<string, string[]> => {
  const rules: Record<string, string[]> = {}
  for (const [rule, path] of pairs) (rules[rule] ??= []).push(path)
  return Object.fromEntries(Object.entries(rules).map(([rule, paths]) => [rule, paths.sort()]))
}

const pairsOf = (groups: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(groups).flatMap(([rule, paths]) => paths.split(' ').map((path): [string, string] => [rule, path]))

const check = async ({ persona, purpose, story, controller, given, consent, refused = {}, rest }: ExchangeRow): Promise<void> => {
  const whole: readonly Fact[] = FACTS.filter((fact) => fact.controller === controller)
  const pathOf = (field: string): string => whole.find((fact) => fact.field === field)?.path ?? field
  const seeded = samsyn.storyOf(story)
  const link = seeded.links.find(({ agency, facts }) => agency === controller && facts)
  const held = link?.facts ?? {}
  const givenPaths = pairsOf(given).map(([, path]) => path)
  const { view, asked, leaf } = await disclosureTo(samsyn, persona, purpose, story, whole.map(({ field }) => field))

  for (const { view: name, path } of whole) {
    const seen = valueAt(view[name] ?? {}, path)
    if (givenPaths.includes(path) && valueAt(held, path) !== undefined) expect([path, seen]).toEqual([path, valueAt(held, path)])
    else expect([path, isNothing(seen)]).toEqual([path, true])
  }
  expect(asked).toEqual({ [link?.party ?? '']: { [link?.fileNumber ?? '']: [...givenPaths].sort() } })

  const shut = new Set([...givenPaths, ...pairsOf(refused).map(([, path]) => path)])
  const others = whole.filter(({ path }) => !shut.has(path)).map(({ path }): [string, string] => [rest ?? 'default', path])
  expect(byRule(leaf.withheld.map(({ rule, field }) => [rule, pathOf(field)]))).toEqual(byRule([...pairsOf(refused), ...others]))
  expect(view['withheld'].map(({ field }: { field: string }) => field)).toEqual(leaf.withheld.map(({ field }) => field))
  expect(new Set(leaf.withheld.map(({ because }) => because))).toEqual(new Set(leaf.withheld.length > 0 ? ['NOT_PERMITTED'] : []))

  const empty = leaf.empty.map(pathOf)
  expect(byRule(givenFacts(leaf).map(({ exchange, field }) => [exchange, pathOf(field)])))
    .toEqual(byRule(pairsOf(given).filter(([, path]) => !empty.includes(path))))
  expect(leaf).toMatchObject({
    kind: 'disclosure', purpose, policyVersion: version, handle: samsyn.handleOf(story, persona), unavailable: [], surplus: [],
  })
  expect([...leaf.asked].sort()).toEqual(Object.keys(asked).sort())
  const agency = agencyOf(leaf.actor.party) ?? ''
  const regime = ['NEC', 'RA'].includes(agency) && BASES[purpose]?.LAW_ENFORCEMENT ? 'LAW_ENFORCEMENT' : 'GDPR'
  expect(leaf.regime).toBe(regime)
  const bases = BASES[purpose]?.[regime] ?? ''
  const onConsent = leaf.given.length > 0 && consent !== undefined ? BY_CONSENT[bases] : undefined
  expect(leaf.legalBases.join(' ')).toBe(leaf.given.length > 0 ? onConsent ?? bases : '')
  for (const one of givenFacts(leaf)) {
    const rests = consent !== undefined && one.exchange !== 'X08'
    expect(one.consent).toEqual(rests
      ? { id: samsyn.consentHandleOf(persona, seeded.consents[consent]?.id ?? ''), version: 1 } : null)
    expect(one.commitment).toMatch(/^[\w-]+/)
  }
}

describe('P10: each exchange, through the whole system', () => {
  test.each(EXCHANGE_ROWS.map((row) => ({ ...row, ids: Object.keys(row.given).join(' and ') })))(
    '$ids: $persona gets just that of $controller about $story for $purpose, which alone is asked, and the leaf says why',
    check)

  test('the rows meet every exchange that discloses a case, but for the reference groups\'', () => {
    const met = new Set(EXCHANGE_ROWS.flatMap(({ given }) => Object.keys(given)))
    const all = EXCHANGES.flatMap(({ exchanges }) => exchanges.map(({ id }) => id)).filter((id) => id !== 'X28')
    expect([...met].sort()).toEqual(all.sort())
    expect(all.length).toBeGreaterThan(25)
  })

  test('X28: the national group sees how far Daria\'s case is, from the gateway itself, and no agency is asked', async () => {
    const fields = FACTS.filter(({ controller }) => controller === 'SAMSYN').map(({ field }) => field)
    const { view, asked, leaf } = await disclosureTo(samsyn, 'national', 'COORDINATION', 'daria', fields)
    const { control, links } = samsyn.storyOf('daria')
    const day = Temporal.PlainDate.from(control.reflectionStarts ?? '').until(danishDay(new Date())).days + 1
    expect(view['coordination']).toMatchObject({
      stage: 'reflection', stageSince: control.stageSince.toISOString(), openTasks: [],
      clocks: [{ kind: 'REFLECTION', day, days: 90, atMostDays: 120, duty: true }],
      parties: links.filter(({ agency }) => agency !== 'RG').map(({ party }) => party).sort(),
    })
    expect(asked).toEqual({})
    expect(new Set(givenFacts(leaf).map(({ exchange }) => exchange))).toEqual(new Set(['X28']))
    expect(leaf).toMatchObject({ controllers: ['SAMSYN'], asked: [], regime: 'GDPR', withheld: [], policyVersion: version })
  })
})

describe('each exchange that rests on a consent or a stage, where that is not so', () => {
  test.each([
    { id: 'X02', persona: 'ulla', purpose: 'IDENTIFICATION', story: 'blessing', field: 'cmm.indicators', because: 'CONSENT_MISSING' },
    { id: 'X16', persona: 'karen', purpose: 'INVESTIGATION', story: 'mira', field: 'cmm.willingToTestify', because: 'CONSENT_MISSING' },
    { id: 'X16', persona: 'karen', purpose: 'INVESTIGATION', story: 'andrei', field: 'cmm.willingToTestify', because: 'CONSENT_MISSING' },
    { id: 'X16', persona: 'karen', purpose: 'INVESTIGATION', story: 'linh', field: 'cmm.willingToTestify', because: 'CONSENT_MISSING' },
    { id: 'X14', persona: 'ib', purpose: 'RESIDENCE_DECISION', story: 'samira', field: 'cmm.returnWish', because: 'CONSENT_MISSING' },
    { id: 'X14', persona: 'ib', purpose: 'RESIDENCE_DECISION', story: 'joy', field: 'cmm.returnWish', because: 'CONDITION_NOT_MET' },
    { id: 'X15', persona: 'ib', purpose: 'RESIDENCE_DECISION', story: 'joy', field: 'police.witnessRole', because: 'CONDITION_NOT_MET' },
    { id: 'X09', persona: 'sara', purpose: 'ASSISTANCE', story: 'blessing', field: 'immigration.name', because: 'CONDITION_NOT_MET' },
    { id: 'X17', persona: 'karen', purpose: 'INVESTIGATION', story: 'blessing', field: 'immigration.name', because: 'CONDITION_NOT_MET' },
    { id: 'X01', persona: 'ulla', purpose: 'IDENTIFICATION', story: 'oksana', field: 'police.indicators', because: 'CONDITION_NOT_MET' },
    { id: 'X03', persona: 'ditte', purpose: 'IDENTIFICATION', story: 'blessing', field: 'police.indicators', because: 'CONDITION_NOT_MET' },
    { id: 'X21', persona: 'ingrid', purpose: 'PREPARED_RETURN', story: 'grace', field: 'cmm.returnWish', because: 'CONDITION_NOT_MET' },
    { id: 'X23', persona: 'sara', purpose: 'PREPARED_RETURN', story: 'andrei', field: 'immigration.returnAccepted', because: 'CONDITION_NOT_MET' },
  ] as const)('$id: $persona does not get $field about $story ($because), and no agency is asked', async (asked) => {
    const { id, persona, purpose, story, field, because } = asked
    const { view, asked: asks, leaf } = await disclosureTo(samsyn, persona, purpose, story, [field])
    expect(view['withheld']).toMatchObject([{ field, because }])
    expect(asks).toEqual({})
    const rule = persona === 'karen' && field.startsWith('cmm.') ? 'F1' : id
    expect(leaf).toMatchObject({ given: [], withheld: [{ field, because, rule }] })
  })
})
