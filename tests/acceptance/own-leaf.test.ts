import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway } from '../../gateway/compose.ts'
import type { Config } from '../../gateway/config.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { FACTS } from '../../schema/facts.ts'
import { anOfficer, untilIndexed } from '../oversight/an-officer.ts'
import { disclosureTo, selectionOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const HELPERS = FACTS.filter(({ controller }) => controller === 'CMM' || controller === 'NGO').map(({ field }) => field)
const SELECTION = `{ ${selectionOf(HELPERS)} withheld { field because remedy } }`
const RANDOM = ['"at"', '"disclosureId"', '"decidedBy"']

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

interface Asked {
  readonly index: string
  readonly answer: string
  /** What an employee of the police gets of her own leaf. */
  readonly bytes: string
}

const asked = async (): Promise<Asked> => {
  const { body } = await samsyn.as('karen').for('INVESTIGATION').run(
    `{ case(id: $id) ${SELECTION} }`, { id: samsyn.handleOf('blessing', 'karen') }, 'query', ', $id: ID!')
  const { log, leaves: [index] } = body.extensions.receipt
  const reply = await fetch(`${samsyn.url}/trail/${log}/entry/${index}`, { headers: await samsyn.headersOf('karen', 'INVESTIGATION') })
  return { index, answer: JSON.stringify(body.data), bytes: await reply.text() }
}

/** What is random, or the time, is another in every leaf: of that just how long it is. */
const butRandom = (bytes: string): string =>
  bytes.replace(/("\w+"):"([^"]*)"/g, (text, name: string, value: string) => (RANDOM.includes(name) ? `${name}:${value.length}` : text))

const ruleOf = ({ withheld }: Pick<DisclosureEntry, 'withheld'>, field: string): string =>
  withheld.find((one) => one.field === field)?.rule ?? ''

const opened = (bytes: string) => samsyn.opened(JSON.parse(bytes) as DisclosureEntry)

const change = (mutation: string, variables: Record<string, unknown> = {}, declared = ''): Promise<any> =>
  samsyn.as('sara').for('ASSISTANCE').change(mutation, variables, declared)

const giveConsent = async (): Promise<string> => {
  const { giveConsent: { consentRecord } } = await change('giveConsent(input: $input) { consentRecord { id } }', { input: {
    case: samsyn.handleOf('blessing', 'sara'), givenBy: 'dataSubject', recipients: ['NEC'], purposes: ['INVESTIGATION'],
    categories: ['witness', 'indicators', 'contact'], form: 'inWriting', documentHash: 'a'.repeat(64), validFrom: new Date(Date.now() - 3_600_000).toISOString(),
    validUntil: new Date(Date.now() + 86_400_000).toISOString(), language: 'en', interpreter: false,
  } }, ', $input: GiveConsentInput!')
  return consentRecord.id
}

test('an employee of the police reads in her own leaf no more of a refusal than she was answered, without a consent, with one in force, and once it is withdrawn', async () => {
  const without = await asked()
  const id = await giveConsent()
  const inForce = await asked()
  await change(`withdrawConsent(id: "${id}") { consentRecord { id } }`)
  const withdrawn = await asked()

  for (const later of [inForce, withdrawn]) {
    expect(later.answer).toBe(without.answer)
    expect(butRandom(later.bytes)).toBe(butRandom(without.bytes))
  }
  expect(Object.keys(JSON.parse(without.bytes))).not.toContain('caseVersion')
  expect(JSON.parse(without.bytes).withheld).toHaveLength(HELPERS.length)

  const [before, during, after] = [opened(without.bytes), opened(inForce.bytes), opened(withdrawn.bytes)]
  expect([before, during, after].map((leaf) => ruleOf(leaf, 'cmm.willingToTestify'))).toEqual(['F1', 'X16', 'F1'])
  expect(before.caseVersion).toBeLessThan(during.caseVersion)
  expect(during.caseVersion).toBeLessThan(after.caseVersion)
})

describe('an officer of the police', () => {
  let without: Asked
  let withOne: Asked
  beforeAll(async () => {
    without = await asked()
    await giveConsent()
    withOne = await asked()
    await untilIndexed(samsyn)
  })

  test('finds no more by any column, count or filter: both entries are the same in all that is searched', async () => {
    const { rows } = await samsyn.database.adminPool.query(`select to_jsonb(entry) - '{at,index,disclosure_id}'::text[] as searched
      from overseen_row entry where party = 'NEC' and index = any($1)`, [[without.index, withOne.index]])
    expect(rows).toHaveLength(2)
    expect(rows[1]).toEqual(rows[0])
    const found = await anOfficer(samsyn, 'poul').all({ case: samsyn.handleOf('blessing', 'poul') })
    const [one, other] = [without, withOne].map(({ index }) => found.find(({ leaf }) => leaf === index))
    expect({ ...other, leaf: '', at: '', disclosureId: '' }).toEqual({ ...one, leaf: '', at: '', disclosureId: '' })
  })

  test('reads no more in the entry in full; the supervisory authority reads which rule it was', async () => {
    const detail = (persona: string, { index }: Asked) => anOfficer(samsyn, persona).run(`overseenEntry(log: "replica-1", leaf: "${index}") {
      given { field } empty withheld { field because rule } unavailable { controller } obligations rules { rule } consents { id } details { name } }`)
    expect(await detail('poul', withOne)).toEqual(await detail('poul', without))
    await anOfficer(samsyn, 'samsyn-dpo').run('openSupervision(until: $until) { until }',
      { until: new Date(Date.now() + 86_400_000).toISOString() }, ', $until: DateTime!', 'mutation')
    const rulesToldTo = async (persona: string): Promise<string[]> => Promise.all([without, withOne].map(async (one) =>
      ruleOf(await detail(persona, one), 'cmm.willingToTestify')))
    expect(await rulesToldTo('poul')).toEqual(['X16', 'X16'])
    expect(await rulesToldTo('supervisor')).toEqual(['F1', 'X16'])
  })
})

