import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { createNoteSigner, witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import { openCheckpoint, readTreeHead, withoutForks } from '../../verify/checkpoint.ts'
import { cosignedText, isSignedBy, keyIdOf, parseNote, readTrustedKey } from '../../verify/note.ts'
import { ProofFailed } from '../../verify/proof-failed.ts'

/** The key and the note that Go's own implementation of signed notes is tested with. */
const VERIFIER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n'
const LINE = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)

/** The example of C2SP tlog-cosignature. */
const COSIGNED = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`

const keyFromSeed = (seed: Buffer) => createPrivateKey({
  format: 'der', type: 'pkcs8', key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
}).export({ format: 'jwk' })

test('C2SP signed-note: the published note is signed by the published key, and made again to the byte', () => {
  expect(isSignedBy(parseNote(`${TEXT}\n${LINE}`), readTrustedKey(VERIFIER_KEY))).toBe(true)
  const signer = createNoteSigner('PeterNeumann', keyFromSeed(SEED))
  expect(signer.verifierKey).toBe(VERIFIER_KEY)
  expect(signer.sign(TEXT)).toBe(LINE)
})

test('C2SP signed-note: a text that was changed is refused, and a signature of an unknown key is none', () => {
  const changed = parseNote(`${TEXT.replace('problem', 'Problem')}\n${LINE}`)
  expect(() => isSignedBy(changed, readTrustedKey(VERIFIER_KEY))).toThrow(new ProofFailed('the signature of `PeterNeumann` does not hold'))
  const other = createNoteSigner('PeterNeumann', keyFromSeed(Buffer.alloc(32, 7)))
  expect(isSignedBy(parseNote(`${TEXT}\n${LINE}`), readTrustedKey(other.verifierKey))).toBe(false)
})

test('C2SP tlog-cosignature: the published example is read: its head, and when it was witnessed', () => {
  const note = parseNote(COSIGNED)
  expect(readTreeHead(note)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  expect(note.signatures[1]?.bytes.readBigUInt64BE(0)).toBe(1_679_315_147n)
  expect(cosignedText(1_679_315_147n, note.text).toString()).toBe(`cosignature/v1
