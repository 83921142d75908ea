import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIndexOfTrail } from '../../gateway/oversight/index-of-trail.ts'
import { createFollowLooks } from '../../gateway/patterns/follow-looks.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import { forgetLeaves } from '../../gateway/retention/forget-leaves.ts'
import { createRetention } from '../../gateway/retention/retention.ts'
import type { ErasureEntry, OversightEntry, RefusalEntry } from '../../gateway/trail/entry.ts'
import { ownAct } from '../../gateway/trail/own-act.ts'
import type { Trail } from '../../gateway/trail/trail.ts'
import { createTrail } from '../../gateway/trail/writer.ts'
import { keptSince, keptUntil, RETENTION_PERIODS } from '../../policies/retention.ts'
import { openCheckpoint } from '../../verify/checkpoint.ts'
import { openStoredLog } from '../../verify/database.ts'
import { createLeafCheck } from '../../verify/leaf-check.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { following, untilTaken } from '../oversight/a-following.ts'
import { fc } from '../properties.ts'
import { aCheckpointer } from '../trail/a-checkpoint.ts'
import { anEntry, aTrail } from '../trail/a-trail.ts'
import { aHolder } from '../verify/a-holder.ts'

let database: TestDatabase
let trail: Trail
let clock: Date
let checkpointer: Awaited<ReturnType<typeof aCheckpointer>>
let holder: Awaited<ReturnType<typeof aHolder>>

beforeEach(async () => {
  database = await aDatabase()
  clock = new Date('2010-01-01T10:00:00Z')
  trail = await createTrail({ databaseUrl: database.url, logId: 'g', policyVersion: async () => 'p', now: () => clock })
  checkpointer = await aCheckpointer(database.pool)
  holder = await aHolder({ logs: [checkpointer.signer.verifierKey], witnesses: [], quorum: 0 })
})
afterEach(async () => {
  await trail.close()
  await holder.remove()
  await database.drop()
})

const recordAt = async (at: Date, regime: RefusalEntry['regime'], name: string): Promise<void> => {
  clock = at
  const entry = { ...anEntry(name), at: at.toISOString(), regime }
  await trail.append({ restsOn: [], entries: [entry] })
}

/** A leaf of that year's first day, under that law. */
const record = (year: number, regime: RefusalEntry['regime']): Promise<void> =>
  recordAt(new Date(`${year}-01-01T10:00:00Z`), regime, `${regime} ${year}`)

/** What a run erases on a day, by the gateway's clock. */
const erasedOn = (day: string, periods = RETENTION_PERIODS) => createRetention({
  trail, pool: database.pool, periods, forget: forgetLeaves, quorum: 1, policyVersion: () => 'p', events: { failed: () => undefined },
  now: () => new Date(`${day}T10:00:00Z`),
})()

const entries = async (): Promise<readonly (string | null)[]> => {
  const { rows } = await database.pool.query<{ entry: Buffer | null }>(`select entry from trail_leaf where log_id = 'g' order by index`)
  return rows.map(({ entry }) => {
    const said = entry && JSON.parse(entry.toString()) as RefusalEntry
    return said && (said.disclosureId ?? said.kind)
  })
}

const verified = async () => {
  await checkpointer.make()
  return holder.verify('check', database.adminUrl)
}

