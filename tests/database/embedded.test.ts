import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { eventually } from '../eventually.ts'
import { open } from '../folder.ts'

let folder: string

beforeAll(async () => { folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-embedded-'))) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('P1: the gateway\'s own PostgreSQL keeps what it acknowledges, hears this machine only, and finds its data again', async () => {
  const first = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    await ask(first.url, 'create table kept as select 1 as it')
    const settings = await ask(first.url, `select name, setting from pg_settings where name in
      ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'server_encoding')
      order by name`)
    expect(settings.map((row) => Object.values(row as object).join('='))).toEqual([
      'fsync=on', 'full_page_writes=on', 'listen_addresses=127.0.0.1', 'server_encoding=UTF8', 'synchronous_commit=on',
      'unix_socket_directories=',
    ])
  } finally {
    await first.stop()
  }
  const second = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    expect(await ask(second.url, 'select it from kept')).toEqual([{ it: 1 }])
  } finally {
    await second.stop()
  }
})

test('of two that start at once on a new folder one runs, the other says that it is in use, and the data is found again', async () => {
  const fresh = join(folder, 'fresh')
  const starts = await Promise.allSettled([0, 1].map(() => startEmbeddedPostgres({ folder: fresh, port: 0 })))
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const said = starts.flatMap((start) => (start.status === 'rejected' ? [(start.reason as Error).message] : []))
  const log = await readFile(join(fresh, 'cluster', 'server.log'), 'utf8')
  await Promise.all(running.map((one) => one.stop()))
  expect(log).toContain('ready to accept connections')
  expect(said).toEqual([`the data folder \`${fresh}\` is in use by another running gateway`])
  expect((await readdir(fresh)).filter((name) => name.includes('unfinished'))).toEqual([])
  const next = await startEmbeddedPostgres({ folder: fresh, port: 0 })
  try {
    expect(await ask(next.url, 'select 1 as it')).toEqual([{ it: 1 }])
  } finally {
    await next.stop()
  }
})

test('when the gateway is killed its PostgreSQL stops by itself, and the next start takes over its data', async () => {
  const gateway = spawn(process.execPath, ['--import', 'tsx', 'tests/database/start-and-wait.ts', folder])
  const [url] = await once(gateway.stdout, 'data') as [Buffer]
  expect(await ask(url.toString(), 'select 1 as it')).toEqual([{ it: 1 }])
  gateway.kill('SIGKILL')
  const next = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    await expect(ask(url.toString(), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(await ask(next.url, 'select 1 as it')).toEqual([{ it: 1 }])
  } finally {
    await next.stop()
  }
})

test('when the gateway is killed while its PostgreSQL starts, that stops by itself too, and the data folder is free', async () => {
  const begun = join(folder, 'begun')
  const pidFile = join(begun, 'cluster', 'postmaster.pid')
  const gateway = spawn(process.execPath, ['--import', 'tsx', 'tests/database/start-and-wait.ts', begun])
  await eventually(() => access(pidFile), 1)
  gateway.kill('SIGKILL')
  await eventually(() => expect(access(pidFile)).rejects.toThrow('ENOENT'))
  const next = await startEmbeddedPostgres({ folder: begun, port: 0 })
  await next.stop()
})

test('nobody without its password gets in, and the password is its owner\'s alone to read', async () => {
  const postgres = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    const stranger = Object.assign(new URL(postgres.url), { password: 'guessed' }).href
    await expect(ask(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  } finally {
    await postgres.stop()
  }
})

test('P7: its log keeps no row and no statement that failed', async () => {
  const postgres = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    await ask(postgres.url, 'create table name_of (name text unique)')
    await ask(postgres.url, `insert into name_of values ('Mira')`)
    await expect(ask(postgres.url, `insert into name_of values ('Mira')`)).rejects.toThrow('duplicate key')
  } finally {
    await postgres.stop()
  }
  const log = await readFile(join(folder, 'cluster', 'server.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('Mira')
})

test('it says that the data folder is in use, the port taken, or the folder not to be written', async () => {
  const taken = createServer()
  await new Promise<void>((listening) => { taken.listen(0, '127.0.0.1', listening) })
  const { port } = taken.address() as AddressInfo
  await expect(startEmbeddedPostgres({ folder, port })).rejects.toMatchObject({
    name: 'DatabaseUnavailable', message: `port \`${port}\` is taken: PostgreSQL cannot listen`,
  })
  await new Promise((closed) => taken.close(closed))

  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(startEmbeddedPostgres({ folder: join(file, 'data'), port: 0 })).rejects.toMatchObject({
    name: 'DatabaseUnavailable', message: `the data folder \`${join(file, 'data')}\` cannot be written`,
  })
  await expect(startEmbeddedPostgres({ folder: '/proc/samsyn/data', port: 0 })).rejects.toMatchObject({
    name: 'DatabaseUnavailable', message: 'the data folder `/proc/samsyn/data` cannot be written',
  })

  const running = await startEmbeddedPostgres({ folder, port: 0 })
  try {
    await expect(startEmbeddedPostgres({ folder, port: 0 })).rejects.toMatchObject({
      name: 'DatabaseUnavailable', message: `the data folder \`${folder}\` is in use by another running gateway`,
    })
  } finally {
    await running.stop()
  }
})

test('and that the disk is full, in what made it stop, not in what it put back after', async () => {
  const starting = ['--import', 'tsx', 'tests/database/start-and-wait.ts', join(folder, 'full')]
  const small = spawn('sh', ['-c', 'ulimit -f 1024; exec "$0" "$@"', process.execPath, ...starting])
  let said = ''
  small.stderr.on('data', (text: Buffer) => { said += text.toString() })
  await once(small, 'close')
  expect(said).toMatch(/the database cannot be made in `[^`]*`: .*FATAL: +could not write to file/)
})

test('and why the server came to say nothing itself', async () => {
  const emptied = join(folder, 'emptied')
  await mkdir(join(emptied, 'cluster'), { recursive: true })
  await expect(startEmbeddedPostgres({ folder: emptied, port: 0 })).rejects.toMatchObject({
    name: 'DatabaseUnavailable',
    message: `PostgreSQL does not start on \`${emptied}\`: pg_ctl: directory "${join(emptied, 'cluster')}" is not a database cluster directory`,
  })
})
