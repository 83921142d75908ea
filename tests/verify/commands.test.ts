import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createMakeCheckpoint } from '../../gateway/trail/checkpoints.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import type { Trail } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCheckpointer } from '../trail/a-checkpoint.ts'
import { anAppend, aTrail } from '../trail/a-trail.ts'
import { aHolder } from './a-holder.ts'

let database: TestDatabase
let trail: Trail
let checkpointer: Awaited<ReturnType<typeof aCheckpointer>>
let holder: Awaited<ReturnType<typeof aHolder>>

beforeEach(async () => {
  database = await aDatabase()
  trail = await aTrail(database.url)
  checkpointer = await aCheckpointer(database.pool)
  holder = await aHolder({ logs: [checkpointer.signer.verifierKey], witnesses: [], quorum: 0 })
  await trail.append(anAppend('one'))
  await checkpointer.make()
})
afterEach(async () => {
  await trail.close()
  await holder.remove()
  await database.drop()
})

const newestNote = async (): Promise<string> => (await checkpointer.store.newest('g'))!.note

const alter = async (sql: string): Promise<void> => {
  await database.adminPool.query('alter table trail_leaf disable trigger user')
  await database.adminPool.query(sql)
}

test('P8: a trail is copied out, and holds elsewhere, without the database', async () => {
  expect(await holder.verify('dump', database.adminUrl, '--out', holder.file('trail'))).toMatchObject({ code: 0, error: '' })
  expect(await holder.verify('check', holder.file('trail'))).toEqual({
    code: 0, error: '', out: 'sporet holder / the trail holds: samsyn.example/g, 2 blade / leaves, 0 slettede / erased\n',
  })
})

test('P8: a log whose key was replaced holds for who trusts both: what the former key signed, what the next one does, and a copy', async () => {
  const kept = await holder.keep('kept', await newestNote())
  const { signer, store, proofs } = checkpointer
  const next = createNoteSigner(signer.name, (await makeSigningKey('trail-next')).privateKey)
  await trail.append(anAppend('two'))
  await createMakeCheckpoint({ pool: database.pool, logId: 'g', proofs, store, signer: next, now: () => new Date() })()
  const both = await aHolder({ logs: [signer.verifierKey, next.verifierKey], witnesses: [], quorum: 0 })
  const holds = { code: 0, error: '', out: expect.stringContaining('samsyn.example/g, 3 blade / leaves') }
  expect(await both.verify('check', database.adminUrl, '--checkpoint', kept)).toEqual(holds)
  expect(await both.verify('dump', database.adminUrl, '--log', 'g', '--out', both.file('trail'))).toMatchObject({ code: 0, error: '' })
  expect(await both.verify('check', both.file('trail'), '--checkpoint', kept)).toEqual(holds)
  await both.remove()
  expect(await holder.verify('check', database.adminUrl)).toMatchObject({ code: 6, error: expect.stringContaining('is not signed by a log that is trusted') })
})

test('P8: a copy that was altered is refused with exit code 6, in one sentence that names the leaf', async () => {
  await holder.verify('dump', database.adminUrl, '--out', holder.file('trail'))
  const copy = await readFile(holder.file('trail'))
  copy[copy.length - 1]! ^= 1
  await writeFile(holder.file('trail'), copy)
  expect(await holder.verify('check', holder.file('trail'))).toEqual({ code: 6, out: '', error: 'leaf 1 is not what was hashed\n' })
})

test('P8: the database itself is checked: a leaf altered, lost, or a whole log written again since a checkpoint was kept', async () => {
  const kept = await holder.keep('kept', await newestNote())
  await trail.append(anAppend('two'))
  await checkpointer.make()
  expect(await holder.verify('check', database.adminUrl, '--checkpoint', kept)).toMatchObject({ code: 0 })
  await alter(`update trail_leaf set entry = '{}' where index = 1`)
  expect(await holder.verify('check', database.adminUrl)).toMatchObject({ code: 6, error: 'leaf 1 is not what was hashed\n' })
  await alter(`update trail_leaf set hash = sha256('\\x007b7d') where index = 1`)
  expect(await holder.verify('check', database.adminUrl, '--checkpoint', kept)).toMatchObject({
    code: 6, error: 'leaves 0 to 1 are not those of the checkpoint at 2: one of them was altered\n',
  })
  await alter('delete from trail_leaf where index = 2')
  expect((await holder.verify('check', database.adminUrl)).code).toBe(6)
})

test('P8: two holders\' checkpoints of a log that was forked are found by laying them together', async () => {
  const mine = await holder.keep('mine', await newestNote())
  const text = (await newestNote()).split('\n\n')[0]!.replace(/\n[^\n]+$/, `\n${Buffer.alloc(32, 9).toString('base64')}`) + '\n'
  const theirs = await holder.keep('theirs', `${text}\n${checkpointer.signer.sign(text)}`)
  expect(await holder.verify('check', database.adminUrl, '--checkpoint', mine, theirs)).toMatchObject({
    code: 6, error: 'two checkpoints of `samsyn.example/g` at 2 leaves have different roots: the log was forked\n',
  })
})

test('a command that is used wrongly says how, with exit code 2', async () => {
  expect(await holder.verify('check', holder.file('nothing'))).toMatchObject({ code: 2, error: expect.stringContaining('cannot be read') })
  await holder.keep('a-file', 'x')
  expect(await holder.verify('check', holder.file('a-file'))).toMatchObject({ code: 2, error: expect.stringContaining('without one nothing is proven') })
  expect(await holder.verify('check', 'x', '--log', 'other')).toMatchObject({ code: 2, error: expect.stringContaining('say which log') })
  expect(await holder.verify('live', 'http://127.0.0.1:9')).toMatchObject({ code: 2, error: expect.stringContaining('nobody answers') })
  expect(await holder.verify('dump', 'postgresql://127.0.0.1:9/x', '--out', 'x')).toMatchObject({ code: 2, error: 'the database cannot be reached\n' })
})

test('as a program of its own it ends with the exit code, and is plain where nobody watches', async () => {
  await holder.verify('dump', database.adminUrl, '--out', holder.file('trail'))
  const program = ['--import', 'tsx', 'verify/samsyn-verify.ts', 'check', holder.file('trail'), '--trust', holder.file('trust.json')]
  const ended = await new Promise((resolve) => execFile(process.execPath, program, (failure, stdout, stderr) =>
    resolve({ code: failure?.code ?? 0, stdout, stderr })))
  expect(ended).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining('2 blade / leaves') })
})