describe('P8: a leaf that has been kept as long as its law says', () => {
  beforeEach(async () => {
    for (const year of [2012, 2018]) for (const regime of ['GDPR', 'LAW_ENFORCEMENT'] as const) await record(year, regime)
  })

  test('is erased, its hash stays, and a leaf says so that names the law and the period', async () => {
    expect(await erasedOn('2019-06-01')).toMatchObject({ leaves: 1 })
    expect(await entries()).toEqual(['logOpened', null, 'LAW_ENFORCEMENT 2012', 'GDPR 2018', 'LAW_ENFORCEMENT 2018', 'erasure'])
    expect(await erasedOn('2023-06-01')).toMatchObject({ leaves: 2 })
    const { rows } = await database.pool.query<{ entry: Buffer }>('select entry from trail_leaf where index in (5, 6, 7) order by index')
    expect(rows.map(({ entry }) => JSON.parse(entry.toString()) as ErasureEntry)).toMatchObject([
      { kind: 'erasure', regime: 'GDPR', period: 'P5Y', before: '2014-06-01T10:00:00.000Z', leaves: [[1, 1]], operations: ['erasure'], legalBases: ['GDPR-5-2'] },
      { regime: 'GDPR', leaves: [[3, 3]], policyVersion: 'p' },
      { regime: 'LAW_ENFORCEMENT', period: 'P10Y', leaves: [[2, 2]], legalBases: ['DIR-2016-680-25'] },
    ])
    expect(await verified()).toMatchObject({ code: 0, out: expect.stringContaining('8 blade / leaves, 3 slettede / erased') })
  })

  test('is erased once: a second run does nothing and says nothing; the leaf that tells of it names no leaf that is still there', async () => {
    await erasedOn('2023-06-01')
    const { rows: [leaf] } = await database.pool.query<{ entry: Buffer }>('select entry from trail_leaf where index = 5')
    expect(JSON.parse(String(leaf?.entry))).toMatchObject({ regime: 'GDPR', leaves: [[1, 1], [3, 3]] })
    expect(await erasedOn('2023-06-01')).toEqual({ leaves: 0, cases: 0, checkpoints: 0 })
    expect(await entries()).toHaveLength(7)
  })

  test('is erased of the gateway\'s own log alone, and what tells of an erasure stays when all else is gone', async () => {
    const other = await aTrail(database.url, 'other')
    await other.append({ restsOn: [], entries: [{ ...anEntry('another replica\'s'), at: '2012-02-01T00:00:00.000Z' }] })
    await other.close()
    await erasedOn('2018-06-01')
    await erasedOn('2023-12-01')
    expect(await entries()).toEqual(['logOpened', null, null, null, 'LAW_ENFORCEMENT 2018', 'erasure', 'erasure', 'erasure'])
    expect(await verified()).toMatchObject({ code: 0 })
    const { rows } = await database.pool.query(`select index from trail_leaf where log_id = 'other' and entry is null`)
    expect(rows).toEqual([])
  })

  test('is gone from what is derived from it: the officers\' index and work, the seals', async () => {
    await database.adminPool.query(`insert into overseen_sort select 0, '', '', '', '', '', '', '', 0, 0, 0, '{}'`)
    await database.adminPool.query(`insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, reason, terms)
      select now(), index, 0, false, true, 'NEC', 'g', '', '', '', '{}' from generate_series(1, 4) as index`)
    await database.adminPool.query(`insert into seal select 'g', leaf, 'NEC', 'crimeInvestigation', 'police', now(), now() from generate_series(1, 4) as leaf`)
    for (const leaf of [1, 4]) {
      await database.adminPool.query(`insert into look select 'g', $1, '', now(), 'NEC', '', '', null, null, null, null, '{}', false, false`, [leaf])
      await database.adminPool.query(`insert into drawn_disclosure select 's', 'g', $1, 'NEC', 0, 'NEC', '', now()`, [leaf])
      await database.adminPool.query(`insert into finding select 'f' || $1, 'p', 'NEC', 'NEC', null, now(), now(), array['g:' || $1]`, [leaf])
      await database.adminPool.query(`insert into officer_act select 'a' || $1, 'drawn:s:g:' || $1, '', 'NEC', '', now(), '', '{}'`, [leaf])
      await database.adminPool.query(`insert into alarm (kind, subject, party, codes, made_at, next_try_at)
        select 'k', 'breakGlass:g:' || $1, 'NEC', '{}', now(), now()`, [leaf])
    }
    await erasedOn('2023-06-01')
    const { rows } = await database.pool.query(`select (select array_agg(index::int order by index) from overseen_entry) as indexed,
      (select array_agg(leaf::int order by leaf) from seal) as sealed, (select array_agg(index::int) from look) as looked,
      (select array_agg(index::int) from drawn_disclosure) as drawn, (select array_agg(id) from finding) as found,
      (select array_agg(id) from officer_act) as acted, (select array_agg(subject) from alarm) as alarmed`)
    expect(rows).toEqual([{
      indexed: [4], sealed: [4], looked: [4], drawn: [4], found: ['f4'], acted: ['a4'], alarmed: ['breakGlass:g:4'],
    }])
  })

  test('is gone with what officers did: their words about a finding or a sample go with the leaf that says them, alarms with what they are of, also while the index is made again', async () => {
    const acts = `(values (1, 'GDPR 2012'), (4, 'LAW_ENFORCEMENT 2018')) as act (leaf, id)`
    await database.adminPool.query(`insert into officer_act select id, 'finding:f' || leaf, '', 'CMM', 'cmm-1', now(), 'hun ledte efter Mira', '{}' from ${acts}`)
    await database.adminPool.query(`insert into finding select 'f' || leaf, 'p', 'CMM', 'CMM', null, now(), now(), array['g:' || leaf] from ${acts}`)
    await database.adminPool.query(`insert into alarm (kind, subject, party, codes, made_at, next_try_at)
      select 'k', subject, 'CMM', '{}', now(), now() from ${acts}, unnest(array['finding:f' || leaf, 'sample:' || id]) as subject`)
    await erasedOn('2023-06-01')
    const { rows } = await database.pool.query(`select (select array_agg(id) from officer_act) as acted, (select array_agg(id) from finding) as found,
      (select array_agg(subject order by subject) from alarm) as alarmed`)
    expect(rows).toEqual([{ acted: ['LAW_ENFORCEMENT 2018'], found: ['f4'], alarmed: ['finding:f4', 'sample:LAW_ENFORCEMENT 2018'] }])
  })

  test('is gone from what is derived from it also when a follower was reading it just then', async () => {
    const followers = [createIndexOfTrail(createConsentHandles(Buffer.alloc(32))), createFollowLooks(() => clock)]
    for (const follower of followers) {
      let erasing: Promise<unknown> | undefined
      const late = await following(database.url, {
        ...follower, take: async (transaction, leaves) => {
          erasing ??= erasedOn(follower === followers[0] ? '2019-06-01' : '2023-06-01')
          await pause(100)
          await follower.take(transaction, leaves)
        },
      })
      await untilTaken(database.adminPool, follower.name)
      expect(await erasing).toMatchObject({ leaves: expect.any(Number) })
      await late.close()
    }
    const { rows } = await database.pool.query(`select index::int from (select log_id, index from overseen_row union all select log_id, index from look) as derived
      join trail_leaf using (log_id, index) where entry is null`)
    expect(rows).toEqual([])
    expect((await database.pool.query('select from look')).rowCount).toBe(1)
  })

  test('is gone from reconciliations: a run with the leaf that tells of it, and from others what differs in an erased request', async () => {
    const runs = [randomUUID(), randomUUID()] as const
    for (const [at, run] of [['2018-01-03', runs[0]], ['2020-01-03', runs[1]]] as const) {
      const entry: OversightEntry = {
        ...ownAct('g'), kind: 'oversight', at: `${at}T10:00:00.000Z`, disclosureId: run, reason: 'den daglige kørsel', operations: ['consultation'],
        policyVersion: 'p', act: 'reconcile', details: { run },
      }
      await trail.append({ restsOn: [], entries: [entry] })
      await database.adminPool.query(`insert into reconciliation (id, ran_at, from_at, to_at, compared, unread, asked, recorded, by_party)
        values ($1, $2, $2, $2, '{}', '{}', 0, 0, '{}')`, [run, at])
      await database.adminPool.query(`insert into reconciliation_difference
        select $1, 'CMM', request, 'ASKED_NOT_RECORDED', '{}', '{}' from unnest(array['GDPR 2018', 'LAW_ENFORCEMENT 2018']) as request`, [run])
    }
    await erasedOn('2023-06-01')
    const { rows } = await database.pool.query(`select run.id, array_agg(disclosure_id) as differing
      from reconciliation run left join reconciliation_difference on reconciliation_id = run.id group by run.id`)
    expect(rows).toEqual([{ id: runs[1], differing: ['LAW_ENFORCEMENT 2018'] }])
  })

  test('is erased, and all after it, also where its reason has a character that PostgreSQL has in no text', async () => {
    await trail.append({ restsOn: [], entries: [{ ...anEntry('with null'), at: '2018-01-02T10:00:00.000Z', regime: 'GDPR', reason: 'hun spurgte\0 igen' }] })
    expect(await erasedOn('2023-06-01')).toMatchObject({ leaves: 4 })
    expect((await entries()).slice(1, 6)).toEqual([null, null, null, 'LAW_ENFORCEMENT 2018', null])
  })

  test('is kept for another period where the controllers have set one', async () => {
    expect(await erasedOn('2019-06-01', { GDPR: 'P8Y', LAW_ENFORCEMENT: 'P6Y' })).toMatchObject({ leaves: 1 })
    expect((await entries())[2]).toBeNull()
  })

  test('is kept when the gateway\'s clock jumps ahead: the database\'s counts, and back, and when it is not half a year old', async () => {
    const lately = new Date(Date.now() - 30 * 24 * 60 * 60_000)
    await recordAt(lately, 'GDPR', 'lately')
    expect(await erasedOn('2011-01-01')).toMatchObject({ leaves: 0 })
    await erasedOn('2999-01-01')
    expect((await entries()).at(5)).toBe('lately')
    await expect(erasedOn('2999-01-01', { GDPR: 'P1D', LAW_ENFORCEMENT: 'P10Y' })).rejects.toThrow('a leaf is kept for at least six months')
    expect((await entries()).at(5)).toBe('lately')
  })

  test('is there for who was reading the log already: as it stood when its checkpoint was read', async () => {
    await checkpointer.make()
    const stored = await openStoredLog(database.adminUrl, 'g')
    const check = createLeafCheck([openCheckpoint(await stored.newestCheckpoint(0) ?? '', checkpointer.trust)], [])
    expect(await erasedOn('2019-06-01')).toMatchObject({ leaves: 1 })
    await stored.readLeaves(5, (leaves) => leaves.forEach(check.add))
    await stored.close()
    expect(check.end()).toEqual({ leaves: 5, erased: 0 })
  })

  test('is told from one that somebody erased without a word, and from one that is lost', async () => {
    await erasedOn('2019-06-01')
    expect(await verified()).toMatchObject({ code: 0 })
    await database.adminPool.query('update trail_leaf set entry = null where index = 4')
    expect(await verified()).toMatchObject({ code: 6, error: 'leaf 4 was erased, and no later leaf before the checkpoint says so\n' })
    await database.adminPool.query('alter table trail_leaf disable trigger user; delete from trail_leaf where index = 4')
    expect(await verified()).toMatchObject({ code: 6, error: 'leaf 4 is missing: leaf 5 stands in its place\n' })
  })
})