time 1679315147
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`)
})

test.each([
  ['no signature', `${TEXT}\n`],
  ['no empty line', TEXT + LINE],
  ['a signature without its newline', `${TEXT}\n${LINE.trimEnd()}`],
  ['a control character', `a\u0001\n\n${LINE}`],
  ['a signature that is not base64', `${TEXT}\n— PeterNeumann x08go!\n`],
  ['a signature that is written in another way than it is', `${TEXT}\n${LINE.replace('JnAM=', 'JnAN=')}`],
  ['more signatures than anyone needs', `${TEXT}\n${LINE.repeat(101)}`],
])('C2SP signed-note: what is no note is refused: %s', (_, text) => {
  expect(() => parseNote(text)).toThrow(ProofFailed)
})

/** A whole verifier key of a type that is neither a log's nor a witness's. */
const typed = (type: number): string => {
  const key = Buffer.concat([Buffer.of(type), Buffer.alloc(32, 1)])
  return `PeterNeumann+${keyIdOf('PeterNeumann', key)}+${key.toString('base64')}`
}

test.each([
  ['another id', VERIFIER_KEY.replace('c74f20a3', 'c74f20a4')], ['half a key', VERIFIER_KEY.slice(0, -2)],
  ['a key of another type', typed(2)], ['a key that is written in another way', VERIFIER_KEY.replace('ARpc', 'AR!pc')], ['a name with a space', VERIFIER_KEY.replace('Peter', 'Peter ')], ['nothing', ''],
])('a verifier key that is not whole is refused: %s', (_, key) => {
  expect(() => readTrustedKey(key)).toThrow(TypeError)
})

const log = createNoteSigner('samsyn.example/g', keyFromSeed(Buffer.alloc(32, 1)))
const witnesses = ['a', 'b', 'c'].map((name) => {
  const key = generateKeyPairSync('ed25519').privateKey
  const verifierKey = witnessKeyOf(`${name}.example/witness`, key.export({ format: 'jwk' }))
  const { keyId, name: full } = readTrustedKey(verifierKey)
  return {
    verifierKey,
    cosign: (text: string, seconds = 1_700_000_000n): string => {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(seconds)
      const bytes = Buffer.concat([Buffer.from(keyId, 'hex'), time, sign(null, cosignedText(seconds, text), key)])
      return `— ${full} ${bytes.toString('base64')}\n`
    },
  }
})
const trust = (quorum: number) => ({
  logs: [readTrustedKey(log.verifierKey)], witnesses: witnesses.map(({ verifierKey }) => readTrustedKey(verifierKey)), quorum,
})
const checkpoint = (size: number, fill: number, by = witnesses): string => {
  const text = `samsyn.example/g\n${size}\n${Buffer.alloc(32, fill).toString('base64')}\n`
  return `${text}\n${log.sign(text)}${by.map((witness) => witness.cosign(text)).join('')}`
}

test('P8: a checkpoint counts with the countersignatures that are asked for, and not with one fewer', () => {
  expect(openCheckpoint(checkpoint(7, 1), trust(3))).toMatchObject({
    origin: 'samsyn.example/g', size: 7, witnesses: ['a.example/witness', 'b.example/witness', 'c.example/witness'],
  })
  const two = checkpoint(7, 1, witnesses.slice(1))
  expect(() => openCheckpoint(two, trust(3))).toThrow('the checkpoint of `samsyn.example/g` at 7 leaves is countersigned by 2 witnesses, and needs 3')
  const twice = two + two.split('\n').at(-2) + '\n'
  expect(() => openCheckpoint(twice, trust(3))).toThrow('countersigned by 2 witnesses, and needs 3')
})

test('P8: a witness cannot stand in for the log, nor a signature for another text', () => {
  const text = checkpoint(7, 1)
  expect(() => openCheckpoint(text.replace(/— samsyn.*\n/, ''), trust(0))).toThrow('is not signed by a log that is trusted')
  expect(() => openCheckpoint(text.replace('\n7\n', '\n8\n'), trust(0))).toThrow(ProofFailed)
  expect(keyIdOf('a', Buffer.of(1))).not.toBe(keyIdOf('a', Buffer.of(4)))
})

test('P8: a log that is trusted signs for itself, and for no other that is', () => {
  const other = createNoteSigner('samsyn.example/h', keyFromSeed(Buffer.alloc(32, 2)))
  const text = `samsyn.example/g\n7\n${Buffer.alloc(32, 1).toString('base64')}\n`
  const both = { ...trust(0), logs: [log, other].map(({ verifierKey }) => readTrustedKey(verifierKey)) }
  expect(openCheckpoint(`${text}\n${log.sign(text)}`, both)).toMatchObject({ origin: 'samsyn.example/g' })
  expect(() => openCheckpoint(`${text}\n${other.sign(text)}`, both)).toThrow('is not signed by a log that is trusted')
})

test('P8: a witness whose keys are two, a former and a present one, is one witness', () => {
  const former = witnessKeyOf('a.example/witness', keyFromSeed(Buffer.alloc(32, 3)))
  const { keyId } = readTrustedKey(former)
  const [text = ''] = checkpoint(7, 1).split('\n\n')
  const time = Buffer.alloc(8, 1)
  const signature = sign(null, cosignedText(time.readBigUInt64BE(), `${text}\n`), createPrivateKey({ format: 'jwk', key: keyFromSeed(Buffer.alloc(32, 3)) }))
  const line = `— a.example/witness ${Buffer.concat([Buffer.from(keyId, 'hex'), time, signature]).toString('base64')}\n`
  const known = { ...trust(2), witnesses: [...trust(2).witnesses, readTrustedKey(former)] }
  expect(() => openCheckpoint(checkpoint(7, 1, witnesses.slice(0, 1)) + line, known)).toThrow('countersigned by 1 witnesses, and needs 2')
  expect(openCheckpoint(checkpoint(7, 1, witnesses.slice(1, 2)) + line, known).witnesses).toEqual(['b.example/witness', 'a.example/witness'])
})

test('P8: a countersignature that is cut short, or says nothing of its time, does not hold', () => {
  const cut = checkpoint(7, 1, witnesses.slice(0, 1)).replace(/(— a\.example\/witness )(\S+)\n$/, (_, name: string, base64: string) =>
    `${name}${Buffer.from(base64, 'base64').subarray(0, 8).toString('base64')}\n`)
  expect(() => openCheckpoint(cut, trust(1))).toThrow(new ProofFailed('the signature of `a.example/witness` does not hold'))
})

test('P8: two holders\' checkpoints of one size with two roots show a fork', () => {
  const open = (text: string) => openCheckpoint(text, trust(0))
  expect(withoutForks([open(checkpoint(9, 1)), open(checkpoint(7, 1)), open(checkpoint(7, 1))]).map(({ size }) => size)).toEqual([7, 7, 9])
  expect(() => withoutForks([open(checkpoint(7, 1)), open(checkpoint(9, 1)), open(checkpoint(7, 2))]))
    .toThrow('two checkpoints of `samsyn.example/g` at 7 leaves have different roots: the log was forked')
  const another = { ...open(checkpoint(7, 2)), origin: 'samsyn.example/h' }
  expect(withoutForks([open(checkpoint(7, 1)), another])).toHaveLength(2)
})

test('a size that numbers cannot say exactly is none', () => {
  const head = (size: string) => readTreeHead(parseNote(`${checkpoint(7, 1).replace('\n7\n', `\n${size}\n`)}`))
  expect(head('9007199254740991').size).toBe(Number.MAX_SAFE_INTEGER)
  expect(() => head('9007199254740993')).toThrow('it is not a checkpoint')
})
