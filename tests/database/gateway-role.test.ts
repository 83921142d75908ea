import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../database.ts'

const PROPOSAL = '00000000-0000-4000-8000-000000000001'

let database: TestDatabase

beforeAll(async () => {
  database = await aDatabase()
  await database.pool.query(`insert into trail_head values ('g', 1, '\\x00', '{}')`)
  await database.pool.query(`insert into policy_proposal values ($1, 'v', '{}', null, true, 'CMM:E-1', now(), now())`, [PROPOSAL])
  await database.pool.query(`insert into policy_approval values ($1, 'NEC', 'E-2', now())`, [PROPOSAL])
  await database.pool.query(`insert into trail_leaf values ('g', 0, '\\x00', convert_to(json_build_object('at', now())::text, 'UTF8'))`)
  await database.pool.query(`insert into trail_subtree values ('g', 1, 0, '\\x00')`)
  await database.pool.query(`insert into trail_checkpoint values ('g', 1, '\\x00', 'n', '{a}', now())`)
})
afterAll(() => database.drop())

const REFUSED_TO_THE_GATEWAY = [
  'update trail_leaf set entry = null',
  'delete from trail_leaf',
  'truncate trail_leaf',
  'delete from trail_head',
  'truncate trail_head',
  `update trail_head set log_id = 'other', size = 2`,
  'update trail_subtree set hash = null',
  'delete from trail_subtree',
  `update trail_checkpoint set note = 'other'`,
  'delete from trail_checkpoint',
  'delete from consent_record',
  'delete from link',
  'delete from "case"',
  'update policy_proposal set newly_permits = false',
  `update policy_proposal set content = ''`,
  'delete from policy_proposal',
  'update policy_approval set approved_at = now()',
  'delete from policy_approval',
  'alter table trail_leaf disable trigger user',
  'drop trigger trail_leaf_append_only on trail_leaf',
  'create table mine (id int)',
]

test.each(REFUSED_TO_THE_GATEWAY)('P8: the gateway\'s own role may not `%s`', async (sql) => {
  await expect(database.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
})

const REFUSED_TO_THE_OWNER = [
  [`update trail_leaf set entry = '{}'`, 'the trail is append-only: a leaf is at most erased, and its hash stays'],
  [`update trail_leaf set entry = null, hash = ''`, 'the trail is append-only: a leaf is at most erased, and its hash stays'],
  [`update trail_leaf set entry = null, index = 1`, 'the trail is append-only: a leaf is at most erased, and its hash stays'],
  [`select erase_leaves('g', '{0}')`, 'a leaf is kept for at least six months'],
  ['delete from trail_leaf', 'the trail is append-only: delete of trail_leaf is refused'],
  ['truncate trail_leaf', 'the trail is append-only: truncate of trail_leaf is refused'],
  ['delete from trail_head', 'the trail is append-only: delete of trail_head is refused'],
  ['truncate trail_head', 'the trail is append-only: truncate of trail_head is refused'],
  ['delete from trail_subtree', 'the trail is append-only: delete of trail_subtree is refused'],
  ['delete from trail_checkpoint', 'the trail is append-only: of each day the checkpoint that most have countersigned stays'],
  [`update trail_checkpoint set note = 'other'`, 'a checkpoint stays as it was signed: cosignatures are only added'],
  [`update trail_checkpoint set cosignatures = '{b}'`, 'a checkpoint stays as it was signed: cosignatures are only added'],
  [`update trail_checkpoint set cosignatures = '{}'`, 'a checkpoint stays as it was signed: cosignatures are only added'],
  ['update trail_head set size = 0', 'the head of the trail only moves forward'],
  ['delete from policy_approval', 'policies are kept as they were: delete of policy_approval is refused'],
  ['update policy_proposal set in_force_from = now()', 'policies are kept as they were: update of policy_proposal is refused'],
  ['truncate policy_proposal, policy_approval', 'policies are kept as they were: truncate of policy_proposal is refused'],
  [`update trail_head set root = '\\x01'`, 'the head of the trail only moves forward'],
] as const

test.each(REFUSED_TO_THE_OWNER)('P8: not even the owner of the tables can `%s`', async (sql, message) => {
  await expect(database.adminPool.query(sql)).rejects.toThrow(message)
  await expect(database.adminPool.query(`set session_replication_role = replica; ${sql}`)).rejects.toThrow(message)
})

test('P8: a cosignature may be added to a checkpoint', async () => {
  const { rowCount } = await database.pool.query(`update trail_checkpoint set cosignatures = cosignatures || '{b}'::text[]`)
  expect(rowCount).toBe(1)
})

test('P8: the gateway\'s own role owns nothing', async () => {
  const { rows } = await database.pool.query(
    `select relname from pg_class where pg_get_userbyid(relowner) = 'samsyn_gateway'`)
  expect(rows).toEqual([])
})
