import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addTrailPages } from '../../gateway/http/trail-pages.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createMakeCheckpoint } from '../../gateway/trail/checkpoints.ts'
import type { NoteSigner } from '../../gateway/trail/note.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { inclusionText } from '../../gateway/trail/proof-texts.ts'
import { createQuorum } from '../../gateway/trail/quorum.ts'
import type { Trail } from '../../gateway/trail/trail.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { checkReceipt } from '../../verify/receipt.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCheckpointer } from '../trail/a-checkpoint.ts'
import { anAppend, AT, aTrail } from '../trail/a-trail.ts'
import { aHolder } from './a-holder.ts'

let signer: NoteSigner
let other: NoteSigner
let holder: Awaited<ReturnType<typeof aHolder>>
let running: { database: TestDatabase; trail: Trail; server: FastifyInstance }[]

beforeEach(async () => {
  [signer, other] = await Promise.all(['g', 'h'].map(async (name) =>
    createNoteSigner(`samsyn.example/${name}`, (await makeSigningKey(`trail-${name}`)).privateKey))) as [NoteSigner, NoteSigner]
  holder = await aHolder({ logs: [signer.verifierKey, other.verifierKey], witnesses: [], quorum: 0 })
  running = []
})
afterEach(async () => {
  for (const { database, trail, server } of running) {
    await server.close()
    await trail.close()
    await database.drop()
  }
  await holder.remove()
})

/** A log of a database of its own, signed by a key that is trusted, with the gateway's own pages over it. */
const aLog = async (signedBy: NoteSigner) => {
  const database = await aDatabase()
  const trail = await aTrail(database.url)
  const { store, proofs } = await aCheckpointer(database.pool)
  const now = (): Date => new Date(AT)
  const make = createMakeCheckpoint({ pool: database.pool, logId: 'g', proofs, store, signer: signedBy, now })
  const server = Fastify()
  addTrailPages(server, {
    log: { store, proofsOf: () => proofs, quorum: await createQuorum({ store, logId: 'g', needed: 0, now }) },
    pool: database.pool, authenticateRequest: () => Promise.reject(new Error('nobody asks for an entry')),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  running.push({ database, trail, server })
  return {
    url, proofs, database,
    /** Appends, and signs where the log stands then; the checkpoint's note, in a file of the holder's. */
    grow: async (name: string): Promise<string> => {
      await trail.append(anAppend(name))
      await make()
      return holder.keep(`${signedBy.name.at(-1)}-${name}`, (await store.newest('g'))!.note)
    },
  }
}

const live = (url: string, ...checkpoints: readonly string[]) =>
  holder.verify('live', url, '--log', 'g', ...(checkpoints.length > 0 ? ['--checkpoint', ...checkpoints] : []))

describe('P8: whoever kept checkpoints of a running log finds', () => {
  test('that it only added to each of them, whatever she kept of other logs', async () => {
    const log = await aLog(signer)
    const kept = [await log.grow('one'), await log.grow('two'), await (await aLog(other)).grow('another log')]
    await log.grow('three')
    expect(await live(log.url, ...kept)).toEqual({
      code: 0, error: '', out: 'sporet holder / the trail holds: samsyn.example/g, 4 blade / leaves, 0 vidner / witnesses, 2 gemte kontrolpunkter / kept checkpoints\n',
    })
  })

  test('that it was rolled back', async () => {
    const log = await aLog(signer)
    await log.grow('one')
    const kept = await log.grow('two')
    const copy = await aLog(signer)
    await copy.grow('one')
    expect(await live(copy.url, kept)).toEqual({ code: 6, out: '', error: 'the log was rolled back: it has 2 leaves, and had 3\n' })
  })

  test('that it was forked, also after some that it still adds to', async () => {
    const [log, forked] = [await aLog(signer), await aLog(signer)]
    const kept = [await log.grow('one'), await log.grow('two')]
    for (const name of ['one', 'other', 'more']) await forked.grow(name)
    expect(await live(forked.url, kept[0]!)).toMatchObject({ code: 0 })
    expect(await live(forked.url, ...kept)).toEqual({
      code: 6, out: '', error: 'the tree of 4 leaves does not add to the one of 3: the log was forked or altered\n',
    })
  })

  test.each([['as large', ['two', 'three']], ['larger', ['two', 'three', 'four']]])('that what she is shown now is not what is proven to add to them, but a fork of it that is %s', async (_size, names) => {
    const [log, forked] = [await aLog(signer), await aLog(signer)]
    const kept = await log.grow('one')
    for (const name of names) await log.grow(name)
    for (const name of ['one', 'other', 'more']) await forked.grow(name)
    const twoFaced = Fastify()
    twoFaced.get('/trail/g/*', async ({ url }) => (await fetch(`${url.endsWith('checkpoint') ? forked.url : log.url}${url}`)).text())
    const url = await twoFaced.listen({ host: '127.0.0.1', port: 0 })
    const found = await live(url, kept)
    await twoFaced.close()
    expect(found).toMatchObject({ code: 6, out: '', error: expect.stringMatching(/the log was forked/) })
  })

  test('that it only added to them while it goes on: what is proven may be later than what she was shown first', async () => {
    const log = await aLog(signer)
    const kept = await log.grow('one')
    const busy = Fastify()
    let asked = 0
    busy.get('/trail/g/*', async ({ url }) => {
      if ((asked += 1) === 2) await log.grow('two')
      return (await fetch(`${log.url}${url}`)).text()
    })
    const url = await busy.listen({ host: '127.0.0.1', port: 0 })
    const found = await live(url, kept)
    await busy.close()
    expect(found).toMatchObject({ code: 0, error: '' })
  })

  test('that another log stands in for it, though that is trusted too', async () => {
    const log = await aLog(other)
    await log.grow('one')
    expect(await live(log.url)).toEqual({ code: 6, out: '', error: 'the checkpoint is of `samsyn.example/h`, another log\n' })
  })
})

test('of several logs that are trusted it is to be said which', async () => {
  expect(await holder.verify('live', 'http://127.0.0.1:9')).toMatchObject({ code: 2, error: expect.stringContaining('say which log') })
})

test('P8: a receipt holds of the log that it names, and of no other that has the leaf', async () => {
  const log = await aLog(signer)
  await log.grow('one')
  const { rows: [leaf] } = await log.database.pool.query<{ entry: Buffer }>('select entry from trail_leaf where index = 1')
  const { rows: [newest] } = await log.database.pool.query<{ note: string }>('select note from trail_checkpoint order by size desc limit 1')
  const proof = inclusionText(1n, await log.proofs.inclusion(1n, 2n), newest!.note)
  const receipt = (named: string, ...leaves: readonly object[]) => () =>
    checkReceipt(JSON.stringify({ log: named, leaves }), { logs: [signer, other].map((one) => readTrustedKey(one.verifierKey)), witnesses: [], quorum: 0 })
  const own = { index: '1', entry: leaf!.entry.toString(), proof }
  expect(receipt('g', own)().leaves).toMatchObject([{ origin: 'samsyn.example/g', index: 1 }])
  expect(receipt('g', { ...own, entry: own.entry.replace('NEC', 'CMM') })).toThrow('leaf 1 is not in the tree of 2 leaves')
  expect(receipt('h', own)).toThrow('the proof of leaf 1 is of another log')
  expect(receipt('g', { ...own, index: '0' })).toThrow('the proof is not one of leaf 0')
  expect(receipt('g', { ...own, proof: proof.replace('tlog-proof@v1', 'tlog-proof@v2') })).toThrow('the proof is not one of leaf 1')
  expect(receipt('g')).toThrow('it is not a receipt')
})
