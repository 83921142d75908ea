import { createHmac } from 'node:crypto'
import { exportJWK, exportSPKI } from 'jose'
import type { TokenRefusal } from '../../gateway/identity/token-refused.ts'
import { anIssuer, AT, ditte } from './an-issuer.ts'

export const issuer = await anIssuer()
export const stranger = await anIssuer()

/** Those that the gateway trusts; one of them is never there. */
export const trusted = [
  { issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: ['CMM', 'NGO-REDEN'] },
  { issuer: 'https://gone.invalid', jwksUri: 'http://127.0.0.1:1/jwks', parties: ['CMM'] },
]

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
export const honest = (): Promise<string> => issuer.sign(ditte(issuer.issuer))
const saying = (claims: Record<string, unknown>) => () => issuer.sign({ ...ditte(issuer.issuer), ...claims })
const purpose = (...purposes: string[]) =>
  ({ authorization_details: purposes.map((name) => ({ type: 'urn:samsyn:purpose', purpose: name })) })

/** Sets a bit of the last character that base64url does not use: other text, same bytes. */
export const respell = (token: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) | 1]
}

/** Tokens that must not be accepted, and why each is not. */
export const HOSTILE_TOKENS: readonly (readonly [what: string, reason: TokenRefusal, token: () => Promise<string>])[] = [
  ['an empty token', 'malformed', async () => ''],
  ['a token with spaces round it', 'malformed', async () => ` ${await honest()} `],
  ['a token with a line break at its end', 'malformed', async () => `${await honest()}\n`],
  ['a token respelled with padding', 'malformed', async () => `${await honest()}==`],
  ['a token respelled in base64', 'malformed', async () => (await honest()).replace(/\.(.)/, '.+')],
  ['a token respelled in its unused bits', 'malformed', async () => respell(await honest())],
  ['a token with two dots in a row', 'malformed', async () => (await honest()).replace('.', '..')],
  ['a token with a fourth part', 'malformed', async () => `${await honest()}.AA`],
  ['an encrypted token', 'malformed', async () => 'AA.AA.AA.AA.AA'],
  ['a token without a signature', 'malformed', async () => (await honest()).replace(/[^.]+$/, '')],
  ['a token that is not JSON', 'malformed', async () => 'AAAA.AAAA.AAAA'],
  ['a token of 9 KiB', 'tooLong', saying({ padding: 'x'.repeat(9_000) })],
  ['a token of 5 MB', 'tooLong', async () => 'a'.repeat(5_000_000)],
  ['a party that is said twice', 'malformed', async () => {
    const [header, , signature] = (await honest()).split('.')
    return [header, Buffer.from(JSON.stringify(ditte(issuer.issuer)).replace('{', '{"agency":"NEC",')).toString('base64url'), signature].join('.')
  }],
  ['a token in a token', 'malformed', async () => {
    const [header, , signature] = (await honest()).split('.')
    return [header, Buffer.from(await honest()).toString('base64url'), signature].join('.')
  }],
  ['an unencoded payload', 'malformed', async () => {
    const header = { alg: 'Ed25519', typ: 'at+jwt', kid: 'Ed25519', b64: false, crit: ['b64'] }
    return `${encode(header)}.${encode(ditte(issuer.issuer))}.AAAA`
  }],
  ['a key name of 7 KiB', 'tooLong', () => issuer.sign(ditte(issuer.issuer), { kid: 'k'.repeat(7_000) })],
  ['a signature of zeros', 'signature', async () => {
    const [header, payload] = (await issuer.sign(ditte(issuer.issuer), { alg: 'ES256' })).split('.')
    return [header, payload, Buffer.alloc(64).toString('base64url')].join('.')
  }],
  ['a key that it brings along', 'signature', async () =>
    stranger.sign(ditte(issuer.issuer), { jwk: await exportJWK(stranger.publicKey('Ed25519')) })],
  ['a certificate that it brings along', 'signature', async () =>
    stranger.sign(ditte(issuer.issuer), { x5u: stranger.jwksUri, x5c: ['AAAA'] })],
  ['a time of issue ten minutes ahead', 'issuedInFuture', saying({ iat: AT + 600, exp: AT + 800 })],
  ['a life that ended ten minutes ago', 'expired', saying({ iat: AT - 700, exp: AT - 600 })],
  ['alg none', 'algorithm', async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(ditte(issuer.issuer))}.AAAA`],
  ['HS256 signed with the public key', 'algorithm', async () => {
    const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'PS256' })}.${encode(ditte(issuer.issuer))}`
    return `${text}.${createHmac('sha256', await exportSPKI(issuer.publicKey('PS256'))).update(text).digest('base64url')}`
  }],
  ['an algorithm in other letters', 'algorithm', async () =>
    `${encode({ alg: 'ed25519', typ: 'at+jwt', kid: 'Ed25519' })}.${encode(ditte(issuer.issuer))}.AAAA`],
  ['RS256', 'algorithm', async () =>
    `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'PS256' })}.${encode(ditte(issuer.issuer))}.AAAA`],
  ['a critical extension that is not understood', 'malformed', async () => {
    const header = { alg: 'Ed25519', typ: 'at+jwt', kid: 'Ed25519', crit: ['sealed'], sealed: true }
    return `${encode(header)}.${encode(ditte(issuer.issuer))}.AAAA`
  }],
  ['a key of another algorithm', 'key', () => issuer.sign(ditte(issuer.issuer), { kid: 'ES256' })],
  ['a key that the issuer does not have', 'key', () => issuer.sign(ditte(issuer.issuer), { kid: 'of-my-own' })],
  ['claims changed after signing', 'signature', async () => {
    const [header, , signature] = (await honest()).split('.')
    return [header, encode({ ...ditte(issuer.issuer), role: 'contactPerson' }), signature].join('.')
  }],
  ['a stranger who claims to be the issuer', 'signature', () => stranger.sign(ditte(issuer.issuer))],
  ['a stranger who brings the key along', 'signature', async () =>
    stranger.sign(ditte(issuer.issuer), { jku: stranger.jwksUri, kid: 'Ed25519' })],
  ['an issuer that is not trusted', 'issuer', () => stranger.sign(ditte(stranger.issuer))],
  ['no issuer', 'issuer', saying({ iss: undefined })],
  ['an issuer with a slash more', 'issuer', () => issuer.sign(ditte(`${issuer.issuer}/`))],
  ['an issuer that does not answer', 'issuerUnavailable', () => issuer.sign(ditte('https://gone.invalid'))],
  ['an ID token as access token', 'type', () => issuer.sign(ditte(issuer.issuer), { typ: 'JWT' })],
  ['a token of an empty type', 'type', () => issuer.sign(ditte(issuer.issuer), { typ: '' })],
  ['another audience', 'audience', saying({ aud: 'urn:nec:sagssystem' })],
  ['another audience beside ours', 'audience', saying({ aud: ['urn:samsyn:gateway', 'urn:nec:sagssystem'] })],
  ['no audience', 'audience', saying({ aud: undefined })],
  ['a token that has expired', 'expired', saying({ iat: AT - 300, exp: AT })],
  ['a token that never expires', 'incomplete', saying({ exp: undefined })],
  ['a token without time of issue', 'incomplete', saying({ iat: undefined })],
  ['a token from the future', 'issuedInFuture', saying({ iat: AT + 6, exp: AT + 200 })],
  ['a token not valid yet', 'notYetValid', saying({ nbf: AT + 60 })],
  ['a life of ten minutes', 'livesTooLong', saying({ iat: AT, exp: AT + 600 })],
  ['a life of 301 seconds', 'livesTooLong', saying({ iat: AT - 1, exp: AT + 300 })],
  ['nobody', 'subject', saying({ sub: undefined })],
  ['an empty employee', 'subject', saying({ sub: '' })],
  ['a blank employee', 'subject', saying({ sub: ' ' })],
  ['an employee with a line break', 'subject', saying({ sub: 'cmm-0107\nadmin' })],
  ['an employee with a bell', 'subject', saying({ sub: 'cmm-0107\u0007' })],
  ['an employee who is read backwards', 'subject', saying({ sub: 'cmm-\u202e7010' })],
  ['an employee who is a list', 'subject', saying({ sub: ['cmm-0107'] })],
  ['no client', 'client', saying({ client_id: undefined })],
  ['no token id', 'tokenId', saying({ jti: undefined })],
  ['no party', 'party', saying({ agency: undefined })],
  ['a party that there is not', 'party', saying({ agency: 'FBI' })],
  ['a party spelled in small letters', 'party', saying({ agency: 'cmm' })],
  ['a party that the issuer does not speak for', 'partyOfIssuer', saying({ agency: 'NEC' })],
  ['another organisation of a kind that the issuer speaks for', 'partyOfIssuer', saying({ agency: 'NGO-ANDEN' })],
  ['a role that there is not', 'role', saying({ role: 'superuser' })],
  ['two roles', 'role', saying({ role: ['assessor', 'dpo'] })],
  ['no purpose', 'purpose', saying({ authorization_details: undefined })],
  ['an empty list of purposes', 'purpose', saying(purpose())],
  ['two purposes', 'purpose', saying(purpose('IDENTIFICATION', 'INVESTIGATION'))],
  ['the same purpose twice', 'purpose', saying(purpose('IDENTIFICATION', 'IDENTIFICATION'))],
  ['a purpose that there is not', 'purpose', saying(purpose('CURIOSITY'))],
  ['a purpose with a limit that is not understood', 'purpose', saying({
    authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'IDENTIFICATION', locations: ['https://elsewhere'] }],
  })],
  ['a purpose of another type', 'purpose', saying({
    authorization_details: [{ type: 'payment', purpose: 'IDENTIFICATION' }],
  })],
  ['a token bound to half a certificate', 'bound', saying({ cnf: { 'x5t#S256': 'AAAA' } })],
  ['a token bound to a certificate and a key', 'bound', saying({ cnf: { 'x5t#S256': 'A'.repeat(43), jkt: 'A'.repeat(43) } })],
  ['a token bound in a way that is not checked', 'bound', saying({ cnf: { jkt: 'A'.repeat(43), kid: 'one' } })],
  ['a token bound to nothing, which says so', 'bound', saying({ cnf: {} })],
]
