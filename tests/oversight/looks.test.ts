import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptUntil } from '../../policies/retention.ts'
import { SEED_RETENTION } from '../../prisma/seed/retention.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { NO_HANDLE } from '../acceptance/surroundings.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aDaysWork, anOfficer, untilIndexed } from './an-officer.ts'

let samsyn: AGateway
beforeAll(async () => {
  samsyn = await aGateway({ deadline: 20_000 })
  await aDaysWork(samsyn)
})
afterAll(() => samsyn.close())

/** What was done, and the leaves that it left. */
const leaving = async <T>(work: () => Promise<T>): Promise<{ done: T; left: any[] }> => {
  const before = await leavesOf(samsyn)
  const done = await work()
  return { done, left: await leavesFrom(samsyn, before) }
}

describe('an officer\'s act', () => {
  test('is a leaf of its own that names the filter, but no word that she typed', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    const { left } = await leaving(() => dpo.all({ purposes: ['ASSISTANCE'], text: 'Mira Hansen', fileNumber: '010190-1234' }))
    expect(left).toMatchObject([{ kind: 'oversight', act: 'seeEntries', purpose: 'OVERSIGHT', actor: { party: 'CMM', employee: 'cmm-1002' } }])
    expect(JSON.parse(left[0].details.filter)).toEqual({ purposes: ['ASSISTANCE'], case: expect.any(String), text: expect.any(String) })
    expect(JSON.stringify(left)).not.toMatch(/Mira Hansen|010190/)
    expect((await leaving(() => dpo.counts({ breakGlass: true }, 'total'))).left).toMatchObject([{ act: 'countEntries' }])
    expect((await leaving(() => dpo.run('savedSearches { searches { id } }'))).left).toMatchObject([{ act: 'seeSearches' }])
  })

  const TYPED = 'Mira Hansen 010190-1234'

  test.each(['clients', 'employees', 'legalBases', 'exchanges', 'facts', 'codes', 'acts', 'consents', 'disclosureId'])(
    'names no word either that she typed where %s stand: that is no filter', async (name) => {
      const dpo = anOfficer(samsyn, 'dpo')
      const typed = name === 'disclosureId' ? TYPED : [TYPED]
      const { done, left } = await leaving(() => dpo.counts({ [name]: typed }, 'total'))
      expect(done).toEqual({ refused: 'VARIABLES_INVALID' })
      expect(left).toMatchObject([{ kind: 'refusal', code: 'VARIABLES_INVALID' }])
      expect(JSON.stringify(left)).not.toMatch(/Mira|010190/)
    })

  test('names facts that she asked to have explained, and samples, but no word beside them', async () => {
    const dpo = anOfficer(samsyn, 'dpo')
    const { done, left } = await leaving(() => dpo.run(
      `explainPolicies(case: "${samsyn.handleOf('mira', 'dpo')}", fields: ["cmm.riskLevel", "${TYPED}"]) { facts { field } }`))
    expect(done).toEqual({ facts: [{ field: 'cmm.riskLevel' }] })
    expect(left).toMatchObject([{ change: 'explainPolicies', details: { fields: ['cmm.riskLevel'] } }])
    for (const id of [TYPED, `sample:${TYPED}`, 'sample:Mira-010190-1234'])
      expect((await leaving(() => dpo.run(`samples(id: "${id}") { samples { id } }`))).left).toMatchObject([{ act: 'seeSamples', details: { sample: null } }])
  })

  test('is refused and recorded to anyone who is no officer; the state of the trail too', async () => {
    for (const field of ['overseenEntries { edges { cursor } }', 'overseenEntries(first: 0) { edges { cursor } }', 'entryCounts { total }',
      'entryCounts(filter: { outsideHours: true }) { total }', 'overseenEntries(filter: { employees: ["\\t"] }) { edges { cursor } }', 'overseenEntry(log: "replica-1", leaf: "3") { hash }',
      'savedSearches { searches { id } }', 'trailState { logs { log } }', 'retention { periods { period } }']) {
      for (const persona of ['sara', 'admin', 'karen']) {
        const { done, left } = await leaving(() => anOfficer(samsyn, persona).run(field))
        expect(done).toEqual({ refused: 'FORBIDDEN' })
        expect(left).toMatchObject([{ kind: 'refusal', code: 'FORBIDDEN', actor: { employee: expect.any(String) } }])
      }
    }
  })

  test('is among the entries when it is asked for', async () => {
    await untilIndexed(samsyn)
    const found = await anOfficer(samsyn, 'dpo').all({ outcomes: ['OVERSEEN'], acts: ['seeEntries'] })
    expect(found[0]).toMatchObject({ act: 'seeEntries', outcome: 'OVERSEEN', employee: 'cmm-1002' })
    expect(await anOfficer(samsyn, 'poul').all({ acts: ['countEntries'] })).toEqual([])
  })
})

