import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openCheckpoint, readTrust } from '../../console/pages/verification/checkpoint.ts'
import { checkReceipt } from '../../console/pages/verification/receipt.ts'
import { cosignedText, keyIdOf } from '../../verify/note.ts'
import { createNoteSigner, witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import { signatureLine } from '../../gateway/trail/note.ts'
import { inclusionText } from '../../gateway/trail/proof-texts.ts'
import { grow, EMPTY_TREE, rootOf } from '../../gateway/trail/merkle.ts'
import { aTree } from '../trail/a-tree.ts'

const ORIGIN = 'samsyn.example/replica-1'
const aKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
const logKey = aKey()
const witnesses = ['at', 'cmm', 'nec'].map((name) => ({ name: `${name}.example/witness`, key: aKey() }))
const log = createNoteSigner(ORIGIN, logKey)

const trustOf = (quorum: number, logs = [log.verifierKey]): string =>
  JSON.stringify({ logs, witnesses: witnesses.map(({ name, key }) => witnessKeyOf(name, key)), quorum })

const cosignature = ({ name, key }: (typeof witnesses)[number], text: string): string => {
  const typed = Buffer.concat([Buffer.of(4), Buffer.from(String(key['x']), 'base64url')])
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(1_795_000_000n)
  const signature = sign(null, cosignedText(1_795_000_000n, text), { key, format: 'jwk' })
  return signatureLine(name, Buffer.from(keyIdOf(name, typed), 'hex'), Buffer.concat([time, signature]))
}

const entries = Array.from({ length: 37 }, (_, index) => Buffer.from(JSON.stringify({ kind: 'disclosure', at: '2026-11-22T10:00:00Z', index })))
const { hashes, proofs } = aTree(entries)

const noteOf = (size: number, by = witnesses): string => {
  const root = rootOf(grow(EMPTY_TREE, hashes.slice(0, size))).toString('base64')
  const text = `${ORIGIN}\n${size}\n${root}\n`
  return `${text}\n${log.sign(text)}${by.map((witness) => cosignature(witness, text)).join('')}`
}

const receiptOf = async (index: number, size: number): Promise<string> => JSON.stringify({
  log: 'replica-1',
  leaves: [{
    index: String(index), entry: String(entries[index]),
    proof: inclusionText(BigInt(index), await proofs.inclusion(BigInt(index), BigInt(size)), noteOf(size)),
  }],
})

const why = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'it holds', (error: { reason?: string }) => error.reason ?? String(error))

describe('P8: in her own browser an officer', () => {
  test('proves a receipt of every leaf of every tree', async () => {
    const trust = await readTrust(trustOf(3))
    for (const size of [1, 2, 3, 7, 8, 21, entries.length])
      for (let index = 0; index < size; index += 1) {
        const [leaf] = await checkReceipt(await receiptOf(index, size), trust)
        expect(leaf).toMatchObject({ index, entry: { kind: 'disclosure' }, checkpoint: { origin: ORIGIN, size } })
        expect(leaf?.checkpoint.witnesses).toHaveLength(3)
      }
  })

  test('is told why a receipt proves nothing', async () => {
    const trust = await readTrust(trustOf(3))
    const receipt = await receiptOf(5, 21)
    const altered = (from: string | RegExp, to: string): string => receipt.replace(from, to)
    expect(await why(checkReceipt(altered('disclosure', 'refusal'), trust))).toBe('notInTree')
    expect(await why(checkReceipt(altered('replica-1', 'replica-2'), trust))).toBe('otherLog')
    expect(await why(checkReceipt(altered('"index":"5"', '"index":"6"'), trust))).toBe('notReceipt')
    expect(await why(checkReceipt('{}', trust))).toBe('notReceipt')
    const path = /index 5\\n([A-Za-z0-9+/])/.exec(receipt)?.[1]
    expect(await why(checkReceipt(altered(`index 5\\n${path}`, `index 5\\n${path === 'A' ? 'B' : 'A'}`), trust))).toBe('notInTree')
  })

  test('trusts no file in which one key goes by two names: whoever has it would be counted for two', async () => {
    const [one, other] = witnesses.map(({ key }) => key)
    const trusting = (...keys: readonly string[]) => readTrust(JSON.stringify({ logs: [log.verifierKey, createNoteSigner('samsyn.example/replica-2', logKey).verifierKey], witnesses: keys, quorum: 2 }))
    expect(await why(trusting(witnessKeyOf('a', one ?? {}), witnessKeyOf('b', one ?? {})))).toBe('keyOfTwo')
    expect(await why(trusting(witnessKeyOf('a', logKey)))).toBe('keyOfTwo')
    expect(await why(trusting(witnessKeyOf('a', one ?? {}), witnessKeyOf('a', other ?? {})))).toBe('it holds')
  })

  test('opens a checkpoint, and is told what is wrong with one', async () => {
    const trust = await readTrust(trustOf(3))
    const note = noteOf(21)
    expect(await openCheckpoint(note, trust)).toMatchObject({ origin: ORIGIN, size: 21 })
    expect(await why(openCheckpoint(note.replace('\n21\n', '\n22\n'), trust))).toBe('badSignature')
    expect(await why(openCheckpoint(noteOf(21, witnesses.slice(1)), trust))).toBe('tooFew')
    const other = createNoteSigner(ORIGIN, aKey()).verifierKey
    expect(await why(openCheckpoint(note, await readTrust(trustOf(0, [other]))))).toBe('notSigned')
    expect(await why(openCheckpoint('en note uden underskrift', trust))).toBe('notANote')
  })

  test('is not let to trust a file that is not whole', async () => {
    expect(await why(readTrust('{"logs":[]}'))).toBe('notTrust')
    expect(await why(readTrust(trustOf(3).replace('+', '+0')))).toBe('notTrust')
  })
})