test('leaves are erased however many they are, in pieces that no disclosure waits long for, each told of by a leaf', async () => {
  const at = '2012-01-01T10:00:00.000Z'
  await trail.append({ restsOn: [], entries: Array.from({ length: 1_100 }, (_, index) => ({ ...anEntry(`${index}`), at, regime: 'GDPR' })) })
  expect(await erasedOn('2018-06-01')).toMatchObject({ leaves: 1_100 })
  const { rows } = await database.pool.query<{ leaves: unknown }>(
    `select convert_from(entry, 'UTF8')::json -> 'leaves' as leaves from trail_leaf where index > 1100 order by index`)
  expect(rows.map(({ leaves }) => leaves)).toEqual([[[1, 499]], [[500, 999]], [[1000, 1100]]])
  const cursors = await database.pool.query('select regime, next from retention_cursor order by regime')
  expect(cursors.rows).toEqual([{ regime: 'GDPR', next: '1101' }])
})

test('a case that was closed long ago is gone with its handles and consents; where police take part, or did, it is kept longer', async () => {
  const aCase = async (closed: string | null, ...parties: string[]): Promise<string> => {
    const id = randomUUID()
    await database.adminPool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at, closed_at)
      values ($1, 'KOBENHAVN', 'none', false, 'closed', now(), 'HP19', now(), $2)`, [id, closed])
    for (const party of parties) await database.adminPool.query(
      'insert into link (case_id, party, agency, handle, linked_at) values ($1, $2, $2, $3, now())', [id, party, randomUUID()])
    await database.adminPool.query(`insert into consent_record (id, case_id, given_by, recipients, purposes, categories, form, valid_from, valid_until, language, interpreter, obtained_by)
      values ($1, $2, 'dataSubject', '{}', '{}', '{}', 'spoken', now(), now(), 'th', false, 'x')`, [randomUUID(), id])
    return id
  }
  const [old, police, young, open] = [await aCase('2012-01-01', 'CMM'), await aCase('2012-01-01', 'CMM', 'NEC'), await aCase('2016-01-01', 'CMM'), await aCase(null, 'CMM')]
  await database.adminPool.query(`update link set ended_at = '2011-01-01' where case_id = $1 and party = 'NEC'`, [police])
  expect(await erasedOn('2018-01-01')).toMatchObject({ cases: 1 })
  const { rows: [leaf] } = await database.pool.query<{ entry: Buffer }>('select entry from trail_leaf order by index desc limit 1')
  expect(JSON.parse(String(leaf?.entry))).toMatchObject({ kind: 'erasure', regime: 'GDPR', cases: [old], leaves: [] })
  const left = async () => (await database.pool.query<{ left: string[] }>(`select array(select id::text from "case" order by id) as left,
    array(select case_id::text from link) as links, array(select case_id::text from consent_record) as consents`)).rows[0]
  expect(await left()).toMatchObject({ left: [police, young, open].sort(), links: expect.not.arrayContaining([old]), consents: expect.not.arrayContaining([old]) })
  expect(await erasedOn('2023-01-01')).toMatchObject({ cases: 2 })
  expect(await left()).toMatchObject({ left: [open], links: [open], consents: [open] })
})

test('a case in which police took part is kept as long as any leaf of it, also where those of help are kept longer', async () => {
  const id = randomUUID()
  await database.adminPool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at, closed_at)
    values ($1, 'KOBENHAVN', 'none', false, 'closed', now(), 'HP19', now(), '2012-01-01')`, [id])
  for (const party of ['CMM', 'NEC']) await database.adminPool.query(
    'insert into link (case_id, party, agency, handle, linked_at) values ($1, $2, $2, $3, now())', [id, party, randomUUID()])
  const periods = { GDPR: 'P8Y', LAW_ENFORCEMENT: 'P6Y' }
  expect(await erasedOn('2019-06-01', periods)).toMatchObject({ cases: 0 })
  expect(await erasedOn('2020-06-01', periods)).toMatchObject({ cases: 1 })
  const { rows: [leaf] } = await database.pool.query<{ entry: Buffer }>('select entry from trail_leaf order by index desc limit 1')
  expect(JSON.parse(String(leaf?.entry))).toMatchObject({ kind: 'erasure', regime: 'GDPR', period: 'P8Y', cases: [id] })
})

