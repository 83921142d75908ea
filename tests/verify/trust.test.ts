import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteVerifierKeyOf, witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import { readTrust, UsageWrong } from '../../verify/trust.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'samsyn-trust-')) })
afterAll(() => rm(folder, { recursive: true }))

const aKey = (): JsonWebKey => generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
const [ofLog, former, present] = [aKey(), aKey(), aKey()]
const witness = (name: string, key: JsonWebKey): string => witnessKeyOf(`${name}.example/witness`, key)

const trusting = async (...witnesses: readonly string[]) => {
  const file = join(folder, 'trust.json')
  const logs = ['g', 'h'].map((replica) => noteVerifierKeyOf(`samsyn.example/${replica}`, ofLog))
  await writeFile(file, JSON.stringify({ logs, witnesses, quorum: 2 }))
  return readTrust(file)
}

test('P8: nobody is counted for two: a witness\'s key goes by no other name, be it a witness\'s or a log\'s', async () => {
  await expect(trusting(witness('a', present), witness('b', present)))
    .rejects.toThrow(new UsageWrong('`a.example/witness` and `b.example/witness` have one and the same key'))
  await expect(trusting(witness('a', ofLog)))
    .rejects.toThrow(new UsageWrong('`a.example/witness` and `samsyn.example/g` have one and the same key'))
  expect((await trusting(witness('a', former), witness('a', present))).witnesses).toHaveLength(2)
})

test('replicas may sign their logs by one key', async () => {
  expect((await trusting(witness('a', present), witness('b', former))).logs).toHaveLength(2)
})
