import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signOrders, verifyOrder, type DisclosureOrder } from '../../agencies/disclosure-order.ts'
import { signReply, signRequest, verifyReply, type RequestMessage } from '../../agencies/nec/message-signature.ts'
import { signerOf, signingKeysFrom } from '../../agencies/nec/signing-keys.ts'

const at = new Date('2026-11-22T10:00:00Z')
const aKey = (kid: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { kid, publicKey, privateKey, sign: (data: Buffer) => sign(null, data, privateKey), jwk: { ...publicKey.export({ format: 'jwk' }), kid } as JWK }
}
const [former, present] = [aKey('orders-2026'), aKey('orders-2027')]

describe('the key that signs disclosure orders', () => {
  const order: DisclosureOrder = {
    disclosureId: 'd', controller: 'CMM', recipient: 'UDLST', actor: 'us-4402', role: 'assessor', purpose: 'IDENTIFICATION',
    exchanges: ['X02'], legalBases: [], asks: [],
  }
  const isTaken = async (by: typeof former, known: JWK[]): Promise<boolean> => {
    const [token = ''] = signOrders([order], by, 'urn:samsyn:gateway', at)
    return verifyOrder(token, createLocalJWKSet({ keys: known }), 'CMM', at).then(() => true, () => false)
  }

  test('is taken over by the next while agencies know both, whichever signs', async () => {
    const both = [former.jwk, present.jwk]
    expect([await isTaken(former, both), await isTaken(present, both)]).toEqual([true, true])
  })

  test('signs nothing that an agency takes once the agency has struck it out, nor under the next one\'s name', async () => {
    expect(await isTaken(former, [present.jwk])).toBe(false)
    expect(await isTaken({ ...former, kid: present.kid }, [present.jwk])).toBe(false)
  })
})

describe('the key that signs the police\'s replies', () => {
  let folder: string
  const know = (...keys: KeyObject[]) => {
    writeFileSync(join(folder, 'police-signing.pub'), keys.map((key) => key.export({ type: 'spki', format: 'pem' })).join(''))
    return signingKeysFrom(folder, 'police-signing.pub').theirs
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samsyn-police-'))
    writeFileSync(join(folder, 'signing.key'), aKey('gateway').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const isTaken = async (by: typeof former, known: ReturnType<typeof know>): Promise<boolean> => {
    const unsigned: RequestMessage = {
      method: 'POST', url: 'https://politi.example/sager/opslag', headers: { 'samsyn-videregivelsesordre': 'order' }, body: Buffer.from('{}'),
    }
    const request = { ...unsigned, headers: { ...unsigned.headers, ...await signRequest(unsigned, signerOf(former.privateKey), at, 'n') } }
    const reply = { status: 200, headers: {}, body: Buffer.from('{}') }
    const headers = await signReply(reply, request, signerOf(by.privateKey), at)
    return verifyReply({ ...reply, headers: { ...headers } }, request, known, at).then(() => true, () => false)
  }

  test('is taken over by the next while both stand in the file', async () => {
    const both = know(former.publicKey, present.publicKey)
    expect([await isTaken(former, both), await isTaken(present, both)]).toEqual([true, true])
  })

  test('is believed no longer once it is struck out of the file', async () => {
    const one = know(present.publicKey)
    expect([await isTaken(former, one), await isTaken(present, one)]).toEqual([false, true])
  })
})
