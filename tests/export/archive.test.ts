import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sign } from 'aws4'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArchiveCheckpoints } from '../../gateway/export/archive-checkpoints.ts'
import { createBucketStore, createFolderStore } from '../../gateway/export/write-once.ts'
import { createCheckpointStore } from '../../gateway/trail/checkpoint-store.ts'
import { aCountersigner } from '../trail/a-countersigner.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aBucket } from './a-bucket.ts'
import { aReceiver } from './a-receiver.ts'

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'samsyn-archive-'))

beforeAll(async () => { database = await aDatabase() })
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const witness = await aCountersigner('cmm.example/witness')
const noteOf = (size: number): string => `samsyn.example/g\n${size}\nAA==\n\n— samsyn.example/g AAAA\n`
const lineOf = (size: number): string => witness.lineUnder(noteOf(size), new Date('2026-03-02T08:00:00.000Z'))

const grow = async (size: number, noted = size, signed = noted): Promise<void> => {
  await database.adminPool.query(`insert into trail_head values ('g', $1, '\\x00', '{}') on conflict (log_id) do update set size = $1`, [size])
  await database.pool.query(`insert into trail_checkpoint values ('g', $1, '\\x00', $2, $3, now())`, [size, noteOf(noted), [lineOf(signed)]])
}

test('the newest countersigned checkpoint of a log is kept in a folder for all to read and nobody to write, once', async () => {
  const archive = createArchiveCheckpoints({ pool: database.pool, store: createCheckpointStore(database.pool, [witness.key]), quorum: 1, archive: createFolderStore(folder) })
  await grow(3)
  await archive()
  await archive()
  await grow(5)
  await grow(9)
  await grow(10, 9)
  await grow(11, 11, 9)
  await database.pool.query(`insert into trail_checkpoint values ('g', 12, '\\x00', 'signed by nobody else', '{}', now())`)
  await archive()
  expect(readdirSync(join(folder, 'g')).sort()).toEqual(['0000000000000003', '0000000000000009'])
  const path = join(folder, 'g', '0000000000000009')
  expect([readFileSync(path, 'utf8'), (statSync(path).mode & 0o777).toString(8)]).toEqual([noteOf(9) + lineOf(9), '444'])
})

test('what is kept is not written over: the same text is there already, another is an error', async () => {
  const store = createFolderStore(folder)
  await store.write('g/same', 'text')
  await expect(store.write('g/same', 'text')).resolves.toBeUndefined()
  await expect(store.write('g/same', 'other')).rejects.toThrow('another text stands under this name')
  chmodSync(join(folder, 'g', 'same'), 0o444)
  expect(readFileSync(join(folder, 'g', 'same'), 'utf8')).toBe('text')
})

test('what a crash left half of is finished, and so is what another is just writing', async () => {
  const store = createFolderStore(folder)
  for (const left of ['', 'a note — no', Buffer.from('a note — noted').subarray(0, 8), 'a note — noted']) {
    const path = join(folder, 'g', 'left')
    writeFileSync(path, left)
    await store.write('g/left', 'a note — noted')
    expect([readFileSync(path, 'utf8'), (statSync(path).mode & 0o777).toString(8)]).toEqual(['a note — noted', '444'])
    rmSync(path)
  }
  for (const left of ['a note — vo', 'a note — noted twice']) {
    writeFileSync(join(folder, 'g', left), left)
    await expect(store.write(`g/${left}`, 'a note — noted')).rejects.toThrow('another text stands under this name')
    expect(readFileSync(join(folder, 'g', left), 'utf8')).toBe(left)
  }
  const text = 'a long note\n'.repeat(100_000)
  await Promise.all(Array.from({ length: 8 }, () => store.write('g/at-once', text)))
  expect(readFileSync(join(folder, 'g', 'at-once'), 'utf8')).toBe(text)
})

test('a bucket is asked to keep it until its day, for the first time only, under a signature that another implementation makes too', async () => {
  const bucket = await aReceiver()
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
  const at = new Date('2026-11-22T10:00:00.000Z')
  const store = createBucketStore({ url: `${bucket.url}/checkpoints`, region: 'eu-north-1', ...credentials, retainDays: 365 }, () => at)
  await store.write('g/0000000000000009', 'note')
  const [request] = bucket.taken
  expect(request).toMatchObject({
    method: 'PUT', path: '/checkpoints/g/0000000000000009', body: 'note',
    headers: {
      'if-none-match': '*', 'x-amz-object-lock-mode': 'COMPLIANCE', 'x-amz-object-lock-retain-until-date': '2027-11-22T10:00:00.000Z',
      'x-amz-date': '20261122T100000Z',
    },
  })
  const signedNames = /SignedHeaders=([^,]+)/.exec(request?.headers['authorization'] ?? '')?.[1]?.split(';') ?? []
  expect(signedNames).toEqual(expect.arrayContaining(['host', 'if-none-match', 'x-amz-checksum-sha256', 'x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date']))
  const again = sign({
    service: 's3', region: 'eu-north-1', method: 'PUT', host: new URL(bucket.url).host, path: request?.path ?? '',
    headers: Object.fromEntries(signedNames.filter((name) => name !== 'host').map((name) => [name, request?.headers[name] ?? ''])),
  }, credentials)
  expect(again.headers?.['Authorization']).toBe(request?.headers['authorization'])
  for (const status of [302, 403, 409, 503]) {
    bucket.answerWith(status)
    await expect(store.write('g/0000000000000010', 'note')).rejects.toThrow('the bucket did not take the text')
  }
  await bucket.close()
})

