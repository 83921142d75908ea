import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeFindings } from '../../gateway/patterns/write-findings.ts'
import { readPopulation } from '../../gateway/sampling/population.ts'
import type { Look } from '../../policies/patterns/look.ts'
import { createCalendar } from '../../prisma/seed/calendar.ts'
import { disclosureTo, leavesOf } from '../acceptance/a-disclosure.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from '../oversight/a-following.ts'

let samsyn: AGateway
let open: string
let sealed: string

const reviewOn = createCalendar(new Date()).at(30, '12:00').toISOString().slice(0, 10)
const does = (persona: string, act: string) => samsyn.as(persona).for('OVERSIGHT').change(act)

const investigated = async (): Promise<string> => {
  await disclosureTo(samsyn, 'karen', 'INVESTIGATION', 'daria', ['cmm.willingToTestify'])
  return String(await leavesOf(samsyn) - 1)
}

/** What CMM's officers could be shown of Karen's looks. */
const FINDING = { id: 'karens-looks', pattern: 'repeatedBreakGlass', overseer: 'CMM' }
const look = (leaf: string): Look => ({
  log: 'replica-1', leaf, requestId: leaf, at: new Date(), party: 'NEC', employee: 'nec-20993', role: 'investigator', purpose: 'INVESTIGATION',
  case: null, refused: null, about: null, controllers: ['CMM'], brokeGlass: false, outsideOwnCases: false,
})

beforeAll(async () => {
  samsyn = await aGateway()
  open = await investigated()
  sealed = await investigated()
  const client = await samsyn.database.adminPool.connect()
  await writeFindings(client, [{ ...FINDING, latest: look(sealed), looks: [look(open), look(sealed)] }])
  client.release()
})
afterAll(() => samsyn.close())

const findings = async (): Promise<unknown[]> => {
  const { body } = await samsyn.as('dpo').for('OVERSIGHT').run('{ findings { findings { id evidence { leaf } } } }')
  return body.data?.['findings'].findings
}
const flagged = async (): Promise<string[]> => {
  const { body } = await samsyn.as('dpo').for('OVERSIGHT').run('{ overseenEntries(filter: { flagged: true }) { edges { node { leaf } } } }')
  return body.data?.['overseenEntries'].edges.map(({ node }: { node: { leaf: string } }) => node.leaf)
}
const population = async (overseer: string): Promise<string[]> => {
  const { candidates } = await readPopulation(samsyn.database.adminPool, {
    rule: 'r', overseer, from: new Date(0), until: new Date(Date.now() + 60_000), strata: [], nonceHash: '', bounds: [{ log: 'replica-1', size: '1000' }],
  })
  return candidates.map(({ leaf }) => leaf).sort()
}

describe('a look that the police seal', () => {
  test('shows to CMM\'s officer while it is not, in findings, in what is flagged, and in what a sample is drawn from', async () => {
    await untilTaken(samsyn.database.adminPool, 'index')
    expect(await findings()).toEqual([{ id: 'finding:karens-looks', evidence: [{ leaf: open }, { leaf: sealed }] }])
    expect((await flagged()).sort()).toEqual([open, sealed])
    expect(await population('CMM')).toEqual([open, sealed])
  })

  test('is told of by no finding that rests on it, by no other entry that is flagged, and by no sample', async () => {
    await does('poul', `sealLeaves(input: { log: "replica-1", leaves: ["${sealed}"], because: crimeInvestigation, authority: police, reviewOn: "${reviewOn}" }) { leaves }`)
    await untilTaken(samsyn.database.adminPool, 'index')
    expect(await findings()).toEqual([])
    expect(await flagged()).toEqual([])
    expect(await population('CMM')).toEqual([open])
    expect(await population('NEC')).toEqual([open, sealed])
    expect(await does('dpo', 'dismissFinding(id: "finding:karens-looks") { finding { id } }')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
    expect(await does('dpo', 'suspectBreach(id: "finding:karens-looks") { breach { state } }')).toEqual({ refused: 'SUBJECT_NOT_AVAILABLE' })
  })

  test('leaves what she suspected before: of that she must tell (GDPR art. 33)', async () => {
    await does('poul', `unsealLeaves(log: "replica-1", leaves: ["${sealed}"]) { leaves }`)
    expect(await does('dpo', 'suspectBreach(id: "finding:karens-looks") { breach { state } }')).toMatchObject({ suspectBreach: { breach: { state: 'SUSPECTED' } } })
    await does('poul', `sealLeaves(input: { log: "replica-1", leaves: ["${sealed}"], because: crimeInvestigation, authority: police, reviewOn: "${reviewOn}" }) { leaves }`)
    await untilTaken(samsyn.database.adminPool, 'index')
    expect(await findings()).toEqual([{ id: 'finding:karens-looks', evidence: [{ leaf: open }] }])
    expect(await does('dpo', 'closeBreach(id: "finding:karens-looks", notified: true) { breach { state } }')).toMatchObject({ closeBreach: { breach: { state: 'NOTIFIED' } } })
  })
})
