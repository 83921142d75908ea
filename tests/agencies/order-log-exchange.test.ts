import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createLocalJWKSet, exportJWK, importJWK, type CryptoKey } from 'jose'
import { describe, expect, test } from 'vitest'
import { compactJws } from '../../agencies/compact-jws.ts'
import { readLog, signLog, signLogRequest, verifyLogRequest, type OrderLogLine } from '../../agencies/order-log-exchange.ts'

const aKey = async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const jwk = { ...await exportJWK(privateKey), kid: 'one', alg: 'Ed25519' }
  return {
    signer: { kid: 'one', sign: (data: Buffer) => sign(null, data, privateKey) },
    key: await importJWK(jwk, 'Ed25519') as CryptoKey,
    known: createLocalJWKSet({ keys: [{ ...await exportJWK(publicKey), kid: 'one', alg: 'Ed25519' }] }),
  }
}
const [own, stranger] = await Promise.all([aKey(), aKey()])

const GATEWAY = 'urn:samsyn:gateway'
const AT = new Date('2026-11-22T10:00:00Z')
const after = (seconds: number): Date => new Date(AT.getTime() + seconds * 1000)
const WINDOW = { from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-22T00:00:00Z') }
const STATED = { from: WINDOW.from.toISOString(), to: WINDOW.to.toISOString() }
const TIMES = { iat: AT.getTime() / 1000, exp: AT.getTime() / 1000 + 60 }

describe('the gateway\'s request for a log', () => {
  const read = (token: string, at = AT) => verifyLogRequest(token, own.known, 'CMM', at)
  const request = (party = 'CMM', signer = own.signer): string => signLogRequest(WINDOW, party, signer, GATEWAY, AT)
  const said = (claims: object, typ = 'order-log-request+jwt'): string =>
    compactJws(typ, { ...STATED, iss: GATEWAY, aud: 'CMM', ...TIMES, ...claims }, own.signer)

  test('says the time asked about, for less than a minute', async () => {
    expect(await read(request())).toEqual(WINDOW)
    expect(await read(request(), after(59))).toEqual(WINDOW)
    await expect(read(request(), after(60))).rejects.toThrow('"exp" claim timestamp check failed')
  })

  test.each([
    ['of another key', request('CMM', stranger.signer), 'signature verification failed'],
    ['to another agency', request('NEC'), 'unexpected "aud" claim value'],
    ['that is something else by the same key', said({}, 'disclosure-order+jwt'), 'unexpected "typ" JWT header value'],
    ['that never ends', said({ exp: undefined }), 'missing required "exp" claim'],
    ['without a beginning of the time', said({ from: undefined }), 'from'],
  ])('%s opens no log', async (_what, token, message) => {
    await expect(read(token)).rejects.toThrow(message)
  })
})

describe('an agency\'s log', () => {
  const lineOf = (disclosureId: string): OrderLogLine =>
    ({ at: '2026-11-21T09:00:00.000Z', accepted: true, disclosureId, asked: [{ fileNumber: 'CMM-1', facts: ['needs.language'] }] })
  const LINES = [lineOf(randomUUID()), lineOf(randomUUID())]
  const signed = (window = WINDOW, party = 'CMM', audience = GATEWAY, signer = own, lines = LINES) =>
    signLog(lines, window, party, { key: signer.key, kid: 'one' }, audience, AT)
  const read = ({ body, signature }: { body: string; signature: string }, at = AT) =>
    readLog(body, signature, WINDOW, 'CMM', own.known, GATEWAY, at)

  test('is read as the agency signed it, within a minute', async () => {
    expect(await read(await signed())).toEqual(LINES)
    await expect(read(await signed(), after(60))).rejects.toThrow('"exp" claim timestamp check failed')
  })

  test.each([
    ['a line that was taken out', async () => ({ ...await signed(), body: `${JSON.stringify(LINES[0])}\n` }), 'not the signed one'],
    ['a later beginning than was asked about', () => signed({ ...WINDOW, from: new Date(WINDOW.from.getTime() + 1) }), 'of another time'],
    ['an earlier end than was asked about', () => signed({ ...WINDOW, to: new Date(WINDOW.to.getTime() - 1) }), 'of another time'],
    ['another\'s signature', () => signed(WINDOW, 'CMM', GATEWAY, stranger), 'signature verification failed'],
    ['the name of another agency', () => signed(WINDOW, 'NEC'), 'unexpected "iss" claim value'],
    ['another gateway as its reader', () => signed(WINDOW, 'CMM', 'urn:another:gateway'), 'unexpected "aud" claim value'],
    ['a signature of the same key for something else', async () => {
      const { body, signature } = await signed()
      const claims: object = JSON.parse(Buffer.from(signature.split('.')[1] ?? '', 'base64url').toString())
      return { body, signature: compactJws('order-log-request+jwt', claims, own.signer) }
    }, 'unexpected "typ" JWT header value'],
    ['a text in place of an id', () => signed(WINDOW, 'CMM', GATEWAY, own, [lineOf('Mira bor på Nørregade')]), 'Invalid UUID'],
    ['a text in place of a fact', () => signed(WINDOW, 'CMM', GATEWAY, own, [{ ...lineOf(randomUUID()), asked: [{ fileNumber: 'CMM-1', facts: ['Mira'] }] }]),
      'Invalid option'],
    ['no signature', async () => ({ ...await signed(), signature: 'undefined' }), 'Invalid Compact JWS'],
  ])('with %s is not believed', async (_what, log, message) => {
    await expect(read(await log())).rejects.toThrow(message)
  })
})
