import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { aGateway, type AGateway, type Answered } from './a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway({ generated: 40 })
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const askers = PERSONAS.filter(({ role }) => !['dpo', 'administrator'].includes(role))

const LIST = '{ cases(first: 100) { edges { cursor node { id fileNumber withheld { field } } } pageInfo { startCursor endCursor } } }'

const listOf = (persona: string): Promise<Answered> => samsyn.as(persona).for('IDENTIFICATION').run(LIST)

/** All that an answer says and could be matched by: its strings, and what its cursors say when they are opened. */
const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value, Buffer.from(value, 'base64url').toString().replace('after:', '')]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsOf) : []
}

describe('P12: what two parties hold cannot be matched', () => {
  test('a handle is 128 random bits, no two alike, and none is made of another or of the case', async () => {
    const { rows } = await samsyn.database.adminPool.query<{ handle: string; case_id: string }>('select handle, case_id from link')
    expect(new Set(rows.map(({ handle }) => handle)).size).toBe(rows.length)
    for (const { handle, case_id: caseId } of rows) {
      expect(Buffer.from(handle, 'base64url')).toHaveLength(16)
      expect(handle).not.toContain(Buffer.from(caseId.replaceAll('-', ''), 'hex').toString('base64url').slice(0, 8))
    }
  })

  test('no word of one party\'s list stands in another party\'s, neither handle, number nor cursor', async () => {
    const lists = await Promise.all(askers.map(async ({ id, party }) =>
      ({ party, words: new Set(wordsOf((await listOf(id)).body.data)) })))
    for (const one of lists)
      for (const other of lists.filter(({ party }) => party !== one.party)) {
        const both = [...one.words].filter((word) => other.words.has(word) && word !== '')
        expect([one.party, other.party, both]).toEqual([one.party, other.party, []])
      }
  })

  test('the order of the lists tells nothing: two parties to the same cases find them in different orders', async () => {
    const orderOf = async (persona: string, party: string): Promise<string[]> => (await listOf(persona)).body.data?.['cases'].edges
      .map(({ node }: { node: { id: string } }) => samsyn.seed.cases.find(({ links }) =>
        links.some((link) => link.party === party && link.handle === node.id))?.id)
    const [cmm, nec] = [await orderOf('sara', 'CMM'), await orderOf('jens', 'NEC')]
    const both = cmm.filter((id) => nec.includes(id))
    expect(both.length).toBeGreaterThan(10)
    expect(both).not.toEqual(nec.filter((id) => cmm.includes(id)))
  })

  test('the id of a case itself stands in no answer, receipt or error', async () => {
    const answers = await Promise.all(askers.map(({ id }) => listOf(id)))
    const errors = await Promise.all(askers.map(({ id }) =>
      samsyn.as(id).for('IDENTIFICATION').run('{ case(id: $id) { id } }', { id: samsyn.storyOf('mira').id }, 'query', ', $id: ID!')))
    for (const { text } of [...answers, ...errors])
      for (const { id } of samsyn.seed.cases) expect(text).not.toContain(id)
    for (const { body } of errors) expect(body.errors?.[0]?.extensions.code).toBe('CASE_NOT_AVAILABLE')
  })

  test('a disclosure id is of one answer alone, and a receipt does not name the case', async () => {
    const receipts = await Promise.all(['sara', 'shelter', 'jens', 'kommune'].map(async (persona) => {
      const id = samsyn.handleOf('mira', persona)
      const { body } = await samsyn.as(persona).for('ASSISTANCE').run('{ case(id: $id) { id } }', { id }, 'query', ', $id: ID!')
      return body.extensions.receipt
    }))
    expect(new Set(receipts.map(({ disclosureId }) => disclosureId)).size).toBe(4)
    for (const receipt of receipts) {
      const text = JSON.stringify(receipt)
      for (const { handle, fileNumber } of samsyn.storyOf('mira').links) {
        expect(text).not.toContain(handle)
        if (fileNumber) expect(text).not.toContain(fileNumber)
      }
    }
  })

  test('what an agency is asked names its own number alone: no handle, nor the number of another', async () => {
    samsyn.forgetAsked()
    await samsyn.as('sara').for('ASSISTANCE').case('mira', '{ police { hearingDate } ngo { healthNeeds } }')
    for (const party of ['NEC', 'NGO-REDEN']) {
      const log = JSON.stringify(samsyn.askedOf(party))
      const { links, id } = samsyn.storyOf('mira')
      expect(log).toContain(links.find((link) => link.party === party)?.fileNumber)
      expect(log).not.toContain(id)
      for (const link of links) {
        expect(log).not.toContain(link.handle)
        if (link.party !== party && link.fileNumber) expect(log).not.toContain(link.fileNumber)
      }
    }
  })
})
