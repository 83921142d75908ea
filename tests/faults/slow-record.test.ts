import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisclosureEntry, Entry } from '../../gateway/trail/entry.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from '../oversight/a-following.ts'
import { anOfficer, untilIndexed } from '../oversight/an-officer.ts'

/** Longer than a record may be answered on, and not so long that the trail gives it up. */
const SLOW = `create table slow_record (armed bool);
  create function slow_record() returns trigger language plpgsql security definer as $$ begin
    delete from slow_record where armed;
    if found then perform pg_sleep(1.05); end if;
    return null;
  end $$;
  create trigger slow_record after insert on trail_leaf for each statement execute function slow_record()`

let samsyn: AGateway
beforeAll(async () => {
  samsyn = await aGateway()
  await samsyn.database.adminPool.query(SLOW)
})
afterAll(() => samsyn.close())

type Stood = Entry & { readonly index: number }

const leavesOf = async (reason: string): Promise<Stood[]> => (await samsyn.checkTrail()).flat()
  .map((entry, index): Stood => ({ ...entry, index })).filter((entry) => 'reason' in entry && entry.reason === reason)

/** Asks while the first record takes too long; again where the machine was so slow that the trail gave it up. */
const askSlowly = async (purpose: 'ASSISTANCE' | 'VITAL_INTERESTS', persona: string, selection: string, tries = 5): Promise<{ view: any; leaves: readonly DisclosureEntry[]; places: readonly number[] }> => {
  const reason = `det trækker ud for ${persona}, forsøg ${tries}`
  await samsyn.database.adminPool.query('insert into slow_record values (true)')
  const view = await samsyn.as(persona).for(purpose, reason).case('joy', selection)
  const leaves = await leavesOf(reason)
  if (view.refused === 'TRAIL_UNAVAILABLE' && tries > 0) return askSlowly(purpose, persona, selection, tries - 1)
  return { view, leaves: leaves as unknown as DisclosureEntry[], places: leaves.map(({ index }) => index) }
}

const pool = () => samsyn.database.adminPool
const rows = async (statement: string, values: readonly unknown[] = []): Promise<any[]> => (await pool().query(statement, [...values])).rows

test('P1, P5: a view whose record took too long is answered anew, and everyone is told of that one alone', async () => {
  const { view, leaves, places: [first = -1, , last = -1] } = await askSlowly('ASSISTANCE', 'sara', '{ immigration { residenceCategory } }')
  expect(view.immigration.residenceCategory).toEqual(expect.any(String))
  expect(leaves.map(({ kind }) => kind)).toEqual(['disclosure', 'disclosureDiscarded', 'disclosure'])
  const [{ disclosureId = '' } = {}] = leaves
  expect(new Set(leaves.map((leaf) => leaf.disclosureId))).toEqual(new Set([disclosureId]))
  await untilIndexed(samsyn)

  for (const [persona, seen] of [['dpo', []], ['dagny', ['immigration.residenceCategory']]] as const) {
    const officer = anOfficer(samsyn, persona)
    const entries = await officer.all({ disclosureId })
    expect(entries.map(({ outcome }) => outcome).sort()).toEqual(['DISCARDED', 'DISCARDED', 'DISCLOSED'])
    expect(await officer.run(`overseenEntry(log: "replica-1", leaf: "${first}") { entry { outcome } given { field } }`))
      .toEqual({ entry: { outcome: 'DISCARDED' }, given: seen.map((field) => ({ field })) })
    expect(await officer.run(`explainDisclosure(log: "replica-1", leaf: "${first}") { recipient }`)).toEqual({ refused: 'LEAF_NOT_AVAILABLE' })
    expect(await officer.run(`explainDisclosure(log: "replica-1", leaf: "${last}") { recipient }`)).toEqual({ recipient: 'CMM' })
  }

  const report = (await samsyn.as('dpo').for('OVERSIGHT').run('{ personReport(case: $case) { recipients { disclosures { disclosureId } } } }',
    { case: samsyn.handleOf('joy', 'dpo') }, 'query', ', $case: ID!')).body.data?.['personReport']
  expect(report.recipients).toEqual([{ disclosures: [{ disclosureId }] }])

  const own = async (leaf: number): Promise<number> =>
    (await fetch(`${samsyn.url}/trail/replica-1/entry/${leaf}`, { headers: await samsyn.headersOf('sara', 'ASSISTANCE') })).status
  expect([await own(first), await own(last)]).toEqual([404, 200])
  await untilTaken(pool(), 'patterns')
  expect(await rows('select index::int from look where request_id = $1', [disclosureId])).toEqual([{ index: last }])
})

test('a glass that was broken in vain is nobody\'s to review, nor does an alarm tell of it', async () => {
  const { view, leaves, places } = await askSlowly('VITAL_INTERESTS', 'karen', '{ cmm { riskLevel } }')
  expect(view.cmm.riskLevel).toEqual(expect.any(String))
  await untilIndexed(samsyn)
  await untilTaken(pool(), 'officersWork')
  const asked = [`breakGlass:replica-1:${places.at(-1)}`]
  expect((await rows(`select subject from alarm where codes ->> 'disclosureId' = $1`, [leaves[0]?.disclosureId])).map(({ subject }) => subject)).toEqual(asked)
  const reviews = await anOfficer(samsyn, 'dpo').run('breakGlassReviews { reviews { id } }')
  expect(reviews.reviews.map(({ id }: { id: string }) => id)).toEqual(asked)
})

test('officers find the same in an index that is made again from the leaves, and its counts are the same', async () => {
  await untilIndexed(samsyn)
  const all = () => Promise.all([
    rows('select * from overseen_entry where at < $1 order by log_id, index, party', [until]),
    rows('select * from overseen_tally where hour < $1 and entries > 0 order by party, hour, purpose, recipient, outcome, code', [until]),
  ])
  const until = new Date()
  const before = await all()
  await pool().query(`truncate overseen_row, overseen_tally; delete from trail_cursor where follower = 'index'`)
  await untilIndexed(samsyn)
  expect(await all()).toEqual(before)
})
