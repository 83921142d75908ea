import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { samsyn } from '../cli/a-command-line.ts'

/** An owner as an operator makes one: no superuser, and no rights in any other database. */
const OWNER = `owner_${randomUUID().replaceAll('-', '')}`
const PASSWORD = randomUUID()

const server = inject('postgresUrl')
const owner = Object.assign(new URL(server), { username: OWNER, password: PASSWORD, pathname: `/${OWNER}` }).href

const onServer = async (...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: server })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

beforeAll(() => onServer(`create role ${OWNER} login createrole password '${PASSWORD}'`, `create database ${OWNER} owner ${OWNER}`))
afterAll(async () => {
  vi.unstubAllEnvs()
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