test('of what was discarded because a consent was withdrawn meanwhile, neither she nor her officer reads more than she was answered; CMM reads what it was asked', async () => {
  const fields = 'cmm { willingToTestify } withheld { field because }'
  const asked = samsyn.askedOf('CMM').length
  samsyn.fault('CMM', 'slow', 20_000)
  const view = samsyn.as('karen').for('INVESTIGATION').run(
    `{ case(id: $id) { ${fields} } }`, { id: samsyn.handleOf('daria', 'karen') }, 'query', ', $id: ID!')
  await expect.poll(() => samsyn.askedOf('CMM').length).toBeGreaterThan(asked)
  await change(`withdrawConsent(id: "${samsyn.consentHandleOf('sara', samsyn.storyOf('daria').consents[0]?.id ?? '')}") { consentRecord { id } }`)
  samsyn.fault('CMM', undefined)
  const { body } = await view
  expect(body.data?.['case']).toEqual({ cmm: null, withheld: [{ field: 'cmm.willingToTestify', because: 'CONSENT_MISSING' }] })

  const leaves = (await samsyn.checkTrail()).flat()
  const index = leaves.findIndex(({ kind }) => kind === 'disclosureDiscarded')
  expect(leaves[index]).toMatchObject({ actor: { party: 'NEC' }, given: [{ exchange: 'X16', facts: [{ field: 'cmm.willingToTestify' }] }] })
  const headers = await samsyn.headersOf('karen', 'INVESTIGATION')
  expect((await fetch(`${samsyn.url}/trail/replica-1/entry/${index}`, { headers })).status).toBe(404)
  await untilIndexed(samsyn)
  const read = async (persona: string) => {
    const officer = anOfficer(samsyn, persona)
    const { consents, given, withheld } = await officer.run(
      `overseenEntry(log: "replica-1", leaf: "${index}") { given { field exchange } withheld { field } consents { id } }`)
    const found = (await officer.all({ outcomes: ['DISCARDED'] })).find(({ leaf }) => leaf === String(index))
    return { consents, given, withheld, exchanges: found?.exchanges, controllers: found?.controllers }
  }
  expect(await read('poul')).toEqual({ consents: null, given: [], withheld: [], exchanges: [], controllers: [] })
  expect(await read('dpo')).toMatchObject({ given: [{ field: 'cmm.willingToTestify', exchange: 'X16' }], exchanges: ['X16'] })
})

test('an officer of a controller that was asked reads by which rules its own facts were withheld, also after others\' among all of them', async () => {
  const fields = ['immigration.name', 'tax.controlFindings', 'cmm.assessmentDecision', 'cmm.riskLevel', 'ngo.needs.language', 'cmm.safeHouseAddress']
  const { leaf } = await disclosureTo(samsyn, 'jens', 'IDENTIFICATION', 'andrei', fields)
  const own = leaf.withheld.filter(({ field }) => field.startsWith('cmm.'))
  expect(own.map(({ rule }) => rule)).toEqual(['F1', 'F2'])
  expect(leaf.withheld.length).toBeGreaterThan(own.length)
  await untilIndexed(samsyn)
  const [entry] = await anOfficer(samsyn, 'dpo').all({ recipients: ['NEC'], facts: ['cmm.assessmentDecision'] })
  for (const shown of ['overseenEntry', 'explainDisclosure'])
    expect((await anOfficer(samsyn, 'dpo').run(`${shown}(log: "replica-1", leaf: "${entry.leaf}") { withheld { field because rule } }`)).withheld).toEqual(own)
  const toldToPolice = await anOfficer(samsyn, 'poul').run(`overseenEntry(log: "replica-1", leaf: "${entry.leaf}") { withheld { field rule } }`)
  expect(ruleOf(toldToPolice, 'cmm.riskLevel')).toBe('default')
})

test('when the pseudonym key is replaced, an officer reads by which rules was withheld before, where the former key is given to read with', async () => {
  const { leaf } = await disclosureTo(samsyn, 'jens', 'IDENTIFICATION', 'andrei', ['cmm.assessmentDecision', 'cmm.riskLevel'])
  const { rows: [{ index }] } = await samsyn.database.adminPool.query(
    `select max(index) as index from trail_leaf where log_id = 'replica-1' and convert_from(entry, 'UTF8')::json->>'disclosureId' = $1`, [leaf.disclosureId])
  const pseudonymKey = (await makeSigningKey('next')).privateKey as Config['orderKey']
  const ruleReadOn = async (replica: string, formerPseudonymKeys: Config['formerPseudonymKeys']): Promise<string> => {
    const gateway = await startGateway({
      ...samsyn.config, replica, origin: `samsyn.example/${replica}`, port: 0, pseudonymKey, ...(formerPseudonymKeys && { formerPseudonymKeys }),
    })
    const { body } = await samsyn.as('dpo', gateway).for('OVERSIGHT').run(`{ explainDisclosure(log: "replica-1", leaf: "${index}") { withheld { field rule } } }`)
    await gateway.close()
    return ruleOf(body.data?.['explainDisclosure'], 'cmm.riskLevel')
  }
  expect(await ruleReadOn('replica-2', [samsyn.config.orderKey])).toBe('F1')
  expect(await ruleReadOn('replica-3', undefined)).not.toBe('F1')
})
