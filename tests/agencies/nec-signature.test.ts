import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import { component, createSignature, verifySignature, type FieldOccurrence } from 'http-message-sig'
import { expect, test } from 'vitest'
import { contentDigest, digestHolds } from '../../agencies/content-digest.ts'
import {
  signReply, signRequest, verifyReply, verifyRequest, type ReplyMessage, type RequestMessage,
} from '../../agencies/nec/message-signature.ts'
import { createReplayGuard } from '../../agencies/nec/replay-guard.ts'
import { keyIdOf, signerOf, verifierOf } from '../../agencies/nec/signing-keys.ts'

/** RFC 9421 appendix B.1.4 and B.2.6. */
const rfcKey = createPrivateKey(`-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----`)
const rfcFields = ['date', '@method', '@path', '@authority', 'content-type', 'content-length']
const rfcRequest = {
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: { 'date': 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18' },
}
const rfcInput = 'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")'
  + ';created=1618884473;keyid="test-key-ed25519"'
const rfcSignature = 'sig-b26=:'
  + 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'

test('RFC 9421 B.2.6: our key makes the published signature, byte for byte', async () => {
  const signed = await httpbis.signMessage({
    key: signerOf(rfcKey),
    name: 'sig-b26',
    fields: rfcFields,
    params: ['created', 'keyid'],
    paramValues: { created: new Date(1618884473_000), keyid: 'test-key-ed25519' },
  }, rfcRequest)
  expect(signed.headers).toMatchObject({ 'Signature-Input': rfcInput, Signature: rfcSignature })
})

test('RFC 9421 B.2.6: the published signature verifies, and one for another path does not', async () => {
  const config = { keyLookup: async () => verifierOf(createPublicKey(rfcKey)) }
  const headers = { ...rfcRequest.headers, 'signature-input': rfcInput, signature: rfcSignature }
  expect(await httpbis.verifyMessage(config, { ...rfcRequest, headers })).toBe(true)
  expect(await httpbis.verifyMessage(config, { ...rfcRequest, headers, url: 'https://example.com/bar' })).toBe(false)
})

test('RFC 9530: the published digest is ours, beside other digests too, and no other body has it', () => {
  const body = Buffer.from('{"hello": "world"}\n')
  const published = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'
  expect(contentDigest(body)).toBe(published)
  expect(digestHolds(`md5=:AAAA:, ${published}`, body)).toBe(true)
  expect(digestHolds(published, Buffer.from('{"hello": "world"}'))).toBe(false)
  expect(digestHolds('md5=:AAAA:', body)).toBe(false)
})

const aSide = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey, privateKey, signer: signerOf(privateKey), verifier: verifierOf(publicKey) }
}
const gateway = aSide()
const police = aSide()
const at = new Date('2026-03-09T08:00:00Z')
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000)

const unsigned: RequestMessage = {
  method: 'POST',
  url: 'https://127.0.0.1:4433/opslag',
  headers: { 'samsyn-videregivelsesordre': 'body~path~signature' },
  body: Buffer.from('{"opslag":[]}'),
}

const aRequest = async (nonce = 'n1', message = unsigned): Promise<RequestMessage> =>
  ({ ...message, headers: { ...message.headers, ...await signRequest(message, gateway.signer, at, nonce) } })

const aReply = async (request: RequestMessage, status = 200): Promise<ReplyMessage> => {
  const reply: ReplyMessage = { status, headers: {}, body: Buffer.from('{"sager":[]}') }
  return { ...reply, headers: await signReply(reply, request, police.signer, at) }
}

const accepts = (message: RequestMessage, when = at): Promise<string> => verifyRequest(message, [gateway.verifier], when)
const believes = (reply: ReplyMessage, request: RequestMessage, when = at): Promise<void> =>
  verifyReply(reply, request, [police.verifier], when)

test('the police accept what the gateway signed, and learn its nonce', async () => {
  expect(await accepts(await aRequest('n7'))).toBe('n7')
})

const edit = (name: string, from: string | RegExp, to: string) => (request: RequestMessage): RequestMessage =>
  ({ ...request, headers: { ...request.headers, [name]: String(request.headers[name]).replace(from, to) } })

const withHeaders = (headers: RequestMessage['headers']) => (request: RequestMessage): RequestMessage =>
  ({ ...request, headers: { ...request.headers, ...headers } })

const NOT_HELD = 'the signature does not hold'
const ANOTHER_KEY = 'the signature is by another key'
const ANOTHER_BODY = 'the body is not the signed one'
const ORDER = 'samsyn-videregivelsesordre'