test('what stands in a bucket already is taken for the text only where it is it', async () => {
  const bucket = await aBucket()
  const store = createBucketStore({ url: bucket.url, region: 'eu-north-1', accessKeyId: 'a', secretAccessKey: 's', retainDays: 365 }, () => new Date())
  await store.write('g/9', 'a note – noted')
  await expect(store.write('g/9', 'a note – noted')).resolves.toBeUndefined()
  for (const other of ['a note – voted', 'a longer note – noted', ''])
    await expect(store.write('g/9', other)).rejects.toThrow('another text stands under this name')
  for (const shown of ['nothing', 'without end'] as const) {
    bucket.show(shown)
    await expect(store.write('g/9', 'a note – noted')).rejects.toThrow('another text stands under this name, or it cannot be read')
  }
  await bucket.close()
})

test('a log whose checkpoint cannot be kept keeps no other log\'s out, and is told of', async () => {
  const store = createFolderStore(folder)
  await store.write('a/0000000000000007', 'half a no')
  for (const log of ['a', 'b']) {
    const note = `samsyn.example/${log}\n7\nAA==\n\n— samsyn.example/${log} AAAA\n`
    await database.adminPool.query(`insert into trail_head values ($1, 7, '\\x00', '{}')`, [log])
    await database.pool.query(`insert into trail_checkpoint values ($1, 7, '\\x00', $2, $3, now())`, [log, note, [witness.lineUnder(note, new Date())]])
  }
  const archive = createArchiveCheckpoints({ pool: database.pool, store: createCheckpointStore(database.pool, [witness.key]), quorum: 1, archive: store })
  await expect(archive()).rejects.toThrow('another text stands under this name')
  expect(readdirSync(join(folder, 'b'))).toEqual(['0000000000000007'])
  const { rows } = await database.adminPool.query(`select log_id, next::int from trail_cursor where follower = 'archive' and log_id <> 'g'`)
  expect(rows).toEqual([{ log_id: 'b', next: 7 }])
})

test('a countersignature that comes after a checkpoint was put there, and before that was noted, makes it no other text', async () => {
  const bucket = await aBucket()
  const others = await Promise.all(['at', 'nec'].map((name) => aCountersigner(`${name}.example/witness`)))
  const [first, second] = others
  const note = 'samsyn.example/c\n7\nAA==\n\n— samsyn.example/c AAAA\n'
  const lines = [second, first, witness].map((one) => one?.lineUnder(note, new Date('2026-03-02T08:00:00.000Z')))
  await database.adminPool.query(`insert into trail_head values ('c', 7, '\\x00', '{}')`)
  await database.pool.query(`insert into trail_checkpoint values ('c', 7, '\\x00', $1, $2, now())`, [note, lines.slice(0, 2)])
  let isLost = true
  const archive = createArchiveCheckpoints({
    pool: { query: (...said: Parameters<typeof database.pool.query>) =>
      String(said[0]).startsWith('insert') && isLost ? Promise.reject(new Error('the database is gone')) : database.pool.query(...said) } as Pool,
    store: createCheckpointStore(database.pool, [witness, ...others].map(({ key }) => key)), quorum: 2,
    archive: createBucketStore({ url: bucket.url, region: 'eu-north-1', accessKeyId: 'a', secretAccessKey: 's', retainDays: 365 }, () => new Date()),
  })
  await expect(archive()).rejects.toThrow('the database is gone')
  await database.pool.query(`update trail_checkpoint set cosignatures = $1 where log_id = 'c'`, [lines])
  isLost = false
  await archive()
  const { rows } = await database.adminPool.query(`select next::int from trail_cursor where follower = 'archive' and log_id = 'c'`)
  expect(rows).toEqual([{ next: 7 }])
  expect(bucket.objects.get('/c/0000000000000007')).toBe(note + lines.slice(0, 2).join(''))
  await bucket.close()
})
