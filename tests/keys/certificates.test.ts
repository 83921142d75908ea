import { once } from 'node:events'
import { createServer as createPlainServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer } from 'node:tls'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { examineCertificates } from '../../gateway/doctor/certificates.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { certificateExpiries, outsideExpiries, type CertificateExpiry } from '../../gateway/keys/certificate-expiries.ts'
import { shownCertificate } from '../../gateway/keys/shown-certificate.ts'
import type { MailSettings } from '../../gateway/mail/mail-settings.ts'
import { createEvents } from '../../gateway/telemetry/create-events.ts'
import { createMetrics } from '../../gateway/telemetry/metrics.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aMailServer } from '../mail/a-mail-server.ts'

let samsyn: AGateway
let authority: Awaited<ReturnType<typeof anAuthority>>

beforeAll(async () => {
  authority = await anAuthority()
  samsyn = await aGateway()
})

afterAll(async () => {
  await samsyn.close()
  authority.close()
})

test('the end of each certificate is known: the gateway\'s own, and the police\'s on either side', async () => {
  const seen = await certificateExpiries({ ...samsyn.config, tls: authority.files })
  expect(seen.map(({ of, name }) => `${of} ${name}`).sort()).toEqual(['NEC ca.crt', 'NEC client.crt', 'NEC server', 'gateway server.crt'])
  for (const { expiresAt } of seen) expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
})

