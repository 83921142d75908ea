import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../gateway/database/migrate.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await aDatabase()
  folder = await mkdtemp(join(tmpdir(), 'samsyn-migrations-'))
  await cp('prisma/migrations', folder, { recursive: true })
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const run = (): Promise<void> => migrate(database.adminUrl, pathToFileURL(`${folder}/`))

const add = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

const record = async (): Promise<unknown[]> => (await database.adminPool.query(`select migration_name as name,
  finished_at is not null as finished, rolled_back_at is not null as undone, applied_steps_count as steps
  from _prisma_migrations where migration_name like '2099%' order by started_at`)).rows

test('two gateways that start at once apply a new migration once', async () => {
  await add('20990101000000_next', 'create table next (id int); insert into next values (1)')
  await Promise.all([run(), run()])
  expect((await database.adminPool.query('select id from next')).rows).toEqual([{ id: 1 }])
  expect(await record()).toEqual([{ name: '20990101000000_next', finished: true, undone: false, steps: 1 }])
})

test('a migration that fails is undone whole and refuses the start; mended, it is applied', async () => {
  await add('20990101000000_next', 'create table next (id int); select 1/0')
  await expect(run()).rejects.toThrow('the migration `20990101000000_next` failed and was undone: division by zero')
  expect((await database.adminPool.query(`select to_regclass('next') as made`)).rows).toEqual([{ made: null }])
  expect(await record()).toEqual([{ name: '20990101000000_next', finished: false, undone: true, steps: 0 }])
  await add('20990101000000_next', 'create table next (id int)')
  await run()
  expect(await record()).toMatchObject([{ undone: true }, { finished: true, undone: false }])
})

test('a migration that was changed after it was applied refuses the start', async () => {
  await add('20990101000000_next', 'select 1')
  await run()
  await add('20990101000000_next', 'select 2')
  await expect(run()).rejects.toThrow('the migration `20990101000000_next` was changed after it was applied')
})

test('a database that a newer version has migrated refuses the start of an older one', async () => {
  await add('20990101000000_next', 'select 1')
  await run()
  await rm(join(folder, '20990101000000_next'), { recursive: true })
  await expect(run()).rejects.toThrow('the database has the migration `20990101000000_next`, which this version does not know')
})

test('a migration that another tool began and did not finish refuses the start', async () => {
  await database.adminPool.query('update _prisma_migrations set finished_at = null')
  await expect(run()).rejects.toThrow(/was begun and not finished/)
})

test('while another session has the turn, or a table that is to be changed, it waits no longer than it may, and says for whom', async () => {
  const other = await database.adminPool.connect()
  try {
    const { rows: [session] } = await other.query<{ pid: number }>('select pg_backend_pid() as pid, pg_advisory_lock(72707369)')
    await expect(migrate(database.adminUrl, pathToFileURL(`${folder}/`), 300)).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      message: `another session migrates the database, and was waited for in vain: it is PostgreSQL's process ${session?.pid}`,
    })
    await other.query('select pg_advisory_unlock_all()')
    await add('20990101000000_next', 'alter table trail_head add column next int')
    await other.query('begin; lock table trail_head in access share mode')
    await expect(migrate(database.adminUrl, pathToFileURL(`${folder}/`), 300))
      .rejects.toThrow('the migration `20990101000000_next` failed and was undone: canceling statement due to lock timeout')
    await other.query('rollback')
  } finally {
    other.release(true)
  }
  await run()
  expect(await record()).toMatchObject([{ undone: true }, { finished: true, undone: false }])
})
