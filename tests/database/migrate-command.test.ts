import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { samsyn } from '../cli/a-command-line.ts'

/** An owner as an operator makes one: no superuser, and no rights in any other database. */
const OWNER = `owner_${randomUUID().replaceAll('-', '')}`
const PASSWORD = randomUUID()

const server = inject('postgresUrl')
const owner = Object.assign(new URL(server), { username: OWNER, password: '', pathname: `/${OWNER}` }).href
let folder: string

const onServer = async (...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: server })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  await onServer(`create role ${OWNER} login createrole password '${PASSWORD}'`, `create database ${OWNER} owner ${OWNER}`)
  folder = await mkdtemp(join(tmpdir(), 'samsyn-owner-'))
  await writeFile(join(folder, 'owner.pgpass'), `*:*:*:${OWNER}:${PASSWORD}\n`, { mode: 0o600 })
  vi.stubEnv('PGPASSFILE', join(folder, 'owner.pgpass'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
  await onServer(`drop database ${OWNER} with (force)`, `drop role ${OWNER}`)
})

test('an empty database is brought to this release by its owner, who is no superuser, and stays as it is the second time', async () => {
  vi.stubEnv('DATABASE_URL', owner)
  for (let times = 0; times < 2; times += 1)
    expect(await samsyn('migrate')).toEqual({ exitCode: 0, error: '', out: expect.stringMatching(/all \d+ migrations\n$/) })
})

test('without a database it says what to set, and with one that cannot be reached that it cannot', async () => {
  vi.stubEnv('DATABASE_URL', undefined)
  expect(await samsyn('migrate')).toMatchObject({ exitCode: 1, error: expect.stringContaining('DATABASE_URL') })
  vi.stubEnv('DATABASE_URL', 'postgresql://127.0.0.1:1/samsyn')
  expect(await samsyn('migrate')).toMatchObject({ exitCode: 1, error: expect.stringContaining('cannot be reached') })
})

test('with a password for all to see, or a database of another machine in plain text, it says what to do instead, and asks nothing', async () => {
  vi.stubEnv('DATABASE_URL', Object.assign(new URL(owner), { password: PASSWORD }).href)
  expect(await samsyn('migrate')).toEqual({ exitCode: 1, out: '', error: expect.stringContaining('use `PGPASSFILE`') })
  vi.stubEnv('DATABASE_URL', `postgresql://${OWNER}@db.example/samsyn?sslmode=require`)
  expect(await samsyn('migrate')).toEqual({ exitCode: 1, out: '', error: expect.stringContaining('`sslmode=verify-full`') })
})