describe('one entry in full', () => {
  const DETAIL = `entry { leaf given } regime given { field controller exchange consent } withheld { field because rule }
    rules { rule says { da } } hash proof checkpoint details { name value }`
  const show = (persona: string, leaf: string) => anOfficer(samsyn, persona).run(`overseenEntry(log: "replica-1", leaf: "${leaf}") { ${DETAIL} }`)

  test('says by which rule, in words, and where its proof is; to a controller just its own part', async () => {
    const [entry] = await anOfficer(samsyn, 'dpo').all({ recipients: ['CMM'], exchanges: ['X09'] })
    const own = await show('dpo', entry.leaf)
    expect(own).toMatchObject({
      given: [{ field: 'immigration.residenceCategory', controller: 'UDLST', exchange: 'X09', consent: null }],
      withheld: [{ field: 'police.encounterDate', because: 'NOT_PERMITTED', rule: 'default' }],
      proof: `/trail/replica-1/proof/${entry.leaf}`,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(own.rules).toContainEqual({ rule: 'X09', says: { da: expect.stringContaining('SR09 §5') } })
    expect(own.rules).toContainEqual({ rule: 'GDPR-6-1-e', says: { da: expect.stringContaining('GDPR art. 6, stk. 1, litra e') } })
    expect(await show('poul', entry.leaf)).toMatchObject({ given: [], withheld: own.withheld })
    expect(await show('dagny', entry.leaf)).toMatchObject({ given: own.given, withheld: [] })
  })

  const STOOD = 'regime policyVersion inForceFrom keptUntil consents { id categories stood withdrawnAt } withheld { because }'
  const stood = (persona: string, leaf: string) => anOfficer(samsyn, persona).run(`overseenEntry(log: "replica-1", leaf: "${leaf}") { ${STOOD} }`)
  const newest = async (persona: string, filter: object) => {
    await untilIndexed(samsyn)
    return (await anOfficer(samsyn, persona).all(filter))[0]
  }

  test('says which consents stood then, whatever was withdrawn since, to whoever asked and to nobody else', async () => {
    const asked = () => samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { riskLevel } }')
    await asked()
    const before = await newest('nanna', { facts: ['cmm.riskLevel'] })
    const [{ id, ...consent }] = (await stood('nanna', before.leaf)).consents
    expect(id).toBe(before.consents[0])
    expect(consent).toEqual({ categories: ['contact', 'accommodation', 'risk'], stood: 'IN_FORCE', withdrawnAt: null })
    const recordId = samsyn.consentIdOf('shelter', id) ?? ''
    await samsyn.as('sara').for('ASSISTANCE').change(`withdrawConsent(id: "${samsyn.consentHandleOf('sara', recordId)}") { consentRecord { id } }`)
    await asked()
    const after = await newest('nanna', { outcomes: ['WITHHELD'] })
    expect(await stood('nanna', after.leaf)).toMatchObject({
      withheld: [{ because: 'CONSENT_WITHDRAWN' }], consents: [{ id, stood: 'WITHDRAWN', withdrawnAt: expect.any(String) }],
    })
    expect((await stood('nanna', before.leaf)).consents).toEqual([{ id, ...consent }])
    expect(await samsyn.as('sara').for('ASSISTANCE').change('giveConsent(input: $input) { consentRecord { givenBy } }', { input: {
      case: samsyn.handleOf('mira', 'sara'), givenBy: 'dataSubject', recipients: ['NGO-REDEN'], purposes: ['ASSISTANCE'], categories: ['risk'], form: 'spoken',
      validFrom: new Date(Date.now() - 3_600_000).toISOString(), validUntil: new Date(Date.now() + 86_400_000).toISOString(), language: 'ro', interpreter: true,
    } }, ', $input: GiveConsentInput!')).toMatchObject({ giveConsent: {} })
    expect((await stood('nanna', after.leaf)).consents).toMatchObject([{ id, stood: 'WITHDRAWN' }])
    expect((await stood('dpo', before.leaf)).consents).toBe(null)
  })

  test('says of a refusal too which policies were in force, since when, and when it is erased by its law', async () => {
    await samsyn.as('karen').for('INVESTIGATION').run(`{ case(id: "${NO_HANDLE}") { cmm { riskLevel } } }`)
    const { leaf, at } = await newest('poul', { outcomes: ['REFUSED'] })
    const refused = await stood('poul', leaf)
    expect(refused).toMatchObject({ regime: 'LAW_ENFORCEMENT', policyVersion: expect.stringMatching(/^[0-9a-f]{64}$/), consents: null })
    expect(new Date(refused.inForceFrom) <= new Date(at)).toBe(true)
    expect(refused.keptUntil).toBe(keptUntil(SEED_RETENTION.LAW_ENFORCEMENT, new Date(at)).toISOString())
  })

  test('says since when the policies were in force that it was decided by, the last time that they came into force before it', async () => {
    const again = new Date()
    await samsyn.database.adminPool.query(`insert into policy_proposal (id, version, content, against, newly_permits, proposed_by, proposed_at, in_force_from)
      select gen_random_uuid(), version, content, against, newly_permits, proposed_by, proposed_at, from_then
      from policy_proposal, unnest($1::timestamptz[]) as from_then where in_force_from is not null`, [[again, new Date(Date.now() + 86_400_000)]])
    await samsyn.as('karen').for('INVESTIGATION').run(`{ case(id: "${NO_HANDLE}") { cmm { riskLevel } } }`)
    const { leaf } = await newest('poul', { outcomes: ['REFUSED'] })
    expect((await stood('poul', leaf)).inForceFrom).toBe(again.toISOString())
  })

  test('tells officers of the police of a refusal what the answer told: the same with a consent to them in force as without', async () => {
    const ask = async () => {
      const { done: answer, left: [leafLeft] } = await leaving(() =>
        samsyn.as('karen').for('INVESTIGATION').case('blessing', '{ cmm { willingToTestify } withheld { field because remedy } }'))
      const { leaf } = await newest('poul', { recipients: ['NEC'], case: samsyn.handleOf('blessing', 'poul') })
      const asked = 'withheld { field because rule }'
      const { rules, consents, withheld } = await anOfficer(samsyn, 'poul').run(`overseenEntry(log: "replica-1", leaf: "${leaf}") { ${asked} rules { rule } consents { id } }`)
      expect((await anOfficer(samsyn, 'poul').run(`explainDisclosure(log: "replica-1", leaf: "${leaf}") { ${asked} }`)).withheld).toEqual(withheld)
      return { rule: samsyn.opened(leafLeft).withheld[0]?.rule, answer, told: { rules, consents, withheld } }
    }
    const without = await ask()
    await samsyn.as('sara').for('ASSISTANCE').change('giveConsent(input: $input) { consentRecord { id } }', { input: {
      case: samsyn.handleOf('blessing', 'sara'), givenBy: 'dataSubject', recipients: ['NEC'], purposes: ['INVESTIGATION'], categories: ['witness'],
      form: 'inWriting', documentHash: 'a'.repeat(64), validFrom: new Date(Date.now() - 3_600_000).toISOString(), validUntil: new Date(Date.now() + 86_400_000).toISOString(),
      language: 'en', interpreter: false } }, ', $input: GiveConsentInput!')
    const withOne = await ask()
    expect([without.rule, withOne.rule]).toEqual(['F1', 'X16'])
    expect(withOne.answer).toEqual(without.answer)
    expect(withOne.told).toEqual(without.told)
    expect(withOne.told.consents).toBe(null)
  })

  test('of another agency and one that does not exist are the same refusal', async () => {
    const [entry] = await anOfficer(samsyn, 'dpo').all({ recipients: ['NGO-REDEN'] })
    expect(await show('poul', entry.leaf)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    for (const leaf of ['99999', '-1', 'x']) expect(await show('poul', leaf)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
  })
})

describe('a saved search', () => {
  const save = (persona: string, name: string, shared: boolean) => anOfficer(samsyn, persona).run(
    'saveSearch(name: $name, filter: $filter, shared: $shared) { search { id name filter own } }',
    { name, shared, filter: { purposes: ['VITAL_INTERESTS'], from: '2026-11-01T00:00:00Z' } },
    ', $name: String!, $shared: Boolean!, $filter: EntryFilter!', 'mutation')
  const names = async (persona: string): Promise<string[]> =>
    (await anOfficer(samsyn, persona).run('savedSearches { searches { name own } }')).searches.map((one: any) => `${one.name} ${one.own}`)

  test('is the officer\'s own, or shared with the other officers of her agency and no others', async () => {
    await save('dpo', 'nødadgang', true)
    const { search } = await save('dpo', 'min egen', false)
    expect((await save('dpo', 'min egen', false)).search.id).toBe(search.id)
    expect(JSON.parse(search.filter)).toEqual({ purposes: ['VITAL_INTERESTS'], from: '2026-11-01T00:00:00.000Z' })
    expect(await names('dpo')).toEqual(['min egen true', 'nødadgang true'])
    expect(await names('second-cmm-dpo')).toEqual(['nødadgang false'])
    expect(await names('poul')).toEqual([])
    const remove = (persona: string) => anOfficer(samsyn, persona).run(`removeSearch(id: "${search.id}") { id }`, {}, '', 'mutation')
    for (const other of ['second-cmm-dpo', 'poul']) expect(await remove(other)).toEqual({ refused: 'SEARCH_NOT_AVAILABLE' })
    expect(await remove('dpo')).toEqual({ id: search.id })
    expect(await names('dpo')).toEqual(['nødadgang true'])
  })

  test('that is saved twice at once under one name is answered with no id but the one that is kept', async () => {
    const saved = await Promise.all(Array.from({ length: 6 }, () => save('dpo', 'to gange', false)))
    const { rows } = await samsyn.database.adminPool.query(`select id from saved_search where name = 'to gange'`)
    expect(rows).toHaveLength(1)
    expect(saved).toContainEqual(expect.objectContaining({ search: expect.objectContaining(rows[0]) }))
    for (const answer of saved) expect([rows[0].id, 'CHANGED_MEANWHILE']).toContain(answer.search?.id ?? answer.refused)
    await samsyn.database.adminPool.query(`delete from saved_search where name = 'to gange'`)
  })

  test.each([['text', 'Mira'], ['fileNumber', '99-7'], ['case', 'Mira Hansen']])('P7: holds nothing that was typed and may be about the person: a filter with `%s` is not saved', async (typed, value) => {
    const saved = await anOfficer(samsyn, 'dpo').run('saveSearch(name: "skrevet", filter: $filter) { search { id } }',
      { filter: { recipients: ['NEC'], [typed]: value } }, ', $filter: EntryFilter!', 'mutation')
    expect(saved).toEqual({ refused: 'SEARCH_HOLDS_TEXT' })
    expect((await samsyn.database.adminPool.query(`select from saved_search where name = 'skrevet'`)).rowCount).toBe(0)
  })

  test.each(['\u202enegle', '\u001b[2Jny'])('has a name that colleagues can read: %j is none', async (name) => {
    expect(await save('dpo', name, true)).toEqual({ refused: 'VARIABLES_INVALID' })
  })

  test('that a colleague shares is hers alone to remove, and to be reminded of', async () => {
    const save = 'saveSearch(name: "delt", filter: {}, shared: true, remind: true) { search { id } }'
    const { search } = await anOfficer(samsyn, 'dpo').run(save, {}, '', 'mutation')
    const found = async (persona: string) => (await anOfficer(samsyn, persona).run('savedSearches { searches { id remind } }')).searches
      .find(({ id }: any) => id === search.id)
    expect([await found('dpo'), await found('second-cmm-dpo')]).toEqual([{ id: search.id, remind: true }, { id: search.id, remind: false }])
    expect(await anOfficer(samsyn, 'second-cmm-dpo').run(`removeSearch(id: "${search.id}") { id }`, {}, '', 'mutation')).toEqual({ refused: 'SEARCH_NOT_AVAILABLE' })
    expect(await found('dpo')).toBeDefined()
  })
})

test('the state of the trail says up to where it is verified and when each agency was last heard of, and leaves no leaf', async () => {
  await untilIndexed(samsyn)
  const { done, left } = await leaving(() => anOfficer(samsyn, 'dpo').run(
    'trailState { logs { log size indexed verified verifiedAt cosigners } agencies { agency at } }'))
  expect(left).toEqual([])
  expect(done.logs).toMatchObject([{ log: 'replica-1', size: expect.any(String), indexed: done.logs[0].size, cosigners: [] }])
  expect(Number(done.logs[0].verified)).toBeGreaterThan(0)
  expect(done.agencies.map(({ agency }: any) => agency)).toEqual(['CMM', 'NEC', 'NGO-REDEN', 'RA', 'UDLST'])
})

test('who could see a fact is told by the policies of then, and by those of now', async () => {
  const asked = (at: string) => anOfficer(samsyn, 'dpo').run(
    `whoCouldSee(fact: "CMM.safeHouseAddress", at: "${at}") { then { version readers { exchange } } now { version readers { exchange } } }`)
  const { then, now } = await asked(new Date().toISOString())
  expect(then).toEqual(now)
  expect(now.readers).toEqual([{ exchange: 'X31' }])
  expect(await asked('2020-01-01T00:00:00Z')).toEqual({ refused: 'POLICY_VERSION_UNKNOWN' })
})

test('pages are complete and stable while new entries arrive, both ways', async () => {
  const dpo = anOfficer(samsyn, 'dpo')
  await untilIndexed(samsyn)
  const before = (await dpo.all({})).map(({ leaf }) => leaf)
  const read: string[] = []
  let page = await dpo.page({}, 'first: 3')
  for (;;) {
    read.push(...page.edges.map(({ node }: any) => node.leaf))
    if (!page.pageInfo.hasNextPage) break
    await samsyn.as('sara').for('ASSISTANCE').case('joy', '{ police { hearingDate } }')
    await untilIndexed(samsyn)
    page = await dpo.page({}, `first: 3, after: "${page.pageInfo.endCursor}"`)
  }
  expect(read).toEqual(before)
  const back: string[] = []
  for (let cursor = page.edges.at(-1).cursor; back.length < before.length - 1;) {
    const { edges, pageInfo } = await dpo.page({}, `last: 2, before: "${cursor}"`)
    back.unshift(...edges.map(({ node }: any) => node.leaf))
    cursor = pageInfo.startCursor
  }
  expect(back.slice(-(before.length - 1))).toEqual(before.slice(0, -1))
  const oldest = await dpo.page({}, 'last: 2')
  expect([oldest.edges.map(({ node }: any) => node.leaf), oldest.pageInfo]).toMatchObject([before.slice(-2), { hasNextPage: false, hasPreviousPage: true }])
  expect(await dpo.page({}, 'first: 3, after: "x"')).toEqual({ refused: 'PAGE_INVALID' })
  expect(await dpo.page({}, 'first: 101')).toEqual({ refused: 'PAGE_INVALID' })
})
