import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway({ generated: 150, deadline: 20_000 })
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const SELECTION = `edges { cursor node { id fileNumber cmm { riskLevel } withheld { field because } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`

const page = async (persona: string, args: string, purpose: 'ASSISTANCE' | 'IDENTIFICATION' = 'ASSISTANCE') => {
  const { body } = await samsyn.as(persona).for(purpose, 'en prøve af sagslistens sider').run(`{ cases${args} { ${SELECTION} } }`)
  return { cases: body.data?.['cases'], code: body.errors?.[0]?.extensions.code, receipt: body.extensions?.receipt }
}

const ownHandles = (party: string): string[] =>
  samsyn.seed.cases.flatMap(({ links }) => links)
    .filter((link) => link.party === party && link.endedAt === null).map(({ handle }) => handle)

const handlesOn = (cases: { edges: { node: { id: string } }[] }): string[] => cases.edges.map(({ node }) => node.id)

describe('an agency\'s cases, a page at a time', () => {
  test('a page is twenty-five cases, and at most a hundred', async () => {
    const [usual, largest] = [await page('sara', ''), await page('sara', '(first: 100)')]
    expect(handlesOn(usual.cases)).toHaveLength(25)
    expect(usual.cases.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    expect(handlesOn(largest.cases)).toHaveLength(Math.min(100, ownHandles('CMM').length))
  })

  test.each(['(first: 0)', '(first: 101)', '(first: -1)', '(after: "")', '(after: "Zebra")', '(after: "YWZ0ZXI6IA==")'])(
    '%s is no page: a code, no case, no agency asked', async (args) => {
      samsyn.forgetAsked()
      expect(await page('sara', args)).toMatchObject({ code: 'PAGE_INVALID', receipt: undefined })
      expect(samsyn.askedOf('CMM')).toEqual([])
    })

  test('over all its pages CMM sees each of its cases once and only once, and none of anybody else', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { cases } = await page('sara', after === null ? '(first: 40)' : `(first: 40, after: "${after}")`)
      expect(cases.pageInfo.hasPreviousPage).toBe(after !== null)
      seen.push(...handlesOn(cases))
      after = cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen.length).toBeGreaterThan(100)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...seen].sort()).toEqual(ownHandles('CMM').sort())
  })

  test('P2: for twenty-five cases each agency is asked once, and each case leaves its leaf under one disclosure', async () => {
    const from = await leavesOf(samsyn)
    samsyn.forgetAsked()
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(
      '{ cases { edges { node { id immigration { name } police { hearingDate } ngo { healthNeeds } withheld { field } } } } }')
    for (const party of samsyn.agencies.keys()) expect([party, samsyn.askedOf(party).length > 1]).toEqual([party, false])
    expect(samsyn.askedOf('NEC')).toHaveLength(1)
    expect(samsyn.askedOf('SKAT')).toHaveLength(0)
    const leaves = await leavesFrom(samsyn, from)
    expect(leaves).toHaveLength(25)
    const { disclosureId } = body.extensions.receipt
    expect(leaves.every((leaf) => 'disclosureId' in leaf && leaf.disclosureId === disclosureId)).toBe(true)
    expect(body.extensions.receipt.leaves).toHaveLength(25)
  })

  test('F8: within one page each case is decided on by itself: where a consent stands the shelter sees, elsewhere not', async () => {
    samsyn.forgetAsked()
    const { cases } = await page('shelter', '(first: 100)')
    const nodes: { id: string; fileNumber: string; cmm: { riskLevel: string } | null; withheld: { because: string }[] }[] =
      cases.edges.map(({ node }: { node: object }) => node)
    const standing = (handle: string): boolean => samsyn.seed.cases.some(({ control, links, consents }) =>
      links.some((link) => link.handle === handle) && (control.closedAt === null || Date.now() - control.closedAt.getTime() < 90 * 86_400_000)
      && consents.some(({ recipients, purposes, categories, withdrawnAt, validFrom, validUntil, giverSuspected, givenBy }) =>
        recipients.includes('NGO-REDEN') && purposes.includes('ASSISTANCE') && categories.includes('risk') && withdrawnAt === null
        && !giverSuspected && (givenBy === 'dataSubject') === !control.minor && validFrom <= new Date() && new Date() < validUntil))
    const [open, shut] = [nodes.filter(({ id }) => standing(id)), nodes.filter(({ id }) => !standing(id))]
    expect([open.length > 0, shut.length > 0]).toEqual([true, true])
    for (const node of open) expect([node.id, node.withheld]).toEqual([node.id, []])
    for (const node of shut) expect([node.id, node.cmm, node.withheld.length]).toEqual([node.id, null, 1])
    expect(new Set(shut.map(({ withheld: [one] }) => one?.because)).size).toBeGreaterThan(1)
    const asked = samsyn.askedOf('CMM').flatMap((entry) => entry.asked.map(({ fileNumber }) => fileNumber))
    expect(asked).toHaveLength(open.length)
  })

  test('P12: another party\'s cursor is a place among one\'s own cases, and shows none of the other\'s', async () => {
    const foreign = (await page('jens', '(first: 3)', 'IDENTIFICATION')).cases.pageInfo.endCursor
    const { cases } = await page('sara', `(first: 100, after: "${foreign}")`)
    const own = new Set(ownHandles('CMM'))
    expect(handlesOn(cases).every((handle) => own.has(handle))).toBe(true)
  })

  test('P9: a party without a case sees an empty page', async () => {
    const { cases, code } = await page('admin', '')
    expect([code, cases.edges, cases.pageInfo]).toEqual([
      undefined, [], { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    ])
  })
})