test('cases are erased however many they are, in pieces told of by a leaf each, and none that the database keeps for half a year', async () => {
  const closed = (many: number, at: string): Promise<unknown> => database.adminPool.query(
    `insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at, closed_at)
      select gen_random_uuid(), 'KOBENHAVN', 'none', false, 'closed', now(), 'HP19', $2, $2 from generate_series(1, $1)`, [many, at])
  await closed(150, '2012-01-01')
  expect(await erasedOn('2018-01-01')).toMatchObject({ cases: 150 })
  const { rows } = await database.pool.query<{ cases: number }>(
    `select json_array_length(convert_from(entry, 'UTF8')::json -> 'cases') as cases from trail_leaf where index > 0 order by index`)
  expect(rows).toEqual([{ cases: 100 }, { cases: 50 }])
  await closed(1, new Date(Date.now() - 30 * 24 * 60 * 60_000).toISOString())
  await expect(erasedOn('2999-01-01', { GDPR: 'P1D', LAW_ENFORCEMENT: 'P10Y' })).rejects.toThrow('a case is kept for at least six months')
})

/** How far officers can look leaves up. */
const indexedTo = (next: number): Promise<unknown> => database.adminPool.query(
  `insert into trail_cursor values ('index', 'g', $1) on conflict (follower, log_id) do update set next = $1`, [next])

