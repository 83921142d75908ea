import { generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet, exportJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { compactJws, type Signer } from '../../agencies/compact-jws.ts'
import { signOrders, verifyOrder, type DisclosureOrder } from '../../agencies/disclosure-order.ts'

const aSigner = (): { signer: Signer; publicKey: Parameters<typeof exportJWK>[0] } => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey, signer: { kid: 'gateway-1', sign: (data) => sign(null, data, privateKey) } }
}
const gateway = aSigner()
const keys = createLocalJWKSet({ keys: [{ ...await exportJWK(gateway.publicKey), kid: 'gateway-1', alg: 'Ed25519' }] })

const AT = new Date('2026-11-22T10:00:00Z')
const after = (seconds: number): Date => new Date(AT.getTime() + seconds * 1000)

const orderTo = (controller: string): DisclosureOrder => ({
  disclosureId: 'd-1', controller, recipient: 'UDLST', actor: 'us-1001', role: 'assessor', purpose: 'IDENTIFICATION',
  exchanges: ['X02'], legalBases: ['UDL-33-14'], asks: [{ facts: ['needs.language'], fileNumbers: [`${controller}-1`] }],
})
const PARTIES = ['CMM', 'NEC', 'SKAT', 'AT', 'SIRI']
const signedBy = (signer: Signer, parties: readonly string[] = PARTIES): string[] =>
  signOrders(parties.map(orderTo), signer, 'urn:samsyn:gateway', AT)
const tokens = signedBy(gateway.signer)
const ofCmm = tokens[0] ?? ''

const bodyOf = (order: unknown): string => Buffer.from(JSON.stringify(order)).toString('base64url')
/** A token with one of its three parts put otherwise: order, path, signature. */
const otherwise = (index: 0 | 1 | 2, part: string): string => ofCmm.split('~').with(index, part).join('~')
const partOf = (token: string | undefined, index: 0 | 1 | 2): string => token?.split('~')[index] ?? ''

describe('a disclosure order', () => {
  test.each([1, 2, 3, 4, 5])('of %i under one signature reaches each agency as it was signed', async (count) => {
    const parties = PARTIES.slice(0, count)
    const read = signedBy(gateway.signer, parties).map((token, index) => verifyOrder(token, keys, parties[index] ?? '', AT))
    expect(await Promise.all(read)).toEqual(parties.map(orderTo))
  })

  test('tells an agency nothing of what another is asked', () => {
    expect(Buffer.from(partOf(ofCmm, 0), 'base64url').toString()).toBe(JSON.stringify(orderTo('CMM')))
    expect(partOf(ofCmm, 1).split('.').map((step) => Buffer.from(step.slice(1), 'base64url').length)).toEqual([32, 32, 32])
  })

  test('counts for a minute, to the second, and with a clock that is a minute behind', async () => {
    for (const seconds of [-60, 60]) expect(await verifyOrder(ofCmm, keys, 'CMM', after(seconds))).toMatchObject({ controller: 'CMM' })
    for (const seconds of [-61, 61]) await expect(verifyOrder(ofCmm, keys, 'CMM', after(seconds))).rejects.toThrow('not in force')
  })

  test('for one agency asks no other', async () => {
    await expect(verifyOrder(ofCmm, keys, 'NEC', AT)).rejects.toThrow('for another agency')
  })

  test.each([
    ['more facts than were signed', otherwise(0, bodyOf({ ...orderTo('CMM'), asks: [{ facts: ['safeHouseAddress'], fileNumbers: ['CMM-1'] }] }))],
    ['another\'s place in the tree', otherwise(1, partOf(tokens[1], 1))],
    ['no place in the tree', otherwise(1, '')],
    ['its place in the tree from the other side', otherwise(1, partOf(ofCmm, 1).replace(/^./, 'l'))],
    ['the signature of another request', otherwise(2, partOf(signedBy(gateway.signer, ['CMM'])[0], 2))],
  ])('with %s is none', async (_what, token) => {
    await expect(verifyOrder(token, keys, 'CMM', AT)).rejects.toThrow('not under the signature')
  })

  test('is a leaf of the tree, and two hashes of it are none: nodes are told from leaves (RFC 6962 § 2.1)', async () => {
    const [left, right] = signedBy(gateway.signer, ['CMM', 'NEC'])
    const siblings = [right, left].map((token) => Buffer.from(partOf(token, 1).slice(1), 'base64url'))
    const node = Buffer.concat([Buffer.of(1), ...siblings]).toString('base64url')
    await expect(verifyOrder([node, '', partOf(left, 2)].join('~'), keys, 'CMM', AT)).rejects.toThrow('not under the signature')
  })

  test('of another\'s key is none, nor one without a signature', async () => {
    const [forged = ''] = signedBy(aSigner().signer)
    await expect(verifyOrder(forged, keys, 'CMM', AT)).rejects.toThrow('signature verification failed')
    await expect(verifyOrder(otherwise(2, ''), keys, 'CMM', AT)).rejects.toThrow('Invalid Compact JWS')
  })

  test('under a signature of the same key that is one of something else is none', async () => {
    const [, claims = ''] = partOf(ofCmm, 2).split('.')
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object
    for (const typ of ['order-log-request+jwt', 'JWT'])
      await expect(verifyOrder(otherwise(2, compactJws(typ, said, gateway.signer)), keys, 'CMM', AT)).rejects.toThrow('not one of a disclosure order')
    expect(await verifyOrder(otherwise(2, compactJws('disclosure-order+jwt', said, gateway.signer)), keys, 'CMM', AT)).toEqual(orderTo('CMM'))
  })

  test('that says more than an order does is none', async () => {
    const [token = ''] = signOrders([{ ...orderTo('CMM'), urgent: true } as DisclosureOrder], gateway.signer, 'urn:samsyn:gateway', AT)
    await expect(verifyOrder(token, keys, 'CMM', AT)).rejects.toThrow('Unrecognized key')
  })
})
