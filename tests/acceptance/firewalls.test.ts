import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { givenFacts, type RefusalEntry } from '../../gateway/trail/entry.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { disclosureTo, leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const EVERYTHING = FACTS.map(({ field }) => field)
const heldBy = (...controllers: readonly string[]): string[] =>
  FACTS.filter(({ controller }) => controllers.includes(controller)).map(({ field }) => field)
const categorised = (...categories: readonly string[]): string[] =>
  FACTS.filter(({ category }) => categories.includes(category)).map(({ field }) => field)

let samsyn: AGateway

/** Andrei's parties are also the inspecting authorities; Samira's case was closed eighty-nine days ago, Joy's ninety-one. */
beforeAll(async () => {
  samsyn = await aGateway({
    retell: (seed) => ({
      ...seed,
      cases: seed.cases.map((one) => {
        const closed = { samira: 89, joy: 91 }[one.name]
        const closedAt = closed ? new Date(Date.now() - closed * 86_400_000) : null
        return closedAt ? { ...one, control: { ...one.control, stage: 'closed' as const, closedAt } } : one
      }),
    }),
  })
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const givenTo = async (persona: string, purpose: Purpose, story: string, fields = EVERYTHING) => {
  const { leaf, asked, view } = await disclosureTo(samsyn, persona, purpose, story, fields)
  return { given: givenFacts(leaf).map(({ field }) => field), empty: leaf.empty, leaf, asked, view }
}

const ruleOf = (leaf: { withheld: readonly { field: string; rule: string }[] }, field: string): string | undefined =>
  leaf.withheld.find((one) => one.field === field)?.rule

describe('the firewalls, attacked through the whole system', () => {
  test('F1: without her consent the police get of CMM and the shelter the decision alone, for whatever purpose they ask', async () => {
    const told = ['cmm.assessmentDecision', 'cmm.assessmentDate']
    for (const persona of ['jens', 'karen']) {
      for (const purpose of PURPOSES.filter((one) => one !== 'VITAL_INTERESTS')) {
        const { given, empty, leaf, asked } = await givenTo(persona, purpose, 'mira', heldBy('CMM', 'NGO'))
        expect([persona, purpose, given]).toEqual([persona, purpose, purpose === 'IDENTIFICATION' ? told : []])
        expect(empty).toEqual([])
        expect(Object.keys(asked)).toEqual(purpose === 'IDENTIFICATION' ? ['CMM'] : [])
        const rule = purpose === 'KNOWLEDGE' ? 'F11' : 'F1'
        expect([ruleOf(leaf, 'cmm.riskLevel'), ruleOf(leaf, 'ngo.assistanceStatus')]).toEqual([rule, rule])
      }
    }
  })

  test('F2: nobody is told where Daria hides, for any purpose; the police are when her life is in danger', async () => {
    const parties = ['sara', 'cmm-caseworker', 'ditte', 'dpo', 'jens', 'karen', 'ulla', 'ib', 'rasmus', 'national', 'fyn-member']
    for (const persona of parties) {
      for (const purpose of PURPOSES) {
        const { given, leaf, asked } = await givenTo(persona, purpose, 'daria', ['cmm.safeHouseAddress'])
        const police = ['jens', 'karen'].includes(persona) && purpose === 'VITAL_INTERESTS'
        expect([persona, purpose, given]).toEqual([persona, purpose, police ? ['cmm.safeHouseAddress'] : []])
        expect(Object.keys(asked)).toEqual(police ? ['CMM'] : [])
        if (!police) expect(ruleOf(leaf, 'cmm.safeHouseAddress')).toMatch(/^F(2|10|11)$/)
      }
    }
  })

  test('F3: outside CMM and shelters nobody learns of health, save the yes or no that Daria lets the Immigration Service have', async () => {
    for (const persona of ['jens', 'karen', 'ulla', 'ib', 'rasmus', 'national']) {
      for (const purpose of PURPOSES) {
        const { given } = await givenTo(persona, purpose, 'daria', categorised('health'))
        const yesOrNo = persona === 'ib' && purpose === 'RESIDENCE_DECISION'
        expect([persona, purpose, given]).toEqual([persona, purpose, yesOrNo ? ['cmm.medicalReasonForExtension'] : []])
      }
    }
  })

  test('F4: SKAT and AT, who saw the signs first, get no fact of Andrei for any purpose, not even in danger of life', async () => {
    for (const persona of ['tove', 'arne']) {
      for (const purpose of PURPOSES) {
        const { given, empty, leaf, asked } = await givenTo(persona, purpose, 'andrei')
        expect([persona, purpose, given, empty, asked]).toEqual([persona, purpose, [], [], {}])
        expect(leaf.withheld).toHaveLength(EVERYTHING.length)
      }
    }
  })

  test('F5: what SKAT knows reaches the police and nobody else', async () => {
    for (const persona of ['sara', 'ditte', 'ulla', 'ib', 'national', 'jylland-member']) {
      for (const purpose of PURPOSES) {
        const { given, leaf } = await givenTo(persona, purpose, 'andrei', heldBy('SKAT'))
        expect([persona, purpose, given]).toEqual([persona, purpose, []])
        if (purpose !== 'KNOWLEDGE') expect(new Set(leaf.withheld.map(({ rule }) => rule))).toEqual(new Set(['F5']))
      }
    }
    expect((await givenTo('karen', 'INVESTIGATION', 'andrei', heldBy('SKAT'))).given).not.toEqual([])
  })

  test('F7 P6: the Immigration Service is no party to Mira\'s case, and cannot tell it from none', async () => {
    const operation = (id: string) => samsyn.as('ulla').for('IDENTIFICATION').run(
      '{ case(id: $id) { id cmm { assessmentDecision } } }', { id }, 'query', ', $id: ID!')
    const [known, unknown] = [samsyn.handleOf('mira', 'sara'), 'BBBBBBBBBBBBBBBBBBBBBB']
    const from = await leavesOf(samsyn)
    const [others, none] = [await operation(known), await operation(unknown)]
    expect(others.text).toBe(none.text)
    expect(others.status).toBe(none.status)
    expect(others.body.errors?.[0]).toMatchObject({
      message: 'there is no such case for your agency: check the file number or the handle', extensions: { code: 'CASE_NOT_AVAILABLE' },
    })
    const leaves = await leavesFrom(samsyn, from) as RefusalEntry[]
    expect(leaves.map(({ kind, code, actor }) => `${actor.party} ${kind} ${code}`))
      .toEqual(Array(2).fill('UDLST refusal CASE_NOT_AVAILABLE'))
    expect(JSON.stringify(leaves)).not.toContain(known)
  })

  test('F7: the aliens centre, whose part in Grace\'s case has ended, finds no such case by handle or by number', async () => {
    const ask = async (door: string, type: string, value: string | null): Promise<string> =>
      (await samsyn.as('nuno').for('DEPARTURE').run(`{ ${door} { id } }`, { value }, 'query', `, $value: ${type}!`)).text
    const [handle, number] = [samsyn.handleOf('grace', 'nuno'), samsyn.fileNumberOf('grace', 'nuno')]
    const byHandle = await ask('case(id: $value)', 'ID', handle)
    const byNumber = await ask('caseByFileNumber(fileNumber: $value)', 'String', number)
    expect(byHandle).toBe(await ask('case(id: $value)', 'ID', 'BBBBBBBBBBBBBBBBBBBBBB'))
    expect(byNumber).toBe(await ask('caseByFileNumber(fileNumber: $value)', 'String', '0100-70300-99999-26'))
    for (const answer of [byHandle, byNumber]) expect(answer).toContain('"code":"CASE_NOT_AVAILABLE"')
  })

  test('F8: consents withdrawn, ended or not yet begun open nothing, and police are told only that there is none', async () => {
    for (const story of ['mira', 'andrei']) {
      const { leaf } = await givenTo('karen', 'INVESTIGATION', story, ['cmm.willingToTestify', 'cmm.indicators'])
      expect(leaf.given).toEqual([])
      expect(leaf.withheld.map(({ because }) => because)).toEqual(['CONSENT_MISSING', 'CONSENT_MISSING'])
    }
  })

  test('F9: for Linh, a minor, her representative\'s consent opens, and a suspected custody holder\'s does not', async () => {
    const [representative, suspect] = samsyn.storyOf('linh').consents
    const opened = await givenTo('ulla', 'IDENTIFICATION', 'linh', ['cmm.indicators'])
    expect(givenFacts(opened.leaf)).toMatchObject([{ field: 'cmm.indicators', exchange: 'X02',
      consent: { id: samsyn.consentHandleOf('ulla', representative?.id ?? '') } }])
    const shut = await givenTo('karen', 'INVESTIGATION', 'linh', ['cmm.indicators'])
    expect(shut.given).toEqual([])
    expect(JSON.stringify(shut.leaf)).not.toContain(suspect?.id)
  })

  test('F10: a member of a group sees stage, clocks, parties and tasks, of no person anything, and no name, place or health', async () => {
    const { given, empty, asked, view } = await givenTo('grethe', 'COORDINATION', 'mira')
    expect([...given, ...empty].sort()).toEqual(heldBy('SAMSYN').sort())
    expect(asked).toEqual({})
    expect(view['coordination']).toMatchObject({
      stage: 'restitution', parties: ['CMM', 'KOM-0101', 'NEC', 'NGO-REDEN'], nextParty: 'CMM',
    })
    for (const { fileNumber, handle } of samsyn.storyOf('mira').links)
      for (const name of [fileNumber, handle]) expect(JSON.stringify(view)).not.toContain(name ?? handle)
  })

  test('F10: a group sees its own region alone: Daria is Syddanmark\'s, and no such case to København', async () => {
    const operation = (persona: string, id: string) => samsyn.as(persona).for('COORDINATION').run(
      '{ case(id: $id) { id coordination { stage } } }', { id }, 'query', ', $id: ID!')
    const own = samsyn.handleOf('daria', 'fyn-member')
    expect((await operation('fyn-member', own)).body.data?.['case'].coordination.stage).toBe('reflection')
    expect((await operation('grethe', own)).body.errors?.[0]?.extensions.code).toBe('CASE_NOT_AVAILABLE')
    const board = async (persona: string): Promise<string[]> =>
      (await samsyn.as(persona).for('COORDINATION').run('{ cases(first: 100) { edges { node { id coordination { stage } } } } }'))
        .body.data?.['cases'].edges.map(({ node }: { node: { id: string } }) => node.id).sort()
    const handles = (persona: string, ...stories: readonly string[]): string[] =>
      stories.map((story) => samsyn.handleOf(story, persona)).sort()
    expect(await board('grethe')).toEqual(handles('grethe', 'mira', 'blessing', 'joy', 'lucia'))
    expect(await board('fyn-member')).toEqual(handles('fyn-member', 'daria'))
    expect(await board('national')).toEqual(handles('national', ...samsyn.seed.cases.map(({ name }) => name)))
  })

  test('F10: a member of a group gets nothing else for any other purpose', async () => {
    for (const purpose of PURPOSES.filter((one) => one !== 'COORDINATION')) {
      const { given, empty, asked } = await givenTo('grethe', purpose, 'mira')
      expect([purpose, given, empty, asked]).toEqual([purpose, [], [], {}])
    }
  })

  test('F11: for knowledge nobody gets a fact of a single case', async () => {
    for (const persona of ['cmm-statistician', 'sara', 'karen', 'ib', 'national']) {
      const { given, empty, asked } = await givenTo(persona, 'KNOWLEDGE', 'daria')
      expect([persona, given, empty, asked]).toEqual([persona, [], [], {}])
    }
  })

  test('F13: a case closed ninety days ago is silent to all its parties; the day before it still stands as it was', async () => {
    for (const [persona, purpose] of [
      ['sara', 'ASSISTANCE'], ['shelter', 'ASSISTANCE'], ['karen', 'INVESTIGATION'], ['ib', 'IDENTIFICATION'],
      ['grethe', 'COORDINATION'], ['karen', 'VITAL_INTERESTS'],
    ] as const) {
      const { given, empty, leaf, asked } = await givenTo(persona, purpose, 'joy')
      expect([persona, given, empty, asked]).toEqual([persona, [], [], {}])
      expect(leaf.withheld.map(({ because }) => because)).toContain('CASE_CLOSED')
    }
    const eightyNine = await givenTo('nuno', 'VITAL_INTERESTS', 'samira', ['cmm.riskLevel'])
    expect(eightyNine.given).toEqual(['cmm.riskLevel'])
  })

  test.each([
    { persona: 'jens', story: 'oksana', field: 'cmm.assessmentDecision', says: [] },
    { persona: 'ditte', story: 'oksana', field: 'immigration.assessmentDecision', says: ['NOT_AUTHORITATIVE'] },
    { persona: 'ulla', story: 'blessing', field: 'cmm.assessmentDecision', says: ['NOT_AUTHORITATIVE'] },
    { persona: 'ditte', story: 'linh', field: 'immigration.assessmentDecision', says: [] },
  ])('F14: $persona gets $field about $story with notice $says', async ({ persona, story, field, says }) => {
    const { given, view } = await givenTo(persona, 'IDENTIFICATION', story, [field])
    expect(given).toEqual([field])
    expect(view['notices']).toEqual(says.map((one) => ({ field, says: one })))
  })

  test('F14: a notice goes with what is given, and never alone with what its agency did not deliver', async () => {
    samsyn.fault('UDLST', 'fail')
    const { view } = await givenTo('ditte', 'IDENTIFICATION', 'oksana', ['immigration.assessmentDecision'])
    samsyn.fault('UDLST', undefined)
    expect(view).toMatchObject({ immigration: null, notices: [], unavailable: [{ controller: 'UDLST' }] })
  })
})

describe('F6: help is the same whether or not she will testify or return', () => {
  test('F6: Daria who will testify and Mira who will not are helped alike, and no helper is told', async () => {
    for (const story of ['daria', 'mira']) {
      const secret = ['cmm.willingToTestify', 'cmm.returnWish', 'police.investigationStatus']
      const { given, leaf } = await givenTo('sara', 'ASSISTANCE', story, [...secret, 'police.witnessRole'])
      expect(given).toEqual(['police.witnessRole'])
      expect(secret.map((field) => ruleOf(leaf, field))).toEqual(['F6', 'F6', 'F6'])
    }
  })
})