const addCheckpoint = (size: number, at: string, cosignatures: readonly string[]): Promise<unknown> => database.adminPool.query(
  'insert into trail_checkpoint values ($1, $2, $3, $4, $5, $6)', ['g', size, Buffer.of(0), 'n', cosignatures, at])

const keptCheckpoints = async (): Promise<unknown> => {
  const { rows: [row] } = await database.pool.query('select array_agg(size::int order by size) as kept from trail_checkpoint')
  return row.kept
}

test('of checkpoints the one of each day that most have countersigned is kept, and all since the last that enough have', async () => {
  await indexedTo(8)
  for (const [size, at, cosignatures] of [
    [1, '2018-05-01T08:00Z', []], [2, '2018-05-01T09:00Z', ['a', 'b']], [3, '2018-05-01T10:00Z', ['a']], [4, '2018-05-01T11:00Z', ['a']],
    [5, '2018-05-02T08:00Z', []], [6, '2018-05-02T09:00Z', ['a']], [7, '2018-05-02T10:00Z', []], [8, '2018-05-02T11:00Z', []],
  ] as const) await addCheckpoint(size, at, cosignatures)
  expect(await erasedOn('2018-05-03')).toMatchObject({ checkpoints: 3 })
  expect(await keptCheckpoints()).toEqual([2, 4, 6, 7, 8])
  await expect(database.adminPool.query('delete from trail_checkpoint where size = 2')).rejects.toThrow('the checkpoint that most have countersigned stays')
})

