import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Agent, request } from 'undici'
import type { Certified } from '../../agencies/nec/certificates.ts'
import { createClientCertificate, thumbprintOf } from '../../gateway/http/client-certificate.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'

let authority: Awaited<ReturnType<typeof anAuthority>>
let shelter: Certified
let shown: X509Certificate

beforeAll(async () => {
  authority = await anAuthority()
  shelter = await authority.client('ngo-reden-sagssystem')
  shown = new X509Certificate(shelter.certificate)
})
afterAll(() => authority.close())

/** Whether the certificate that a header names counts, from an address, where these proxies are named. */
const counts = (proxies: readonly string[], from: string, at = new Date()): boolean => createClientCertificate(proxies, () => at)({
  socket: { remoteAddress: from }, headers: { 'client-cert': `:${shown.raw.toString('base64')}:` },
} as unknown as IncomingMessage) === thumbprintOf(shown.raw)

describe('a certificate in `Client-Cert` (RFC 9440)', () => {
  test.each([
    ['10.1.2.3', ['10.0.0.0/8'], true],
    ['11.0.0.1', ['10.0.0.0/8'], false],
    ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
    ['10.0.0.1', ['10.0.0.1'], true],
    ['10.0.0.2', ['10.0.0.1'], false],
    ['2001:db8:7::1', ['10.0.0.1', '2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['2001:db8::1', ['2001:db8::1'], true],
    ['127.0.0.1', [], false],
  ])('from %s, where %j are the proxies, counts: %s', (from, proxies, counted) => {
    expect(counts(proxies, from)).toBe(counted)
  })

  test('counts from the first to the last second of its time, and neither before nor after', () => {
    const [from, until] = [Date.parse(shown.validFrom), Date.parse(shown.validTo)]
    expect([from - 1, from, until, until + 1].map((at) => counts(['10.0.0.1'], '10.0.0.1', new Date(at)))).toEqual([false, true, true, false])
  })
})

test('over a proxy\'s connection the proxy\'s own certificate is nobody\'s', async () => {
  const seenFrom = async (proxies: readonly string[]): Promise<string> => {
    const certificateOf = createClientCertificate(proxies, () => new Date())
    const { certificate: cert, key } = authority.server
    const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (asked, reply) => reply.end(certificateOf(asked) ?? 'nobody\'s'))
    await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
    const dispatcher = new Agent({ connect: { ca: authority.ca, cert: shelter.certificate, key: shelter.key } })
    const { body } = await request(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, { dispatcher })
    const seen = await body.text()
    await dispatcher.close()
    server.close()
    return seen
  }
  expect(await seenFrom([])).toBe(thumbprintOf(shown.raw))
  expect(await seenFrom(['127.0.0.1'])).toBe('nobody\'s')
})
