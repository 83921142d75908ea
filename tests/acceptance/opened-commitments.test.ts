import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenFacts, type DisclosureEntry } from '../../gateway/trail/entry.ts'
import { commitmentOf, saltsOf } from '../../gateway/trail/commitment.ts'
import { FACTS } from '../../schema/facts.ts'
import { valueAt } from '../../schema/pick.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { leavesFrom, selectionOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'

let samsyn: AGateway
beforeAll(async () => { samsyn = await aGateway() })
afterAll(() => samsyn.close())

const EVERYTHING = selectionOf(FACTS.map(({ field }) => field))

test.each<[persona: string, purpose: Purpose, story: string, among: string]>([
  ['ulla', 'IDENTIFICATION', 'blessing', 'police.detainedSince'],
  ['karen', 'INVESTIGATION', 'andrei', 'labourInspection.inspections.date'],
  ['sara', 'PREPARED_RETURN', 'grace', 'returnOrganisation.reintegrationReports.date'],
  ['sara', 'ASSISTANCE', 'mira', 'ngo.healthNeeds'],
  ['grethe', 'COORDINATION', 'blessing', 'coordination.clocks.ends'],
  ['grethe', 'COORDINATION', 'mira', 'coordination.openTasks.due'],
])('with the salt that she was given, and what she was answered, %s opens each commitment of her leaf (%s, %s)', async (persona, purpose, story, among) => {
  const { body } = await samsyn.as(persona).for(purpose).run(
    `{ case(id: $id) { ${EVERYTHING} } }`, { id: samsyn.handleOf(story, persona) }, 'query', ', $id: ID!')
  const { leaves: [index], salts: [salt] } = body.extensions.receipt
  const [leaf] = await leavesFrom(samsyn, Number(index)) as [DisclosureEntry]
  const given = givenFacts(leaf)
  const own = saltsOf(Buffer.from(salt, 'base64url'), given.length)
  const opened = given.map(({ field }, place) => ({ field, commitment: commitmentOf(valueAt(body.data?.['case'], field), own[place] ?? '') }))
  expect(opened.map(({ field }) => field)).toContain(among)
  expect(opened).toEqual(given.map(({ field, commitment }) => ({ field, commitment })))
})
