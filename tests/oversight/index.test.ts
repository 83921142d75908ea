import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Purpose } from '../../schema/purpose.ts'
import { disclosureTo } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { anEntry, aTrail } from '../trail/a-trail.ts'
import { untilTaken } from './a-following.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const rowsOf = async (party: string) => {
  await untilTaken(samsyn.database.adminPool, 'index')
  const { rows } = await samsyn.database.pool.query(
    'select * from overseen_entry where party = $1 order by at desc, log_id desc, index desc', [party])
  return rows
}

test('a disclosure is indexed for the recipient and for each controller, each with its own handle and its own part', async () => {
  await samsyn.as('sara').for('ASSISTANCE', 'mødet om boligen på tirsdag').case('joy',
    '{ police { hearingDate encounterDate } immigration { residenceCategory } }')
  const [[own], [police], [immigration]] = [await rowsOf('CMM'), await rowsOf('NEC'), await rowsOf('UDLST')]
  expect(own).toMatchObject({
    recipient: 'CMM', employee: 'cmm-1207', outcome: 'PARTIAL', handle: samsyn.handleOf('joy', 'sara'), given: 1, withheld: 1,
  })
  expect(own.terms).toEqual(expect.arrayContaining(
    ['controller:NEC', 'controller:UDLST', 'fact:immigration.residenceCategory', 'exchange:X09', 'CMM:mød', 'code:NOT_PERMITTED']))
  expect(police).toMatchObject({ recipient: 'CMM', handle: samsyn.handleOf('joy', 'poul'), given: 0, withheld: 1 })
  expect(police.terms).not.toContain('controller:UDLST')
  expect(police.terms).not.toContain('exchange:X09')
  expect(immigration).toMatchObject({ outcome: 'DISCLOSED', handle: samsyn.handleOf('joy', 'dagny'), given: 1, withheld: 0 })
  expect(await rowsOf('SKAT')).toEqual([])
})

describe('P9: whose facts were all refused, so that it was not asked', () => {
  const refusedTo = async (persona: string, purpose: Purpose, story: string, fields: readonly string[]) => {
    const { asked, leaf } = await disclosureTo(samsyn, persona, purpose, story, fields)
    expect([asked, leaf.given]).toEqual([{}, []])
    return async (party: string) => (await rowsOf(party)).filter(({ disclosure_id: id }) => id === leaf.disclosureId)
  }

  const opened = async (persona: string, field: string, log: string, index: string) => (await samsyn.as(persona).for('OVERSIGHT').run(
    `{ ${field}(log: "${log}", leaf: "${index}") { withheld { field because rule } } }`)).body

  test('sees who asked in vain for what an exchange gives otherwise, by its own handle, and nothing of others', async () => {
    const rows = await refusedTo('ib', 'RESIDENCE_DECISION', 'joy', ['cmm.returnWish', 'police.witnessRole'])
    expect(await rows('CMM')).toMatchObject([{
      recipient: 'UDLST', outcome: 'WITHHELD', handle: samsyn.handleOf('joy', 'dpo'), given: 0, withheld: 1, break_glass: false,
    }])
    expect(await rows('NEC')).toMatchObject([{ handle: samsyn.handleOf('joy', 'poul'), withheld: 1 }])
    expect(await rows('UDLST')).toHaveLength(1)
    const [{ log_id: log, index }] = await rows('CMM') as [any]
    for (const field of ['overseenEntry', 'explainDisclosure'])
      expect((await opened('dpo', field, log, index)).data?.[field].withheld)
        .toEqual([{ field: 'cmm.returnWish', because: 'CONDITION_NOT_MET', rule: expect.any(String) }])
  })

  test('does not where it never gives such a fact, nor what the police asked for, nor a case that it is no party to', async () => {
    expect(await (await refusedTo('sara', 'ASSISTANCE', 'joy', ['tax.noDeclaredIncome', 'police.encounterDate']))('NEC')).toEqual([])
    expect(await (await refusedTo('karen', 'INVESTIGATION', 'mira', ['cmm.willingToTestify']))('CMM')).toEqual([])
    const unlinked = await refusedTo('sara', 'PREPARED_RETURN', 'mira', ['immigration.returnAccepted'])
    expect(await unlinked('UDLST')).toEqual([])
    const [{ log_id: log, index, terms }] = await unlinked('CMM') as [any]
    expect(terms).toContain('code:CONDITION_NOT_MET')
    for (const field of ['overseenEntry', 'explainDisclosure'])
      expect((await opened('dagny', field, log, index)).errors?.[0]?.extensions.code).toBe('LEAF_NOT_AVAILABLE')
  })
})