/** Another server of the authority's at each call, as its address without a protocol. */
const aServer = async (): Promise<string> => {
  const { certificate: cert, key } = authority.server
  const server = createServer({ cert, key }, (line) => line.on('error', () => undefined)).on('tlsClientError', () => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const mailServer = (settings: { port: number; tls: 'starttls' | 'implicit' | 'none' }): MailSettings => ({
  server: { host: '127.0.0.1', ca: authority.files.authority, ...settings }, from: 'samsyn@samsyn.example', parties: {},
})

test('and of everyone else whom it speaks TLS with, one of each host: issuers, logs of orders, alarms, mail, traces, SIEM, archive', async () => {
  const [issuer, keys, orderLog, alarms, escalation, collector, siem, bucket] = await Promise.all(Array.from({ length: 8 }, aServer))
  const { key, certificate } = authority.server
  const starttls = await aMailServer({ key, certificate })
  onTestFinished(starttls.close)
  const config = {
    ...samsyn.config, tls: undefined, agencies: { CMM: { url: 'http://127.0.0.1:1', orderLog: { url: `https://${orderLog}/log`, key: {} as never } } },
    issuers: [{ issuer: `https://${issuer}/a`, jwksUri: `https://${keys}/jwks`, parties: ['CMM'] }, { issuer: `https://${issuer}/b`, parties: ['NEC'] }],
    alarms: { CMM: { officers: `https://${alarms}/officers`, escalation: `https://${escalation}`, corrections: `https://${alarms}/corrections` } },
    mail: mailServer({ port: starttls.port, tls: 'starttls' }), tracesUrl: `https://${collector}`,
  }
  const named = (seen: readonly CertificateExpiry[]): string[] => seen.map(({ of, name }) => `${of} ${name}`)
  expect(named(await certificateExpiries(config))).toEqual([
    'mail ca.crt', 'CMM orderLog', `issuer ${issuer}`, `issuer ${keys}`, 'CMM officers', 'CMM escalation', 'mail server', 'collector server',
  ])
  const outside = { siem: { url: `https://${siem}` }, archive: { bucket: { url: `https://${bucket}/checkpoints` } as never } }
  expect(named(await outsideExpiries(outside))).toEqual(['siem server', 'archive server'])

  const ofMail = async (tls: 'implicit' | 'none', port: number): Promise<string[]> =>
    named(await certificateExpiries({ ...config, issuers: [], agencies: {}, alarms: {}, tracesUrl: undefined, mail: mailServer({ port, tls }) }))
  expect(await ofMail('implicit', Number(issuer?.split(':')[1]))).toEqual(['mail ca.crt', 'mail server'])
  expect(await ofMail('none', starttls.port)).toEqual(['mail ca.crt'])
  starttls.state.down = true
  expect(named(await certificateExpiries(config))).not.toContain('mail server')
})

/** Says something again and again on a line, every so many milliseconds. */
const drip = (line: Socket, said: string | Buffer, milliseconds: number): void => {
  const dripping = setInterval(() => line.write(said), milliseconds)
  line.once('close', () => clearInterval(dripping))
}

test.each<[string, string, (line: Socket) => void]>([
  ['says a word now and then, and never all', 'smtp', (line) => drip(line, '220-\r\n', 500)],
  ['never ends its line', 'smtp', (line) => drip(line, '2'.repeat(1_000), 100)],
  ['grants TLS, and shakes hands byte by byte', 'postgresql', (line) => {
    line.once('data', () => {
      line.write('S')
      line.once('data', () => {
        line.write(Buffer.from([22, 3, 3, 64, 0, 2]))
        drip(line, Buffer.alloc(1), 500)
      })
    })
  }],
])('a server that %s is looked at for two seconds, and no longer', async (_what, protocol, answer) => {
  const lines: Socket[] = []
  const server = createPlainServer((line) => {
    lines.push(line.on('error', () => undefined))
    answer(line)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const line of lines) line.destroy()
  })
  const shown = shownCertificate(`${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}/?sslmode=verify-full`)
  expect(await Promise.race([shown, wait(3_500, 'still looks')])).toBeUndefined()
  await expect.poll(() => lines.every(({ destroyed }) => destroyed)).toBe(true)
}, 8_000)

test('whoever watches the gateway reads it in `/metrics`, in seconds', async () => {
  const inDays = (days: number): number => Date.now() / 1000 + days * 24 * 60 * 60
  const ends = () => samsyn.counted('samsyn_certificate_expires_timestamp_seconds{of="NEC",name="server"}')
  await expect.poll(ends).toBeGreaterThan(inDays(364))
  expect(await ends()).toBeLessThan(inDays(366))
})

test('and no longer of a file that is gone, nor of an address where none is shown', async () => {
  const metrics = createMetrics()
  const { certificatesSeen } = createEvents({} as never, metrics)
  const expiry = (name: string) => ({ of: 'NEC', name, expiresAt: new Date(Date.now() + 365 * 24 * 60 * 60 * 1000) })
  const named = async () => (await metrics.certificates.get()).values.map(({ labels }) => labels.name)
  certificatesSeen([expiry('client-2026.crt'), expiry('server')])
  certificatesSeen([expiry('client-2027.crt')])
  expect(await named()).toEqual(['client-2027.crt'])
})

test('and of the followers\', to whom they send', async () => {
  const { databaseUrl, orderKey: pseudonymKey, witnesses } = samsyn.config
  const followers = await startFollowers({
    host: '127.0.0.1', port: 0, databaseUrl, pseudonymKey, witnesses, logLevel: 'silent', tracesUrl: undefined,
    export: { siem: { url: `https://${await aServer()}` } },
  })
  onTestFinished(followers.close)
  await expect.poll(async () => (await fetch(`${followers.url}/metrics`)).text())
    .toContain('samsyn_certificate_expires_timestamp_seconds{of="siem",name="server"}')
})

test('the doctor says of each whether it holds, and for how long', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  const ends = ['2026-11-20T12:00', '2026-11-22T09:59', '2026-11-22T10:00', '2026-12-01T12:00', '2026-12-22T09:59', '2026-12-22T10:00', '2027-11-22T12:00']
  const seen = ends.map((end) => ({ of: 'NEC', name: 'client.crt', expiresAt: new Date(`${end}:00Z`) }))
  expect(examineCertificates(seen, at).map(({ state, says }) => `${state}: ${says.da}`)).toEqual([
    'fault: udløb for 2 dage siden', 'fault: udløb for 1 dage siden', 'warning: udløber om 0 dage', 'warning: udløber om 9 dage',
    'warning: udløber om 29 dage', 'good: gælder 30 dage endnu', 'good: gælder 365 dage endnu',
  ])
})

test('and is warned from 30 days ahead, by name and days', () => {
  const warned: object[] = []
  const log = { warn: (line: object) => warned.push(line) } as never
  const { certificatesSeen } = createEvents(log, createMetrics())
  const inDays = (days: number): Date => new Date(Date.now() + (days + 0.5) * 24 * 60 * 60 * 1000)
  certificatesSeen([{ of: 'NEC', name: 'client.crt', expiresAt: inDays(30) }])
  expect(warned).toEqual([])
  certificatesSeen([{ of: 'NEC', name: 'client.crt', expiresAt: inDays(29) }, { of: 'gateway', name: 'server.crt', expiresAt: inDays(-2) }])
  expect(warned).toEqual([
    { event: 'certificateExpires', of: 'NEC', name: 'client.crt', days: 29 },
    { event: 'certificateExpires', of: 'gateway', name: 'server.crt', days: -2 },
  ])
})
