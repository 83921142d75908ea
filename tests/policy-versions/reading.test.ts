import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWN_VERSION } from '../../gateway/policies/enter-own-policies.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { governing, LESS, MORE, retold } from './a-proposal.ts'

let samsyn: AGateway
let more: string
let less: string

beforeAll(async () => {
  samsyn = await aGateway()
  more = (await governing(samsyn).propose('dpo', MORE)).proposal.version
  less = (await governing(samsyn).propose('dpo', LESS)).proposal.version
})

afterAll(() => samsyn.close())

const overseen = async (persona: string, field: string, variables: Record<string, unknown> = {}, declared = '') => {
  const { body } = await samsyn.as(persona).for('OVERSIGHT').run(`{ ${field} }`, variables, 'query', declared)
  return body.errors ? { refused: body.errors[0]?.extensions.code } : Object.values(body.data ?? {})[0]
}

const leavesOf = async (one: AGateway): Promise<readonly Record<string, any>[]> => (await one.checkTrail()).flat()

const leafCount = async (): Promise<number> => (await leavesOf(samsyn)).length

describe('what changes between versions', () => {
  test('is said with an example, in both languages, to whoever works under the policies', async () => {
    const difference = await overseen('arne', `policyDifference(from: "${OWN_VERSION}", to: "${more}") {
      disclosures { kind agency roles purpose field says { da en } } plans { da } }`)
    expect(difference).toMatchObject({
      disclosures: [{ kind: 'newlyPermitted', agency: 'CMM', roles: ['contactPerson'], purpose: 'ASSISTANCE', field: 'police.encounterDate' }],
      plans: [],
    })
    expect(difference.disclosures[0].says.da).toContain('X90')
    expect(difference.disclosures[0].says.en).toContain('can now get')
  })

  test('is not said of a version that nobody proposed', async () => {
    expect(await overseen('dpo', `policyDifference(from: "${OWN_VERSION}", to: "${'0'.repeat(64)}") { from }`))
      .toEqual({ refused: 'POLICY_VERSION_UNKNOWN' })
  })
})

describe('who can see a fact', () => {
  test('stands in the table, for everyone to read, and leaves no leaf', async () => {
    const before = await leafCount()
    const { readers } = await overseen('sofie', 'whoCanSee(fact: "CMM.safeHouseAddress") { readers { exchange agency purpose parties says { da } } }')
    expect(readers).toEqual([
      { exchange: 'X31', agency: 'NEC', purpose: 'VITAL_INTERESTS', parties: null, says: { da: expect.stringContaining('X31') } }])
    expect(await leafCount()).toBe(before)
  })

  test('is told of a case to an officer of a party to it, with those who may now, and leaves a leaf', async () => {
    const asked = `whoCanSee(fact: "cmm.needs.language", case: "${samsyn.handleOf('mira', 'dpo')}") { readers { exchange parties } }`
    const { readers } = await overseen('dpo', asked)
    expect(readers).toContainEqual({ exchange: 'X11', parties: ['NGO-REDEN'] })
    expect((await samsyn.checkTrail()).flat().at(-1)).toMatchObject({
      kind: 'registry', change: 'whoCanSee', handle: samsyn.handleOf('mira', 'dpo'), details: { fact: 'CMM.needs.language', version: OWN_VERSION },
    })
    expect(await overseen('sara', asked)).toEqual({ refused: 'FORBIDDEN' })
    expect(await overseen('poul', asked)).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
  })

  test('is told of a case to an officer of a party that does not hold it for that party alone: not whom the person consented to', async () => {
    const partiesToldTo = async (persona: string, fact: string) => {
      const { readers } = await overseen(persona, `whoCanSee(fact: "${fact}", case: "${samsyn.handleOf('joy', persona)}") { readers { parties } }`)
      return new Set(readers.flatMap(({ parties }: { parties: string[] }) => parties))
    }
    expect(await partiesToldTo('dpo', 'cmm.contactPerson.name')).toContain('NGO-REDEN')
    expect(await partiesToldTo('poul', 'cmm.contactPerson.name')).toEqual(new Set(['NEC']))
    expect(await partiesToldTo('poul', 'cmm.needs.language')).toEqual(new Set())
    expect(await partiesToldTo('poul', 'police.hearingDate')).toContain('CMM')
  })
})

