import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyIdOf, signatureLine } from '../../gateway/trail/note.ts'
import { createNoteSigner, noteVerifierKeyOf, witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import { createWitnessLine, type WitnessLine } from '../../gateway/trail/witness-line.ts'
import { cosignedText } from '../../verify/note.ts'
import { aTree, entryOf } from './a-tree.ts'
import { aWitness } from './a-witness.ts'

const aKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
const log = createNoteSigner('samsyn.example/g', aKey())
const { proofs } = aTree([entryOf(0), entryOf(1)])

const checkpointOf = (root: Buffer, size = 2n) => {
  const text = `samsyn.example/g\n${size}\n${root.toString('base64')}\n`
  return { size, root, text, note: `${text}\n${log.sign(text)}`, cosignatures: [], madeAt: new Date(0) }
}
const CHECKPOINT = checkpointOf(createHash('sha256').update('root').digest())

/** A countersignature by a key, in a witness's name. */
const cosigned = (key: ReturnType<typeof aKey>, { name = 'w.example/witness', text = CHECKPOINT.text, seconds = 1_700_000_000n } = {}): string => {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(seconds)
  const typedKey = Buffer.concat([Buffer.of(4), Buffer.from(String(key['x']), 'base64url')])
  return signatureLine(name, keyIdOf(name, typedKey),
    Buffer.concat([time, sign(null, cosignedText(seconds, text), createPrivateKey({ format: 'jwk', key }))]))
}

describe('P8: of what a witness answers', () => {
  const [own, another] = [aKey(), aKey()]
  let answer: (response: ServerResponse) => void
  let server: Server
  let line: WitnessLine

  beforeEach(async () => {
    server = createServer((request, response) => { request.resume().on('end', () => answer(response)) })
    await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
    line = createWitnessLine({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: witnessKeyOf('w.example/witness', own),
    }, proofs)
  })
  afterEach(async () => {
    await line.close()
    server.closeAllConnections()
    await new Promise((closed) => { server.close(closed) })
  })

  test('its own signature over the checkpoint counts, whatever else stands beside it', async () => {
    answer = (response) => { response.end(`${cosigned(another)}${cosigned(own)}`) }
    expect(await line.cosign(CHECKPOINT)).toEqual({ line: cosigned(own) })
    expect([line.hasSigned([cosigned(another)]), line.hasSigned([cosigned(own)])]).toEqual([false, true])
  })

  test.each([
    ['of another text', cosigned(own, { text: checkpointOf(Buffer.alloc(32, 1)).text })],
    ['by another key in its name', cosigned(another)],
    ['in another\'s name', cosigned(own, { name: 'v.example/witness' })],
    ['with another time than was signed', cosigned(own).replace(/(\S+)\n$/, (base64) => {
      const bytes = Buffer.from(base64, 'base64')
      bytes.writeBigUInt64BE(1_800_000_000n, 4)
      return `${bytes.toString('base64')}\n`
    })],
    ['cut short', cosigned(own).replace(/(\S+)\n$/, (base64) => `${Buffer.from(base64, 'base64').subarray(0, 9).toString('base64')}\n`)],
    ['none', ''],
  ])('a signature %s is none', async (_what, body) => {
    answer = (response) => { response.end(body) }
    expect(await line.cosign(CHECKPOINT)).toEqual({ failure: 'garbled' })
  })

  test('none is waited for longer than two seconds: the others go on without it', async () => {
    answer = () => undefined
    expect(await line.cosign(CHECKPOINT)).toEqual({ failure: 'timeout' })
  })

  test.each([[409, 'x\n', 'refused'], [409, '3\n', 'ahead'], [422, '', 'forked'], [403, '', 'refused'], [500, '', 'refused']])(
    'status %i with `%s` is told as it is', async (status, body, failure) => {
      answer = (response) => { response.writeHead(status).end(body) }
      expect(await line.cosign(CHECKPOINT)).toEqual({ failure })
    })
})

test('P8: a witness that countersigned a checkpoint before the gateway was restarted does so again, and contradicts nothing', async () => {
  const witness = await aWitness('w', [log.verifierKey])
  for (let started = 0; started < 2; started += 1) {
    const line = createWitnessLine(witness.settings, proofs)
    expect(await line.cosign(CHECKPOINT)).toEqual({ line: expect.stringMatching(/^— w\.example\/witness /) })
    await line.close()
  }
  await witness.close()
})

test('the key of a log is no witness\'s', () => {
  const key = noteVerifierKeyOf('w.example/witness', aKey())
  expect(() => createWitnessLine({ url: 'http://127.0.0.1:9', key }, proofs)).toThrow('the key of `w.example/witness` is not a witness\'s')
})