test.each<[string, string, (request: RequestMessage) => RequestMessage]>([
  ['another body', ANOTHER_BODY, (request) => ({ ...request, body: Buffer.from('{"opslag":[1]}') })],
  ['another method', NOT_HELD, (request) => ({ ...request, method: 'PUT' })],
  ['another address', NOT_HELD, (request) => ({ ...request, url: 'https://127.0.0.1:4434/opslag' })],
  ['another order', NOT_HELD, withHeaders({ [ORDER]: 'x' })],
  ['a second order', NOT_HELD, withHeaders({ [ORDER]: ['body~path~signature', 'x'] })],
  ['an order outside the signature',
    `the signature does not cover \`${ORDER}\``, edit('signature-input', ` "${ORDER}"`, '')],
  ['another nonce', NOT_HELD, edit('signature-input', 'nonce="n1"', 'nonce="n2"')],
  ['no nonce', 'the signature has no nonce', edit('signature-input', ';nonce="n1"', '')],
  ['another algorithm', 'the signature is not of the agreed algorithm',
    edit('signature-input', 'ed25519', 'hmac-sha256')],
  ['a time that is no number', 'the signature says not when or by whom',
    edit('signature-input', /created=\d+/, 'created="x"')],
  ['a second signature', 'there is not just one signature', edit('signature-input', /^/, 'other=(),')],
  ['no signature', NOT_HELD, withHeaders({ signature: undefined })],
  ['no word on the signature', 'there is not just one signature', withHeaders({ 'signature-input': undefined })],
  ['no digest', ANOTHER_BODY, withHeaders({ 'content-digest': undefined })],
])('the police refuse a request with %s: %s', async (_what, message, change) => {
  await expect(accepts(change(await aRequest()))).rejects.toThrow(message)
})

test('the police refuse a request that another key signed', async () => {
  await expect(verifyRequest(await aRequest(), [police.verifier], at)).rejects.toThrow(ANOTHER_KEY)
})

test('a signature counts for 60 seconds, and for a clock that is 5 seconds ahead', async () => {
  const request = await aRequest()
  await accepts(request, later(60))
  await accepts(request, later(-5))
  await expect(accepts(request, later(61))).rejects.toThrow('the signature is not of now')
  await expect(accepts(request, later(-6))).rejects.toThrow('the signature is not of now')
})

test('a nonce is good once, for as long as its signature counts', () => {
  const guard = createReplayGuard()
  expect(guard.admit('n1', at)).toBe(true)
  expect(guard.admit('n2', later(1))).toBe(true)
  expect(guard.admit('n1', later(65))).toBe(false)
  expect(guard.admit('n1', later(66))).toBe(true)
})

test('the gateway believes a reply that the police signed for its request', async () => {
  const request = await aRequest()
  await believes(await aReply(request), request)
})

test('the gateway does not believe a reply to another request, even to an equal one', async () => {
  const reply = await aReply(await aRequest('n1'))
  await expect(believes(reply, await aRequest('n2'))).rejects.toThrow(NOT_HELD)
})

test('the gateway does not believe a reply with another body, status, age or key', async () => {
  const request = await aRequest()
  const reply = await aReply(request)
  await expect(believes({ ...reply, body: Buffer.from('{}') }, request)).rejects.toThrow(ANOTHER_BODY)
  await expect(believes({ ...reply, status: 404 }, request)).rejects.toThrow(NOT_HELD)
  await expect(believes(reply, request, later(61))).rejects.toThrow('the signature is not of now')
  await expect(verifyReply(reply, request, [gateway.verifier], at)).rejects.toThrow(ANOTHER_KEY)
  await expect(believes({ ...reply, headers: {} }, request)).rejects.toThrow('there is not just one signature')
})

const occurrences = (headers: RequestMessage['headers']): FieldOccurrence[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }))

test('a client that is not ours signs a request that the police accept', async () => {
  const headers = { ...unsigned.headers, 'content-digest': contentDigest(unsigned.body) }
  const theirs = await createSignature(
    { kind: 'request', method: 'POST', targetUri: unsigned.url, fields: occurrences(headers) },
    {
      label: 'theirs',
      components: ['samsyn-videregivelsesordre', 'content-digest', '@target-uri', '@method', '@authority'],
      parameters: { created: at.getTime() / 1000, nonce: 'n9', alg: 'ed25519', keyid: keyIdOf(gateway.publicKey) },
      signer: { algorithm: 'ed25519', sign: (base) => new Uint8Array(sign(null, base, gateway.privateKey)) },
    })
  const signed = { ...headers, 'signature-input': theirs.signatureInput, signature: theirs.signature }
  expect(await accepts({ ...unsigned, headers: signed })).toBe('n9')
})

test('a client that is not ours verifies what the police signed', async () => {
  const request = await aRequest()
  const reply = await aReply(request)
  const verified = await verifySignature({
    kind: 'response',
    status: reply.status,
    fields: occurrences(reply.headers),
    request: { kind: 'request', method: request.method, targetUri: request.url, fields: occurrences(request.headers) },
  }, {
    policy: {
      algorithms: ['ed25519'],
      requiredComponents: ['@status', 'content-digest', component('signature', { req: true })],
      requiredParameters: ['created', 'keyid'],
      maxAge: 60,
      now: at.getTime() / 1000,
    },
    resolveVerifier: () => ({
      algorithm: 'ed25519',
      verify: async (base, signature) =>
        await police.verifier.verify(Buffer.from(base), Buffer.from(signature)) === true,
    }),
  })
  expect(verified.parameters.keyid).toBe(keyIdOf(police.publicKey))
})