describe('policies that were never in force', () => {
  const asked = (version: string, persona: string) => {
    const handle = samsyn.handleOf('joy', persona)
    const asking = persona === 'karen' ? '' : ', role: investigator, purpose: INVESTIGATION'
    return [
      `explainPolicies(case: "${handle}", fields: ["cmm.willingToTestify"]${asking}, version: "${version}") { version }`,
      `whoCanSee(fact: "cmm.willingToTestify", case: "${handle}", version: "${version}") { version }`,
      `simulatePolicies(version: "${version}") { version }`,
    ]
  }

  test('tell the police nothing of a case: an officer could write any that depend on a consent', async () => {
    const never = (await governing(samsyn).propose('poul', retold('INVESTIGATION', (exchanges) =>
      exchanges.map((one) => (one.id === 'X16' ? { ...one, grants: one.grants.map(({ when: _when, ...grant }) => grant) } : one))))).proposal.version
    for (const field of asked(never, 'poul')) expect(await overseen('poul', field)).toEqual({ refused: 'FORBIDDEN' })
    for (const field of asked(OWN_VERSION, 'poul')) expect(await overseen('poul', field)).toEqual({ version: OWN_VERSION })
    for (const field of asked(never, 'dpo')) expect(await overseen('dpo', field)).toEqual({ version: never })
    const [explain] = asked(never, 'karen')
    const { body } = await samsyn.as('karen').for('INVESTIGATION').run(`{ ${explain} }`)
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('are told of to everyone, without a case', async () => {
    expect(await overseen('poul', `whoCanSee(fact: "police.encounterDate", version: "${more}") { version }`)).toEqual({ version: more })
  })
})

describe('an explanation', () => {
  const EXPLAIN = '{ version facts { field permitted exchange firewall consent sentences { da en } } }'

  test('tells a shelter why it may have what it may, by which consent; no agency is asked', async () => {
    samsyn.forgetAsked()
    const { body } = await samsyn.as('shelter').for('ASSISTANCE').run(
      `{ explainPolicies(case: "${samsyn.handleOf('mira', 'shelter')}", fields: ["cmm.needs.language", "cmm.safeHouseAddress"]) ${EXPLAIN} }`)
    const [language, address] = body.data?.['explainPolicies'].facts
    expect(language).toMatchObject({ permitted: true, exchange: 'X11', consent: expect.any(String) })
    expect(address).toMatchObject({ permitted: false, firewall: 'F2', consent: null })
    expect(address.sentences[0].da).toMatch(/får ikke/)
    expect(samsyn.askedOf('CMM')).toEqual([])
  })

  test('tells an officer what a colleague would get, by any version; not what another party\'s would', async () => {
    const asked = (version: string, handle: string): string => `explainPolicies(case: "${handle}", fields: ["police.encounterDate"],
      role: contactPerson, purpose: ASSISTANCE, version: "${version}") ${EXPLAIN}`
    const handle = samsyn.handleOf('mira', 'dpo')
    expect((await overseen('dpo', asked(OWN_VERSION, handle))).facts[0]).toMatchObject({ permitted: false })
    expect((await overseen('dpo', asked(more, handle))).facts[0]).toMatchObject({ permitted: true, exchange: 'X90' })
    expect(await overseen('poul', asked(OWN_VERSION, handle))).toEqual({ refused: 'CASE_NOT_AVAILABLE' })
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(
      `{ explainPolicies(case: "${handle}", fields: ["cmm"], role: assessor) { version } }`)
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect(await overseen('sara', asked(OWN_VERSION, handle))).toEqual({ refused: 'FORBIDDEN' })
  })
})

describe('recorded disclosures', () => {
  test('are decided again: which of them a version would refuse, and how often; nothing of a person is told', async () => {
    const ask = () => samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate encounterDate } withheld { field } }')
    await ask()
    await ask()
    const simulate = (version: string) => overseen('dpo', `simulatePolicies(version: "${version}", days: 1) {
      against disclosures leftOut truncated changes { kind agency role purpose field before after times } }`)
    const common = { agency: 'CMM', role: 'contactPerson', purpose: 'ASSISTANCE', times: 2 }
    const all = { against: OWN_VERSION, disclosures: 2, leftOut: 0, truncated: false }
    expect(await simulate(less)).toEqual({
      ...all, changes: [{ ...common, kind: 'newlyRefused', field: 'police.hearingDate', before: 'X10', after: 'default' }] })
    expect(await simulate(more)).toEqual({
      ...all, changes: [{ ...common, kind: 'newlyPermitted', field: 'police.encounterDate', before: 'default', after: 'X90' }] })
    expect(await overseen('sara', `simulatePolicies(version: "${less}") { disclosures }`)).toEqual({ refused: 'FORBIDDEN' })
  })

  test('F11: of others are counted in fives: an officer learns of no few looks that she had no part in, nor by subtracting two answers', async () => {
    const withoutX17 = (await governing(samsyn).propose('dpo', retold('INVESTIGATION', (exchanges) =>
      exchanges.filter(({ id }) => id !== 'X17')))).proposal.version
    const simulate = (persona: string) => overseen(persona, `simulatePolicies(version: "${withoutX17}", days: 1) { disclosures leftOut changes { field times } }`)
    const look = async (times: number) => {
      for (let made = 0; made < times; made += 1) await samsyn.as('karen').for('INVESTIGATION').case('daria', '{ immigration { assessmentDecision } }')
    }
    const before = await simulate('dpo')
    await look(4)
    expect(await simulate('dpo')).toEqual(before)
    expect((await leavesOf(samsyn)).at(-1)).toMatchObject({ change: 'simulatePolicies', details: { disclosures: before.disclosures } })
    await look(2)
    const seen = await simulate('dpo')
    expect(seen).toEqual({ ...before, disclosures: before.disclosures + 5, changes: [{ field: 'immigration.assessmentDecision', times: 5 }] })
    expect((await simulate('dagny')).changes).toEqual([{ field: 'immigration.assessmentDecision', times: 6 }])
    await look(1)
    expect(await simulate('dpo')).toEqual(seen)
  })

  test('F11: what is sealed from an officer is to her what others did, though her own agency took part', async () => {
    const decided = async (persona: string): Promise<number> => (await overseen(persona, `simulatePolicies(version: "${less}", days: 1) { disclosures }`)).disclosures
    const before = await decided('dpo')
    await samsyn.as('karen').for('INVESTIGATION').case('daria', '{ cmm { willingToTestify } }')
    const leaf = String((await leavesOf(samsyn)).length - 1)
    expect(await decided('dpo')).toBe(before + 1)
    const police = await decided('poul')
    const reviewOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    expect(await samsyn.as('poul').for('OVERSIGHT').change(
      `sealLeaves(input: { log: "replica-1", leaves: ["${leaf}"], because: crimeInvestigation, authority: police, reviewOn: "${reviewOn}" }) { leaves }`))
      .toEqual({ sealLeaves: { leaves: [leaf] } })
    expect([await decided('dpo'), await decided('poul')]).toEqual([before, police])
  })

  test('are decided again by the version of their day, for officers of those who took part', async () => {
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(
      `{ case(id: "${samsyn.handleOf('mira', 'sara')}") { police { hearingDate encounterDate } } }`)
    const { log, leaves: [leaf] } = body.extensions.receipt
    const asked = `explainDisclosure(log: "${log}", leaf: "${leaf}") {
      version recipient purpose given withheld { field because rule } decidedAgain { field permitted exchange } }`
    const again = {
      version: OWN_VERSION, recipient: 'CMM', purpose: 'ASSISTANCE', given: ['police.hearingDate'],
      withheld: [{ field: 'police.encounterDate', because: 'NOT_PERMITTED', rule: 'default' }],
      decidedAgain: [
        { field: 'police.hearingDate', permitted: true, exchange: 'X10' },
        { field: 'police.encounterDate', permitted: false, exchange: null },
      ],
    }
    expect(await overseen('dpo', asked)).toEqual(again)
    expect(await overseen('poul', asked)).toEqual(again)
    expect(await overseen('dagny', asked)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
  })

  test('P2: show an officer of a controller just what was asked of it, not what another gave, nor what was withheld of another', async () => {
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(`{ case(id: "${samsyn.handleOf('joy', 'sara')}") {
      police { hearingDate witnessRole encounterDate } immigration { residenceCategory reflectionEnds dublin } } }`)
    const { log, leaves: [leaf] } = body.extensions.receipt
    const seenBy = async (persona: string) => {
      const { given, withheld, decidedAgain } = await overseen(persona, `explainDisclosure(log: "${log}", leaf: "${leaf}") {
        given withheld { field } decidedAgain { field } }`)
      return [given, ...[withheld, decidedAgain].map((facts) => facts.map(({ field }: { field: string }) => field))] as string[][]
    }
    const whole = await seenBy('dpo')
    for (const [persona, view] of [['poul', 'police.'], ['dagny', 'immigration.']] as const) {
      const part = whole.map((fields) => fields.filter((field) => field.startsWith(view)))
      expect(await seenBy(persona)).toEqual(part)
      for (const fields of part) expect(fields).not.toEqual([])
    }
  })

  test('F7: are decided again for officers of a party to the case: of what it is today, one that has left it is told nothing more', async () => {
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(
      `{ case(id: "${samsyn.handleOf('mira', 'sara')}") { police { hearingDate } } }`)
    const { log, leaves: [leaf] } = body.extensions.receipt
    const seenBy = async (persona: string): Promise<unknown> =>
      (await overseen(persona, `explainDisclosure(log: "${log}", leaf: "${leaf}") { given decidedAgain { field } }`))
    const again = { given: ['police.hearingDate'], decidedAgain: [{ field: 'police.hearingDate' }] }
    expect([await seenBy('dpo'), await seenBy('poul')]).toEqual([again, again])
    expect(await samsyn.as('jens').for('IDENTIFICATION').change(
      'endLink(case: $case, party: "NEC") { case }', { case: samsyn.handleOf('mira', 'jens') }, ', $case: ID!')).not.toHaveProperty('refused')
    expect([await seenBy('dpo'), await seenBy('poul')]).toEqual([again, { ...again, decidedAgain: null }])
  })

  test('F7, F11: of a case that her party has left are to an officer what others did: what it is today she learns of none by itself', async () => {
    const version = (await governing(samsyn).propose('dpo', retold('INVESTIGATION', (exchanges) =>
      exchanges.filter(({ id }) => id !== 'X17')))).proposal.version
    const changes = async (): Promise<unknown> =>
      (await overseen('dagny', `simulatePolicies(version: "${version}", days: 1) { changes { field times } }`)).changes
    expect(await changes()).toEqual([{ field: 'immigration.assessmentDecision', times: 7 }])
    expect(await samsyn.as('ulla').for('IDENTIFICATION').change(
      'endLink(case: $case, party: "UDLST") { case }', { case: samsyn.handleOf('daria', 'ulla') }, ', $case: ID!')).not.toHaveProperty('refused')
    expect(await changes()).toEqual([{ field: 'immigration.assessmentDecision', times: 5 }])
  })
})
