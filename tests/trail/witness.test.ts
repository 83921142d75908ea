import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { consistencyText } from '../../gateway/trail/proof-texts.ts'
import { isSignedBy, parseNote, readTrustedKey } from '../../verify/note.ts'
import { aHash, aTree, entryOf } from './a-tree.ts'
import { aWitness, type AWitness } from './a-witness.ts'

const tree = aTree(Array.from({ length: 20 }, (_, index) => entryOf(index)))
const log = createNoteSigner('samsyn.example/g', (await makeSigningKey('trail-1')).privateKey)

let witness: AWitness
beforeEach(async () => { witness = await aWitness('cmm', [log.verifierKey]) })
afterEach(() => witness.close())

const noteOf = (size: bigint, root: Buffer, signer = log): string => {
  const text = `${signer.name}\n${size}\n${root.toString('base64')}\n`
  return `${text}\n${signer.sign(text)}`
}
const checkpoint = async (size: bigint): Promise<string> => noteOf(size, await tree.proofs.root(size))
const grown = async (from: bigint, to: bigint): Promise<string> =>
  consistencyText(from, from === 0n ? [] : await tree.proofs.consistency(from, to), await checkpoint(to))

test('P8: a witness countersigns a log from its first leaf on, and each tree that only added to the last', async () => {
  for (const [from, to] of [[0n, 3n], [3n, 8n], [8n, 8n], [8n, 20n]] as const) {
    const { status, body } = witness.add(await grown(from, to))
    expect(status).toBe(200)
    expect(isSignedBy(parseNote(await checkpoint(to) + body), readTrustedKey(witness.settings.key))).toBe(true)
  }
})

test('P8: a witness says where it stands to who does not know, also after it was stopped', async () => {
  witness.add(await grown(0n, 8n))
  witness.restart()
  expect(witness.add(await grown(0n, 20n))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '8\n' })
  expect(witness.add(await grown(3n, 20n))).toMatchObject({ status: 409, body: '8\n' })
  expect(witness.add(await grown(8n, 20n)).status).toBe(200)
})

test('P8: a fork, a rollback and a false proof are not countersigned', async () => {
  witness.add(await grown(0n, 8n))
  expect(witness.add(consistencyText(8n, [], noteOf(8n, aHash('other')))).status).toBe(409)
  expect(witness.add(consistencyText(8n, await tree.proofs.consistency(8n, 20n), noteOf(20n, aHash('other')))).status).toBe(422)
  expect(witness.add(consistencyText(8n, [], await checkpoint(20n))).status).toBe(422)
  expect(witness.add(consistencyText(8n, [], await checkpoint(3n))).status).toBe(400)
  expect(witness.add(await grown(0n, 3n)).status).toBe(409)
  expect(witness.add(await grown(8n, 20n)).status).toBe(200)
})

test('P8: a witness signs for the logs that it knows, by their own key', async () => {
  const stranger = createNoteSigner('samsyn.example/other', (await makeSigningKey('other')).privateKey)
  const impostor = createNoteSigner('samsyn.example/g', (await makeSigningKey('impostor')).privateKey)
  const root = await tree.proofs.root(3n)
  expect(witness.add(consistencyText(0n, [], noteOf(3n, root, stranger))).status).toBe(404)
  expect(witness.add(consistencyText(0n, [], noteOf(3n, root, impostor))).status).toBe(403)
  const broken = (await grown(0n, 3n)).replace('\n3\n', '\n4\n')
  expect(witness.add(broken).status).toBe(403)
})

test.each([
  ['nothing', ''], ['no old size', 'new 3\n\nx'], ['an old size with a zero before it', 'old 03\n\nx'],
  ['no checkpoint', 'old 0\n\n'], ['no note', 'old 0\n\nsamsyn.example/g\n3\n'],
])('P8: a witness does not answer what it cannot read: %s', (_, body) => {
  expect(witness.add(body).status).toBe(400)
})