test('a checkpoint of the last hour is kept, whatever came after it', async () => {
  await indexedTo(3)
  for (const [size, at] of [[1, '2018-05-03T08:00Z'], [2, '2018-05-03T09:30Z'], [3, '2018-05-03T09:40Z']] as const)
    await addCheckpoint(size, at, ['a'])
  expect(await erasedOn('2018-05-03')).toMatchObject({ checkpoints: 1 })
  expect(await keptCheckpoints()).toEqual([2, 3])
})

test('P8: a sample has one seed, however long its officer waits: the first countersigned checkpoint behind a commitment is kept', async () => {
  for (const size of [1, 2, 3, 4, 5, 6]) await addCheckpoint(size, `2018-05-01T1${size}:00Z`, size === 3 ? [] : ['a'])
  await database.adminPool.query(`insert into overseen_sort values (1, 'CMM', 'c', 'dpo', 'OVERSIGHT', 'OVERSEEN', '', 'commitSample', 0, 0, 0, '{}')`)
  await database.adminPool.query(`insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, handle, reason, terms)
    select now(), 2, 1, false, true, 'CMM', log, 'committed', 'cmm-2', null, '', '{}' from unnest(array['g', 'h']) as log`)
  expect(await erasedOn('2018-05-03')).toMatchObject({ checkpoints: 0 })
  await indexedTo(3)
  expect(await erasedOn('2018-05-03')).toMatchObject({ checkpoints: 3 })
  expect(await keptCheckpoints()).toEqual([4, 5, 6])
  await indexedTo(6)
  expect(await erasedOn('2018-05-03')).toMatchObject({ checkpoints: 1 })
  expect(await keptCheckpoints()).toEqual([4, 6])
})

test('a leaf is told to be kept until the very day on which it is erased, in leap years and over changed clocks too', () => {
  fc.assert(fc.property(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }), fc.constantFrom('P5Y', 'P10Y', 'P6M', 'P1Y1D'),
    (happened, period) => {
      const until = keptUntil(period, happened)
      expect(keptSince(period, until) >= happened).toBe(true)
      expect(keptSince(period, new Date(until.getTime() - 25 * 60 * 60_000)) < happened).toBe(true)
    }))
  expect(keptUntil('P5Y', new Date('2024-02-29T11:00:00Z'))).toEqual(new Date('2029-03-01T11:00:00Z'))
})
