import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../gateway/database/migrate.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const [PROPOSAL, NEXT] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']

let database: TestDatabase

beforeAll(async () => {
  database = await aDatabase()
  await database.pool.query(`insert into trail_head values ('g', 1, '\\x00', '{}')`)
  await database.pool.query(`insert into policy_proposal values ($1, 'v', '{}', null, true, 'CMM:E-1', now(), now())`, [PROPOSAL])
  await database.pool.query(`insert into policy_proposal values ($1, 'w', '{}', null, true, 'CMM:E-1', now(), null)`, [NEXT])
  await database.pool.query(`insert into policy_approval values ($1, 'NEC', 'E-2', now())`, [PROPOSAL])
  await database.pool.query(`insert into registration values ($1, 'client', 'CMM', '{}', 'CMM:E-1', now(), 'CMM:E-2', now())`, [PROPOSAL])
  await database.pool.query(`insert into registration values ($1, 'client', 'CMM', '{}', 'CMM:E-1', now())`, [NEXT])
  for (const [id, documentId, withdrawnAt] of [[PROPOSAL, 'd-1', null], [NEXT, 'd-2', new Date()]] as const) await database.pool.query(
    `insert into trusted_document values ($1, 'CMM', $2, '{ me }', null, 'ASSISTANCE', '{}', '{CMM,SKAT}', 'CMM:E-1', now(), null, $3)`,
    [id, documentId, withdrawnAt])
  await database.pool.query(`insert into trusted_document_approval values ($1, 'SKAT', 'SKAT:E-3', now())`, [PROPOSAL])
  await database.pool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at, closed_at)
    values ($1, 'KOBENHAVN', 'none', false, 'closed', now(), 'HP19', now(), now()),
      ($2, 'KOBENHAVN', 'none', false, 'presumed', now(), 'HP19', now(), null)`,
  [PROPOSAL, NEXT])
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
  [`select erase_cases('{${PROPOSAL}}')`, 'a case is kept for at least six months after it was closed'],
  [`select erase_cases('{${NEXT}}')`, 'a case is kept for at least six months after it was closed'],
  ['delete from trail_leaf', 'the trail is append-only: delete of trail_leaf is refused'],
  ['truncate trail_leaf', 'the trail is append-only: truncate of trail_leaf is refused'],
  ['delete from trail_head', 'the trail is append-only: delete of trail_head is refused'],
  ['truncate trail_head', 'the trail is append-only: truncate of trail_head is refused'],
  ['delete from trail_subtree', 'the trail is append-only: delete of trail_subtree is refused'],
  [`update trail_subtree set hash = ''`, 'the trail is append-only: update of trail_subtree is refused'],
  ['truncate trail_subtree', 'the trail is append-only: truncate of trail_subtree is refused'],
  ['truncate trail_checkpoint', 'the trail is append-only: truncate of trail_checkpoint is refused'],
  ['delete from trail_checkpoint', 'the trail is append-only: of each day the checkpoint that most have countersigned stays'],
  ...[`log_id = 'other'`, 'size = 2', `root = ''`, `note = 'other'`, `made_at = '2012-01-01'`].map((changed) =>
    [`update trail_checkpoint set ${changed}`, 'a checkpoint stays as it was signed: cosignatures are only added'] as const),
  [`update trail_checkpoint set cosignatures = '{b}'`, 'a checkpoint stays as it was signed: cosignatures are only added'],
  [`update trail_checkpoint set cosignatures = '{}'`, 'a checkpoint stays as it was signed: cosignatures are only added'],
  ['update trail_head set size = 0', 'the head of the trail only moves forward'],
  [`update trail_head set log_id = 'other', size = 2`, 'the head of the trail only moves forward'],
  ['delete from policy_approval', 'policies are kept as they were: delete of policy_approval is refused'],
  ['update policy_proposal set in_force_from = now()', 'policies are kept as they were: update of policy_proposal is refused'],
  ['truncate policy_proposal, policy_approval', 'policies are kept as they were: truncate of policy_proposal is refused'],
  [`update trail_head set root = '\\x01'`, 'the head of the trail only moves forward'],
  ['delete from policy_proposal', 'policies are kept as they were: delete of policy_proposal is refused'],
  ...[
    `version = 'x'`, `content = ''`, `against = 'x'`, 'newly_permits = false', `proposed_by = 'CMM:E-9'`, `proposed_at = '2012-01-01'`,
  ].map((changed) =>
    [`update policy_proposal set ${changed} where in_force_from is null`, 'policies are kept as they were: update of policy_proposal is refused'] as const),
  ['update policy_approval set approved_at = now()', 'policies are kept as they were: update of policy_approval is refused'],
  ['truncate policy_approval', 'policies are kept as they were: truncate of policy_approval is refused'],
  ['delete from registration', 'registrations are kept as they were: delete is refused'],
  ['truncate registration', 'registrations are kept as they were: truncate is refused'],
  [`update registration set approved_by = 'CMM:E-9' where approved_at is not null`, 'registrations are kept as they were: update is refused'],
  ...[`kind = 'issuer'`, `party = 'SKAT'`, `content = '[]'`, `proposed_by = 'CMM:E-9'`, `proposed_at = '2012-01-01'`].map((changed) =>
    [`update registration set ${changed} where approved_at is null`, 'registrations are kept as they were: update is refused'] as const),
  [`update registration set approved_by = proposed_by, approved_at = now() where approved_at is null`, 'registration_two_people'],
  [`update registration set approved_at = now() where approved_at is null`, 'registration_two_people'],
  ['delete from trusted_document', 'documents are kept as they were: delete of trusted_document is refused'],
  ['truncate trusted_document, trusted_document_approval', 'documents are kept as they were: truncate of trusted_document is refused'],
  [`update trusted_document set withdrawn_at = null where withdrawn_at is not null`, 'documents are kept as they were: update of trusted_document is refused'],
  ...[
    `party = 'SKAT'`, `document_id = 'd-9'`, `document = '{ you }'`, `name = 'x'`, `purpose = 'IDENTIFICATION'`, `fields = '{x}'`,
    `approvers = '{CMM}'`, `registered_by = 'CMM:E-9'`, `registered_at = '2012-01-01'`,
  ].map((changed) =>
    [`update trusted_document set ${changed} where withdrawn_at is null`, 'documents are kept as they were: update of trusted_document is refused'] as const),
  [`insert into trusted_document select gen_random_uuid(), party, document_id, document, name, purpose, fields, approvers, registered_by, registered_at
    from trusted_document where withdrawn_at is null`, 'trusted_document_stands_once'],
  [`insert into trusted_document values (gen_random_uuid(), 'CMM', 'd-3', '{ me }', null, 'ASSISTANCE', '{}', '{}', 'CMM:E-1', now())`,
    'trusted_document_is_approved_by_someone'],
  ['update trusted_document_approval set approved_at = now()', 'documents are kept as they were: update of trusted_document_approval is refused'],
  ['delete from trusted_document_approval', 'documents are kept as they were: delete of trusted_document_approval is refused'],
  ['truncate trusted_document_approval', 'documents are kept as they were: truncate of trusted_document_approval is refused'],
  ...[[PROPOSAL, 'CMM', 'CMM:E-1'], [PROPOSAL, 'NEC', 'NEC:E-4'], [NEXT, 'CMM', 'CMM:E-2']].map(([id, agency, by]) => [
    `insert into trusted_document_approval values ('${id}', '${agency}', '${by}', now())`,
    'a document that stands is approved by another person, of an agency that it asks'] as const),
] as const

test.each(REFUSED_TO_THE_OWNER)('P8: not even the owner of the tables can `%s`', async (sql, message) => {
  await expect(database.adminPool.query(sql)).rejects.toThrow(message)
  await expect(database.adminPool.query(`set session_replication_role = replica; ${sql}`)).rejects.toThrow(message)
})

/** What a session's own tables, of the names that triggers look at, would hide from them. */
const HIDING = [
  ['the gateway\'s role', 'pool', `create temp table trusted_document as select * from trusted_document where false;
    insert into trusted_document_approval values ('${PROPOSAL}', 'CMM', 'CMM:E-1', now())`,
  'a document that stands is approved by another person, of an agency that it asks'],
  ['the owner', 'adminPool', `create temp table trail_checkpoint as select log_id, size + 1 as size, cosignatures, made_at from trail_checkpoint;
    delete from public.trail_checkpoint`,
  'the trail is append-only: of each day the checkpoint that most have countersigned stays'],
] as const

test.each(HIDING)('P8: no temporary table of %s hides from a trigger what it looks at', async (_whose, pool, sql, message) => {
  const session = await database[pool].connect()
  const said = await session.query(`begin; ${sql}`).then(() => 'done', ({ message: why }: Error) => why)
  session.release(true)
  expect(said).toContain(message)
})

test('P8: where everybody could make functions in the schema, as before PostgreSQL 15, none of the gateway\'s own runs with the owner\'s rights', async () => {
  const older = await aDatabase()
  await older.adminPool.query('drop schema public cascade; create schema public; grant all on schema public to public')
  await migrate(older.adminUrl)
  const made = await older.pool.query(`create function public.convert_from(bytea, text) returns text language plpgsql as
    'begin execute ''alter table trail_leaf disable trigger all''; return null; end'`).then(() => 'made', ({ code }: { code: string }) => code)
  await older.drop()
  expect(made).toBe('42501')
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

/** What the role may do beside reading: rows it makes, those that it changes, the columns of others, and what it deletes. */
const MAY = {
  update: `alarm case client consent_record console_session drawn_disclosure finding link look mail officer_act overseen_tally
    retention_cursor saved_search seal share_request taken_task trail_cursor trail_key`,
  updateColumns: `correction.resolved_at correction_notice.confirmed_at overseen_row.sealed
    policy_proposal.in_force_from pseudonym_key.thumbprint registration.approved_at registration.approved_by supervision.ended_at
    trail_checkpoint.cosignatures trail_head.frontier trail_head.root trail_head.size trusted_document.withdrawn_at
    trusted_document.withdrawn_by used_proof_epoch.since`,
  delete: `alarm console_session drawn_disclosure ended_employee finding look mail officer_act overseen_row saved_search
    taken_task told_deadline used_proof`,
}

test('P8: the gateway\'s own role changes and deletes just what it has to', async () => {
  const granted = async (privilege: 'UPDATE' | 'DELETE' | 'TRUNCATE'): Promise<string[]> => (await database.adminPool.query<{ name: string }>(
    `select table_name as name from information_schema.role_table_grants
     where grantee in ('samsyn_gateway', 'PUBLIC') and table_schema = 'public' and privilege_type = $1 order by 1`, [privilege])).rows.map(({ name }) => name)
  const { rows: columns } = await database.adminPool.query<{ name: string }>(`select attrelid::regclass || '.' || attname as name
    from pg_attribute, aclexplode(attacl) where grantee = 'samsyn_gateway'::regrole and privilege_type = 'UPDATE' order by 1`)
  expect(await granted('UPDATE')).toEqual(MAY.update.split(/\s+/))
  expect(columns.map(({ name }) => name)).toEqual(MAY.updateColumns.split(/\s+/))
  expect(await granted('DELETE')).toEqual(MAY.delete.split(/\s+/))
  expect(await granted('TRUNCATE')).toEqual([])
})

test('P8: nobody else erases by the functions that erase, which count half a year as it passes in Denmark', async () => {
  const { rows } = await database.adminPool.query(`select proname, has_function_privilege('samsyn_gateway', oid, 'execute') as gateway,
      coalesce((select bool_or(grantee = 0) from aclexplode(proacl)), true) as everyone, proconfig as settings
    from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1`)
  const danish = ['TimeZone=Europe/Copenhagen']
  expect(rows).toEqual(Object.entries({ erase_cases: danish, erase_leaves: danish, thin_checkpoints: [] }).map(([proname, more]) =>
    ({ proname, gateway: true, everyone: false, settings: ['search_path=public, pg_temp', ...more] })))
})
