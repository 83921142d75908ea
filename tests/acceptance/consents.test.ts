import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { changed, controlDataOf, type Changed } from './a-change.ts'
import { givenFacts, type RegistryEntry } from '../../gateway/trail/entry.ts'
import { disclosureTo } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

const { at } = createCalendar(new Date())

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const GIVEN = {
  givenBy: 'dataSubject', recipients: ['NEC'], purposes: ['INVESTIGATION'], categories: ['witness', 'contact', 'indicators'],
  form: 'spoken', validFrom: at(-1, '06:00').toISOString(), validUntil: at(90, '06:00').toISOString(), language: 'th', interpreter: true,
}

/** The hash of a signed sheet. */
const SIGNED = 'c0'.repeat(32)

const literal = (value: unknown, enumerated = false): string => {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, enumerated)).join(', ')}]`
  return enumerated ? String(value) : JSON.stringify(value)
}

const ENUMS = ['givenBy', 'purposes', 'categories', 'form']

const giving = (otherwise: Partial<Record<keyof typeof GIVEN | 'giverSuspected' | 'documentHash', unknown>> = {}): string => {
  const fields = Object.entries({ ...GIVEN, ...otherwise }).map(([name, value]) => `${name}: ${literal(value, ENUMS.includes(name))}`)
  return `giveConsent(input: { case: $case, ${fields.join(', ')} }) { consentRecord { id givenBy recipients documentHash withdrawnAt } }`
}

/** As who withdraws it names the consent: by her agency's own handle. */
const withdrawing = (persona: string, id: string): string =>
  `withdrawConsent(id: "${samsyn.consentHandleOf(persona, id)}") { consentRecord { id withdrawnAt } }`

const made = async (persona: string, story: string, change: string, purpose: Purpose = 'ASSISTANCE'): Promise<Changed> => {
  const outcome = await changed(samsyn, persona, purpose, story, change)
  expect(outcome.refused).toBeUndefined()
  expect(outcome.leaves).toMatchObject([{ kind: 'registry', change: change.split('(')[0], purpose }])
  return outcome
}

const refused = async (persona: string, story: string, change: string, code: string, purpose: Purpose = 'ASSISTANCE'): Promise<void> => {
  const before = await controlDataOf(samsyn)
  const outcome = await changed(samsyn, persona, purpose, story, change)
  expect(outcome.refused).toBe(code)
  expect(outcome.leaves).toMatchObject([{ kind: 'refusal', code, purpose }])
  expect(await controlDataOf(samsyn)).toBe(before)
}

const consentOf = (story: string, place: number): string => samsyn.storyOf(story).consents[place]?.id ?? ''

describe('giving consent', () => {
  test('F9: Linh, a minor, cannot consent by herself, nor a custody holder suspected of taking part; her representative can', async () => {
    const fields = ['cmm.willingToTestify']
    await refused('sara', 'linh', giving(), 'CONSENT_BY_MINOR')
    await refused('sara', 'linh', giving({ givenBy: 'custodyHolder', giverSuspected: true }), 'CONSENT_BY_SUSPECT')
    expect((await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'linh', fields)).leaf.given).toEqual([])
    const { data, leaves } = await made('sara', 'linh', giving({ givenBy: 'representative' }))
    const [registered] = leaves as RegistryEntry[]
    const handle = String(registered?.details['consent'])
    expect(handle).toBe(data?.['giveConsent'].consentRecord.id)
    const id = samsyn.consentHandleOf('karen', samsyn.consentIdOf('sara', handle) ?? '')
    expect(leaves).toMatchObject([{ details: { givenBy: 'representative', recipients: ['NEC'], language: 'th' } }])
    const { leaf, view } = await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'linh', fields)
    expect(view['cmm']).toEqual({ willingToTestify: true })
    expect(leaf.given).toMatchObject([{ exchange: 'X16', consent: { id, version: 1 } }])
  })

  test('F9: when Linh comes of age her representative\'s consent permits nothing more, at once, and she consents by herself', async () => {
    const scope = { recipients: ['UDLST'], purposes: ['IDENTIFICATION'], categories: ['indicators'] }
    const told = async (): Promise<unknown> =>
      (await disclosureTo(samsyn, 'ulla', 'IDENTIFICATION', 'linh', ['cmm.indicators'])).leaf.withheld.map(({ because }) => because)
    const setMinor = (to: boolean) => `setMinor(case: $case, to: ${to}) { case }`
    await made('sara', 'linh', giving({ ...scope, givenBy: 'representative' }))
    expect(await told()).toEqual([])
    await refused('jens', 'linh', setMinor(false), 'FORBIDDEN', 'IDENTIFICATION')
    await refused('sara', 'linh', setMinor(false), 'NOT_APPLICABLE')
    await made('ulla', 'linh', setMinor(false), 'IDENTIFICATION')
    expect(await told()).toEqual(['CONSENT_MISSING'])
    await made('sara', 'linh', giving(scope))
    expect(await told()).toEqual([])
    await made('ulla', 'linh', setMinor(true), 'IDENTIFICATION')
  })

  test('F9: nobody consents as a child\'s representative before one is appointed, nor for the time before', async () => {
    const opening = 'openCase(input: { fileNumber: "CMM-2026-9171", region: KOBENHAVN, residenceCategory: lawful, minor: true }) { case }'
    const handle = (await made('ditte', 'mira', opening, 'IDENTIFICATION')).data?.['openCase'].case
    const outcome = async (change: string) => (await changed(samsyn, 'sara', 'ASSISTANCE', 'mira', change, handle)).refused
    const from = (offset: number) => giving({ givenBy: 'representative', validFrom: at(offset, '06:00').toISOString() })
    const givers = async (): Promise<unknown> => (await samsyn.as('sara').for('ASSISTANCE').run(
      '{ consentChoices(case: $case) { givers } }', { case: handle }, 'query', ', $case: ID!')).body.data?.['consentChoices'].givers
    expect(await outcome(from(-1))).toBe('CONSENT_GIVER_INVALID')
    expect(await givers()).toEqual(['custodyHolder'])
    expect(await outcome(`appointRepresentative(case: $case, since: "${at(-2, '06:00').toISOString()}") { case }`)).toBeUndefined()
    expect(await outcome(from(-3))).toBe('CONSENT_GIVER_INVALID')
    expect(await outcome(from(-2))).toBeUndefined()
    expect(await givers()).toEqual(['representative', 'custodyHolder'])
  })

  test('F9: for an adult nobody else consents', async () => {
    for (const givenBy of ['representative', 'custodyHolder']) await refused('sara', 'blessing', giving({ givenBy }), 'CONSENT_GIVER_INVALID')
    await refused('sara', 'blessing', giving({ giverSuspected: true }), 'CONSENT_BY_SUSPECT')
  })

  test('a consent is for some recipient, purpose and category, for a time that has begun and is two years at most', async () => {
    for (const empty of ['recipients', 'purposes', 'categories'])
      await refused('sara', 'blessing', giving({ [empty]: [] }), 'CONSENT_SCOPE_INVALID')
    const [past, future] = [at(-30, '06:00').toISOString(), at(2, '06:00').toISOString()]
    await refused('sara', 'blessing', giving({ validFrom: future }), 'CONSENT_PERIOD_INVALID')
    await refused('sara', 'blessing', giving({ validFrom: past, validUntil: past }), 'CONSENT_PERIOD_INVALID')
    await refused('sara', 'blessing', giving({ validUntil: at(740, '06:00').toISOString() }), 'CONSENT_PERIOD_INVALID')
  })

  test('what she gives once is not recorded twice, however often it is sent: what she withdraws is withdrawn', async () => {
    const given = giving({ recipients: ['UDLST'], purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION'], categories: ['indicators', 'assessment'], form: 'inWriting', documentHash: SIGNED })
    const { data } = await made('sara', 'samira', given)
    const again = giving({
      recipients: ['UDLST'], purposes: ['RESIDENCE_DECISION', 'IDENTIFICATION'], categories: ['assessment', 'indicators'], form: 'inWriting', documentHash: SIGNED,
      validFrom: at(0, '00:01').toISOString(), interpreter: false,
    })
    for (const twice of [given, again]) await refused('sara', 'samira', twice, 'CONSENT_ALREADY_GIVEN')
    await made('sara', 'samira', `withdrawConsent(id: "${data?.['giveConsent'].consentRecord.id}") { consentRecord { id } }`)
    await made('sara', 'samira', given)
  })

  test('what she gives in writing names the document that she signed, and without one is no consent; what she says needs none', async () => {
    const written = { recipients: ['IOM'], purposes: ['PREPARED_RETURN'], categories: ['return'], form: 'inWriting' }
    await refused('sara', 'joy', giving(written), 'CONSENT_DOCUMENT_MISSING')
    const { data, leaves } = await made('sara', 'joy', giving({ ...written, documentHash: SIGNED }))
    expect(data?.['giveConsent'].consentRecord.documentHash).toBe(SIGNED)
    expect(leaves).toMatchObject([{ details: { form: 'inWriting', documentHash: SIGNED } }])
    const spoken = await made('sara', 'joy', giving({ ...written, form: 'spoken' }))
    expect(spoken.data?.['giveConsent'].consentRecord.documentHash).toBeNull()
  })

  test('a language, a hash or an answer that cannot be is refused, and nothing of it is kept', async () => {
    const before = await controlDataOf(samsyn)
    for (const [otherwise, code] of [
      [{ language: 'thai' }, 'VARIABLES_INVALID'], [{ documentHash: 'samtykke.pdf' }, 'VARIABLES_INVALID'],
      [{ giverSuspected: null }, 'OPERATION_INVALID'], [{ recipients: ['INTERPOL'] }, 'OPERATION_INVALID'],
      [{ validFrom: 'i går' }, 'OPERATION_INVALID'],
    ] as const) {
      const outcome = await changed(samsyn, 'sara', 'ASSISTANCE', 'blessing', giving(otherwise))
      expect([otherwise, outcome.refused]).toEqual([otherwise, code])
    }
    expect(await controlDataOf(samsyn)).toBe(before)
  })

  test('who does not meet her does not record her consent: police, Immigration Service, a shelter\'s caseworker', async () => {
    await refused('karen', 'blessing', giving(), 'FORBIDDEN', 'INVESTIGATION')
    await refused('ib', 'blessing', giving(), 'FORBIDDEN', 'RESIDENCE_DECISION')
    await refused('shelter', 'mira', giving(), 'FORBIDDEN')
    await refused('shelter-contact', 'blessing', giving(), 'CASE_NOT_AVAILABLE')
    await made('shelter-contact', 'mira', giving({ recipients: ['CMM'], purposes: ['ASSISTANCE'], categories: ['health'] }))
  })

  test('P5: what she gives opens at once, and nothing more than she names', async () => {
    const { data } = await made('sara', 'blessing', giving({ recipients: ['UDLST'], purposes: ['IDENTIFICATION'], categories: ['indicators'] }))
    const { leaf } = await disclosureTo(samsyn, 'ulla', 'IDENTIFICATION', 'blessing', ['cmm.indicators', 'cmm.exploitationForms'])
    expect(givenFacts(leaf).map(({ field, consent }) => [field, samsyn.consentIdOf('ulla', consent?.id ?? '')]))
      .toEqual([['cmm.indicators', samsyn.consentIdOf('sara', data?.['giveConsent'].consentRecord.id)]])
    expect(leaf.withheld).toEqual([{ field: 'cmm.exploitationForms', because: 'CONSENT_MISSING', rule: 'X02' }])
  })
})

describe('withdrawing and showing consent', () => {
  test('P5 F8: once Mira\'s withdrawal is acknowledged the shelter sees nothing that rested on it, and CMM is not asked', async () => {
    const fields = ['cmm.needs.language']
    expect((await disclosureTo(samsyn, 'shelter', 'ASSISTANCE', 'mira', fields)).view['cmm']).toEqual({ needs: { language: 'th' } })
    const { data, leaves } = await made('sara', 'mira', withdrawing('sara', consentOf('mira', 0)))
    expect(data?.['withdrawConsent'].consentRecord).toEqual({ id: samsyn.consentHandleOf('sara', consentOf('mira', 0)), withdrawnAt: expect.stringMatching(/Z$/) })
    expect(leaves).toMatchObject([{ details: { consent: samsyn.consentHandleOf('sara', consentOf('mira', 0)) } }])
    const { view, asked, leaf } = await disclosureTo(samsyn, 'shelter', 'ASSISTANCE', 'mira', fields)
    expect(view).toMatchObject({ cmm: null, withheld: [{ field: 'cmm.needs.language', because: 'CONSENT_WITHDRAWN' }] })
    expect(asked).toEqual({})
    expect(leaf.withheld).toEqual([{ field: 'cmm.needs.language', because: 'CONSENT_WITHDRAWN', rule: 'X11' }])
  })

  test('a consent is withdrawn once; the second time it is said to be withdrawn already, and stays as it was', async () => {
    await refused('sara', 'mira', withdrawing('sara', consentOf('mira', 3)), 'CONSENT_ALREADY_WITHDRAWN')
  })

  test('P6: a consent in another\'s case, none at all and what is no id are one answer, each with its leaf', async () => {
    const ids = [
      samsyn.consentHandleOf('shelter-contact', consentOf('daria', 0)), samsyn.consentHandleOf('sara', consentOf('mira', 1)),
      consentOf('mira', 1), '00000000-0000-4000-8000-000000000000', 'Zebra9131', '',
    ]
    const texts = new Set<string>()
    for (const id of ids) {
      await refused('shelter-contact', 'mira', `withdrawConsent(id: "${id}") { consentRecord { id } }`, 'CONSENT_NOT_AVAILABLE')
      const { text } = await samsyn.as('shelter-contact').for('ASSISTANCE').run(
        '{ withdrawConsent(id: $id) { consentRecord { id } } }', { id }, 'mutation', ', $id: ID!')
      texts.add(text)
    }
    expect(texts.size).toBe(1)
    const { view } = await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', ['cmm.willingToTestify'])
    expect(view['cmm']).toEqual({ willingToTestify: true })
  })

  test('F7 P6: a shelter whose part has ended withdraws no consent and is told what stops by none, as if there were none', async () => {
    const id = samsyn.consentHandleOf('shelter-contact', consentOf('joy', 0))
    const part = (ended: string) => samsyn.database.adminPool.query(
      `update link set ended_at = ${ended} where case_id = $1 and party = 'NGO-REDEN'`, [samsyn.storyOf('joy').id])
    const shelter = samsyn.as('shelter-contact').for('ASSISTANCE')
    const textsOf = async (consent: string): Promise<string[]> => [
      (await shelter.run('{ withdrawConsent(id: $id) { consentRecord { id } } }', { id: consent }, 'mutation', ', $id: ID!')).text,
      (await shelter.run('{ whatStops(id: $id) { stops { exchange } } }', { id: consent }, 'query', ', $id: ID!')).text,
    ]
    await part('now()')
    const [own, none] = [await textsOf(id), await textsOf('00000000-0000-4000-8000-000000000000')]
    await part('null')
    expect(own).toEqual(none)
    for (const text of own) expect(text).toContain('"code":"CONSENT_NOT_AVAILABLE"')
  })

  test('P12: a consent goes by another name at CMM than at the shelter', async () => {
    const named = async (persona: string): Promise<string[]> => {
      const { body } = await samsyn.as(persona).for('ASSISTANCE').run('{ consentRecords(case: $case) { records { id } } }',
        { case: samsyn.handleOf('mira', persona) }, 'query', ', $case: ID!')
      return body.data?.['consentRecords'].records.map(({ id }: { id: string }) => id)
    }
    const [atCmm, atTheShelter] = [await named('sara'), await named('shelter-contact')]
    expect(atCmm).toHaveLength(atTheShelter.length)
    expect(atCmm.filter((id) => atTheShelter.includes(id))).toEqual([])
  })

  test('F12: an id that is none does not hide that the token is for another purpose', async () => {
    const { body } = await samsyn.send(await samsyn.issuer.token('sara', 'PREPARED_RETURN'), {
      query: 'mutation @purpose(is: ASSISTANCE, reason: "en prøve") { withdrawConsent(id: "Zebra") { consentRecord { id } } }',
    })
    expect(body.errors?.[0]?.extensions.code).toBe('PURPOSE_MISMATCH')
  })

  test('the police, whom a consent names, cannot withdraw it', async () => {
    await refused('karen', 'daria', withdrawing('karen', consentOf('daria', 0)), 'FORBIDDEN', 'INVESTIGATION')
  })

  test('the contact person sees the consents of her case, the withdrawn among them; showing them leaves a leaf', async () => {
    const show = async (persona: string, story: string) => {
      const { body } = await samsyn.as(persona).for('ASSISTANCE').run(
        '{ consentRecords(case: $case) { records { id recipients withdrawnAt } } }',
        { case: samsyn.handleOf(story, persona) }, 'query', ', $case: ID!')
      return { records: body.data?.['consentRecords']?.records, code: body.errors?.[0]?.extensions.code }
    }
    const { records } = await show('sara', 'daria')
    expect(records.map(({ id }: { id: string }) => id).sort()).toEqual(samsyn.storyOf('daria').consents.map(({ id }) => samsyn.consentHandleOf('sara', id)).sort())
    expect((await samsyn.checkTrail())[0]?.at(-1)).toMatchObject({ kind: 'registry', change: 'showConsents', details: { records: 2 } })
    expect(await show('shelter', 'joy')).toEqual({ records: undefined, code: 'FORBIDDEN' })
    expect(await show('shelter-contact', 'daria')).toEqual({ records: undefined, code: 'CASE_NOT_AVAILABLE' })
  })

  test('P12: two recipients who lay their leaves together find no consent by the same name', async () => {
    const rests = async (persona: string, purpose: Purpose, story: string, field: string): Promise<string[]> => {
      const { leaf } = await disclosureTo(samsyn, persona, purpose, story, [field])
      return givenFacts(leaf).flatMap(({ consent }) => consent?.id ?? [])
    }
    const { data } = await made('sara', 'daria', giving({
      recipients: ['UDLST', 'NEC'], purposes: ['IDENTIFICATION', 'INVESTIGATION'], categories: ['indicators'],
    }))
    const [ulla = '', karen = ''] = [...await rests('ulla', 'IDENTIFICATION', 'daria', 'cmm.indicators'),
      ...await rests('karen', 'INVESTIGATION', 'daria', 'cmm.indicators')]
    const { rows } = await samsyn.database.adminPool.query<{ id: string }>('select id from consent_record')
    const shared = rows.flatMap(({ id }) => [id, samsyn.consentHandleOf('sara', id)])
    expect(samsyn.consentIdOf('ulla', ulla)).toBe(samsyn.consentIdOf('sara', data?.['giveConsent'].consentRecord.id))
    expect(rows.map(({ id }) => id)).toContain(samsyn.consentIdOf('karen', karen))
    expect([ulla, karen].filter((name) => shared.includes(name) || ulla === karen)).toEqual([])
  })
})
