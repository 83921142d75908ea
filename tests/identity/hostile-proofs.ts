import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import type { ProvenRequest } from '../../gateway/identity/dpop-proof.ts'
import type { SenderRefusal } from '../../gateway/identity/token-refused.ts'
import { aProver, type Prover } from './a-proof.ts'
import { NOW } from './an-issuer.ts'

export const REQUEST: ProvenRequest = { method: 'POST', url: 'https://samsyn.example/graphql', token: 'a.token.indeed' }

export const prover = await aProver()
export const stranger = await aProver('Ed25519')

type Said = Partial<Parameters<Prover['prove']>[0]>

export const prove = (said: Said = {}): Promise<string> => prover.prove({ url: REQUEST.url, token: REQUEST.token, at: NOW, ...said })
const claiming = (claims: Record<string, unknown>) => () => prove({ claims })
const headed = (header: Record<string, unknown>) => () => prove({ header })
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const parts = async (): Promise<[string, string, string]> => (await prove()).split('.') as [string, string, string]
const withHeader = (change: (header: Record<string, unknown>) => unknown) => async () => {
  const [header, payload, signature] = await parts()
  return [encode(change(JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>)), payload, signature].join('.')
}
export const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000)

/** Signed indeed, with claims that only JSON's own rules leave open. */
const signedText = async (claims: string): Promise<string> => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const text = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })}.${encode(claims)}`
  const signature = createSign('SHA256').update(text).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** Proofs that must not hold, and why each does not. */
export const HOSTILE_PROOFS: readonly (readonly [what: string, reason: SenderRefusal, proof: () => Promise<string>])[] = [
  ['nothing', 'proofMalformed', async () => ''],
  ['9 KiB', 'proofMalformed', claiming({ padding: 'x'.repeat(9_000) })],
  ['5 MB', 'proofMalformed', async () => 'a'.repeat(5_000_000)],
  ['a key name of a megabyte', 'proofMalformed', headed({ kid: 'k'.repeat(1_000_000) })],
  ['padding', 'proofMalformed', async () => `${await prove()}==`],
  ['a line break', 'proofMalformed', async () => `${await prove()}\n`],
  ['base64 that is not for URLs', 'proofMalformed', async () => (await prove()).replace(/\.(.)/, '.+')],
  ['unused bits that are set', 'proofMalformed', async () => {
    const [header, payload, signature] = await parts()
    return [header, payload, signature.slice(0, -1) + (signature.endsWith('A') ? 'B' : signature.endsWith('Q') ? 'R' : signature.endsWith('g') ? 'h' : 'x')].join('.')
  }],
  ['five parts, encrypted', 'proofMalformed', async () => 'AA.AA.AA.AA.AA'],
  ['a proof in a proof', 'proofSignature', async () => {
    const [header, , signature] = await parts()
    return [header, encode(await prove()), signature].join('.')
  }],
  ['a header that is no object', 'proofMalformed', withHeader(() => '[]')],
  ['an algorithm that is said twice', 'proofMalformed', withHeader((header) => JSON.stringify(header).replace('{', '{"alg":"none",'))],
  ['a time that is said twice', 'proofMalformed', () => signedText(
    `{"jti":"a-proof-of-two-times","htm":"POST","htu":"${REQUEST.url}","iat":1,"iat":${NOW.getTime() / 1000}}`)],
  ['a time that is said twice, once in escapes', 'proofMalformed', () => signedText(
    `{"jti":"a-proof-of-two-times","htm":"POST","htu":"${REQUEST.url}","iat":1,"\\u0069at":${NOW.getTime() / 1000}}`)],
  ['a critical extension', 'proofMalformed', headed({ crit: ['b64'], b64: true })],
  ['an unencoded payload', 'proofMalformed', withHeader((header) => ({ ...header, b64: false, crit: ['b64'] }))],
  ['a compressed payload', 'proofMalformed', headed({ zip: 'DEF' })],
  ['the address of a key', 'proofMalformed', headed({ jku: 'https://elsewhere.example/jwks' })],
  ['the address of a certificate', 'proofMalformed', headed({ x5u: 'https://elsewhere.example/certificate' })],
  ['a certificate', 'proofMalformed', headed({ x5c: ['AAAA'] })],
  ['a key name with a path', 'proofMalformed', headed({ kid: '../../etc/passwd' })],
  ['alg none', 'proofAlgorithm', withHeader((header) => ({ ...header, alg: 'none' }))],
  ['HS256, its own public key for the secret', 'proofAlgorithm', async () => {
    const text = `${encode({ typ: 'dpop+jwt', alg: 'HS256', jwk: prover.jwk })}.${(await parts())[1]}`
    return `${text}.${createHmac('sha256', JSON.stringify(prover.jwk)).update(text).digest('base64url')}`
  }],
  ['RS256', 'proofAlgorithm', withHeader((header) => ({ ...header, alg: 'RS256' }))],
  ['an algorithm in other letters', 'proofAlgorithm', withHeader((header) => ({ ...header, alg: 'es256' }))],
  ['no type', 'proofType', headed({ typ: undefined })],
  ['the type of an access token', 'proofType', headed({ typ: 'at+jwt' })],
  ['the type of a client assertion', 'proofType', headed({ typ: 'JWT' })],
  ['no key', 'proofKey', headed({ jwk: undefined })],
  ['its private key', 'proofKey', async () => prove({ header: { jwk: { ...prover.privateJwk, kid: undefined, alg: undefined } } })],
  ['its private key, of the other kind', 'proofKey', () => stranger.prove({
    url: REQUEST.url, token: REQUEST.token, at: NOW, header: { jwk: { ...stranger.privateJwk, kid: undefined, alg: undefined } },
  })],
  ['a key that is for encryption', 'proofKey', headed({ jwk: { ...prover.jwk, use: 'enc' } })],
  ['a symmetric key', 'proofKey', headed({ jwk: { kty: 'oct', k: 'AAAA' } })],
  ['a key that is no point of its curve', 'proofKey', withHeader((header) => ({ ...header, jwk: { ...prover.jwk, x: 'A'.repeat(43) } }))],
  ['a key of another algorithm', 'proofKey', withHeader((header) => ({ ...header, alg: 'Ed25519' }))],
  ['an RSA key of 16,384 bits', 'proofKey', headed({ jwk: { kty: 'RSA', n: 'A'.repeat(2_731), e: 'AQAB' } })],
  ['another\'s key', 'proofSignature', withHeader((header) => ({ ...header, alg: 'Ed25519', jwk: stranger.jwk }))],
  ['a signature of zeros', 'proofSignature', async () => [...(await parts()).slice(0, 2), encode('\0'.repeat(64))].join('.')],
  ['half a signature', 'proofSignature', async () => [...(await parts()).slice(0, 2), (await parts())[2].slice(0, 42) + 'A'].join('.')],
  ['claims changed after signing', 'proofSignature', async () => {
    const [header, , signature] = await parts()
    return [header, (await prove({ claims: { jti: 'another-than-it-was' } })).split('.')[1], signature].join('.')
  }],
  ['no id', 'proofIncomplete', claiming({ jti: undefined })],
  ['an id that anyone could guess', 'proofIncomplete', claiming({ jti: '1' })],
  ['an id of a thousand characters', 'proofIncomplete', claiming({ jti: 'x'.repeat(1_000) })],
  ['no time', 'proofIncomplete', claiming({ iat: undefined })],
  ['a time in words', 'proofIncomplete', claiming({ iat: 'now' })],
  ['no method', 'proofIncomplete', claiming({ htm: undefined })],
  ['another method', 'proofOfOtherRequest', claiming({ htm: 'GET' })],
  ['the method in small letters', 'proofOfOtherRequest', claiming({ htm: 'post' })],
  ['another address', 'proofOfOtherRequest', claiming({ htu: 'https://samsyn.example/trail' })],
  ['another host', 'proofOfOtherRequest', claiming({ htu: 'https://samsyn.example.elsewhere.example/graphql' })],
  ['a user in the address', 'proofOfOtherRequest', claiming({ htu: 'https://elsewhere.example@samsyn.example.dk/graphql' })],
  ['plain HTTP', 'proofOfOtherRequest', claiming({ htu: 'http://samsyn.example/graphql' })],
  ['an address that is none', 'proofOfOtherRequest', claiming({ htu: '/graphql' })],
  ['another token', 'proofOfOtherToken', () => prove({ token: 'another.token.indeed' })],
  ['no token', 'proofOfOtherToken', () => prove({ token: null })],
  ['a time ten minutes ago', 'proofOld', () => prove({ at: minutes(-10) })],
  ['a time 61 seconds ago', 'proofOld', () => prove({ at: new Date(NOW.getTime() - 61_000) })],
  ['a time in ten minutes', 'proofInFuture', () => prove({ at: minutes(10) })],
  ['a time in six seconds', 'proofInFuture', () => prove({ at: new Date(NOW.getTime() + 6_000) })],
]