test('P9: to a party whose facts were refused it is indexed where it was a party to the case then, not before and not since', async () => {
  await samsyn.database.adminPool.query(`update link set linked_at = '2026-02-01', ended_at = '2026-04-01' where case_id = $1 and party = 'NEC'`,
    [samsyn.storyOf('blessing').id])
  const log = await aTrail(samsyn.database.url, 'refusing')
  for (const at of ['2026-01-31T12:00:00.000Z', '2026-02-01T12:00:00.000Z', '2026-04-01T12:00:00.000Z']) await log.append({
    restsOn: [], entries: [aDisclosureEntry({
      at, handle: samsyn.handleOf('blessing', 'ulla'), asked: [], controllers: [], given: [],
      withheld: [{ field: 'police.witnessRole', because: 'CONDITION_NOT_MET', rule: 'X15' }],
    })],
  })
  await log.close()
  const seen = (await rowsOf('NEC')).filter(({ log_id: one }) => one === 'refusing')
  expect(seen.map(({ at }) => at.toISOString())).toEqual(['2026-02-01T12:00:00.000Z'])
})

test('P12: what was changed of a case is read by Samsyn\'s officers without the case, and a consent by another name', async () => {
  const id = samsyn.storyOf('mira').consents[0]?.id ?? ''
  const consent = samsyn.consentHandleOf('sara', id)
  await samsyn.as('sara').for('ASSISTANCE').change('withdrawConsent(id: $id) { consentRecord { id } }', { id: consent }, ', $id: ID!')
  const [[own], [samsyns]] = [await rowsOf('CMM'), await rowsOf('SAMSYN')]
  expect(own).toMatchObject({ act: 'withdrawConsent', handle: samsyn.handleOf('mira', 'sara') })
  expect(own.terms).toContain(`consent:${consent}`)
  expect(samsyns).toMatchObject({ act: 'withdrawConsent', recipient: 'CMM', handle: null })
  expect(samsyns.terms.filter((term: string) => term.startsWith('consent:'))).toHaveLength(1)
  expect(JSON.stringify(samsyns)).not.toContain(consent)
})

test('of what was discarded the index tells whoever asked nothing that was planned, and who was asked its part', async () => {
  const log = await aTrail(samsyn.database.url, 'discarding')
  const entry = aDisclosureEntry({ kind: 'disclosureDiscarded', handle: samsyn.handleOf('joy', 'dagny') })
  await log.append({ restsOn: [], entries: [entry] })
  await log.close()
  const [[own], [police]] = (await Promise.all(['UDLST', 'NEC'].map(rowsOf)))
    .map((rows) => rows.filter(({ log_id: one }) => one === 'discarding')) as [any[], any[]]
  expect(own).toMatchObject({ outcome: 'DISCARDED', given: 0 })
  expect(own.terms).not.toContain('fact:police.encounterDate')
  expect(police).toMatchObject({ outcome: 'DISCARDED', given: 1, handle: samsyn.handleOf('joy', 'poul') })
})

test('a refusal is indexed for the agency that asked, and the tally counts what the index holds', async () => {
  await samsyn.as('karen').for('INVESTIGATION').run('{ case(id: "AAAAAAAAAAAAAAAAAAAAAA") { id } }')
  const [refused] = await rowsOf('NEC')
  expect(refused).toMatchObject({ outcome: 'REFUSED', code: 'CASE_NOT_AVAILABLE', handle: null })
  const { rows } = await samsyn.database.pool.query(`select party, hour, purpose, recipient, outcome, code, count(*)::int as entries
    from overseen_entry group by 1, 2, 3, 4, 5, 6 except select party, hour, purpose, recipient, outcome, code, entries from overseen_tally`)
  expect(rows).toEqual([])
})

test('a leaf that holds the null character, which no text of the database can, keeps no officer from the leaves after it', async () => {
  const old = await aTrail(samsyn.database.url, 'old')
  for (const reason of ['møde\0boligen', 'tegnene \\u0000 i en tekst'])
    await old.append({ restsOn: [], entries: [{ ...anEntry('gammelt blad'), reason }] })
  await old.close()
  expect((await rowsOf('NEC')).filter(({ log_id: log }) => log === 'old').map(({ reason }) => reason))
    .toEqual(['tegnene \\u0000 i en tekst', 'møde\uFFFDboligen'])
})

test('the index says nothing that the leaves do not: thrown away, it is made again from them as it was', async () => {
  const all = async () => {
    await untilTaken(samsyn.database.adminPool, 'index')
    const { rows } = await samsyn.database.pool.query('select * from overseen_entry order by log_id, index, party')
    const { rows: tally } = await samsyn.database.pool.query('select * from overseen_tally order by 1, 2, 3, 4, 5, 6')
    return { rows, tally }
  }
  const before = await all()
  await samsyn.database.adminPool.query(`begin; truncate overseen_row, overseen_sort, overseen_tally; delete from trail_cursor where follower = 'index'; commit`)
  expect(await all()).toEqual(before)
  expect(before.rows.length).toBeGreaterThan(3)
})
