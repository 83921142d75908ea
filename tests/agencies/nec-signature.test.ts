import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import { component, createSignature, verifySignature, type FieldOccurrence } from 'http-message-sig'
import { expect, test } from 'vitest'
import { contentDigest, digestHolds } from '../../agencies/nec/content-digest.ts'
import {
  keyIdOf, signerOf, signReply, signRequest, verifierOf, verifyReply, verifyRequest, type ReplyMessage, type RequestMessage,
} from '../../agencies/nec/message-signature.ts'
import { createReplayGuard } from '../../agencies/nec/replay-guard.ts'

/** RFC 9421 appendix B.1.4 and B.2.6. */
const rfcKey = createPrivateKey(`-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----`)
const rfcFields = ['date', '@method', '@path', '@authority', 'content-type', 'content-length']
const rfcRequest = {
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: { host: 'example.com', date: 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18' },
}
const rfcInput = 'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"'
const rfcSignature = 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'

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

const gateway = generateKeyPairSync('ed25519')
const police = generateKeyPairSync('ed25519')
const at = new Date('2026-03-09T08:00:00Z')
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000)

const unsigned: RequestMessage = {
  method: 'POST',
  url: 'https://127.0.0.1:4433/opslag',
  headers: { 'samsyn-videregivelsesordre': 'body~path~signature' },
  body: Buffer.from('{"opslag":[]}'),
}

const aRequest = async (nonce = 'n1', message = unsigned): Promise<RequestMessage> =>
  ({ ...message, headers: { ...message.headers, ...await signRequest(message, gateway.privateKey, at, nonce) } })

const aReply = async (request: RequestMessage, status = 200): Promise<ReplyMessage> => {
  const reply: ReplyMessage = { status, headers: {}, body: Buffer.from('{"sager":[]}') }
  return { ...reply, headers: await signReply(reply, request, police.privateKey, at) }
}

const accepts = (message: RequestMessage, when = at): Promise<string> => verifyRequest(message, gateway.publicKey, when)
const believes = (reply: ReplyMessage, request: RequestMessage, when = at): Promise<void> =>
  verifyReply(reply, request, police.publicKey, when)

test('the police accept what the gateway signed, and learn its nonce', async () => {
  expect(await accepts(await aRequest('n7'))).toBe('n7')
})

test.each<[string, (request: RequestMessage) => RequestMessage, string]>([
  ['another body', (request) => ({ ...request, body: Buffer.from('{"opslag":[1]}') }), 'the body is not the signed one'],
  ['another method', (request) => ({ ...request, method: 'PUT' }), 'the signature does not hold'],
  ['another address', (request) => ({ ...request, url: 'https://127.0.0.1:4434/opslag' }), 'the signature does not hold'],
  ['another order', (request) => ({ ...request, headers: { ...request.headers, 'samsyn-videregivelsesordre': 'x' } }), 'the signature does not hold'],
  ['an order twice', (request) => ({ ...request, headers: { ...request.headers, 'samsyn-videregivelsesordre': ['body~path~signature', 'x'] } }), 'the signature does not hold'],
  ['another nonce', (request) => ({ ...request, headers: edited(request, 'signature-input', 'n1', 'n2') }), 'the signature does not hold'],
  ['no nonce', (request) => ({ ...request, headers: edited(request, 'signature-input', ';nonce="n1"', '') }), 'the signature has no nonce'],
  ['another algorithm', (request) => ({ ...request, headers: edited(request, 'signature-input', 'ed25519', 'hmac-sha256') }), 'the signature is not of the agreed algorithm'],
  ['an order outside the signature', (request) => ({ ...request, headers: edited(request, 'signature-input', ' "samsyn-videregivelsesordre"', '') }), 'the signature does not cover `samsyn-videregivelsesordre`'],
  ['a time that is no number', (request) => ({ ...request, headers: edited(request, 'signature-input', /created=\d+/, 'created="x"') }), 'the signature says not when or by whom'],
  ['a second signature', (request) => ({ ...request, headers: twice(request) }), 'there is not just one signature'],
])('the police refuse a request with %s', async (_what, change, message) => {
  await expect(accepts(change(await aRequest()))).rejects.toThrow(message)
})

const field = (message: RequestMessage, name: string): string => String(message.headers[name])

const edited = (message: RequestMessage, name: string, from: string | RegExp, to: string) =>
  ({ ...message.headers, [name]: field(message, name).replace(from, to) })

const twice = (message: RequestMessage) => ({
  ...message.headers,
  'signature-input': `other=(),${field(message, 'signature-input')}`,
  signature: `other=:AAAA:,${field(message, 'signature')}`,
})

test.each(['signature', 'signature-input', 'content-digest'])('the police refuse a request without its `%s`', async (name) => {
  const request = await aRequest()
  await expect(accepts({ ...request, headers: { ...request.headers, [name]: undefined } })).rejects.toThrow()
})

test('the police refuse a request that another key signed', async () => {
  await expect(verifyRequest(await aRequest(), police.publicKey, at)).rejects.toThrow('the signature is by another key')
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
  await expect(believes(reply, await aRequest('n2'))).rejects.toThrow('the signature does not hold')
})

test('the gateway does not believe a reply with another body, status, age or key', async () => {
  const request = await aRequest()
  const reply = await aReply(request)
  await expect(believes({ ...reply, body: Buffer.from('{}') }, request)).rejects.toThrow('the body is not the signed one')
  await expect(believes({ ...reply, status: 404 }, request)).rejects.toThrow('the signature does not hold')
  await expect(believes(reply, request, later(61))).rejects.toThrow('the signature is not of now')
  await expect(verifyReply(reply, request, gateway.publicKey, at)).rejects.toThrow('the signature is by another key')
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
  const verifier = verifierOf(police.publicKey)
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
      verify: async (base, signature) => await verifier.verify(Buffer.from(base), Buffer.from(signature)) === true,
    }),
  })
  expect(verified.parameters.keyid).toBe(keyIdOf(police.publicKey))
})
