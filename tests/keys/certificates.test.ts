import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineCertificates } from '../../gateway/doctor/certificates.ts'
import { certificateExpiries } from '../../gateway/keys/certificate-expiries.ts'
import { createEvents } from '../../gateway/telemetry/create-events.ts'
import { createMetrics } from '../../gateway/telemetry/metrics.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'

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

test('whoever watches the gateway reads it in `/metrics`', async () => {
  const inAYear = Date.now() / 1000 + 364 * 24 * 60 * 60
  await expect.poll(() => samsyn.counted('samsyn_certificate_expires_timestamp_seconds{of="NEC",name="server"}')).toBeGreaterThan(inAYear)
})

test('the doctor says of each whether it holds, and for how long', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  const seen = ['2026-11-20', '2026-12-01', '2027-11-22'].map((day) => ({ of: 'NEC', name: day, expiresAt: new Date(`${day}T12:00:00Z`) }))
  expect(examineCertificates(seen, at).map(({ state, says }) => `${state}: ${says.da}`)).toEqual([
    'fault: udløb for 2 dage siden', 'warning: udløber om 9 dage', 'good: gælder 365 dage endnu',
  ])
})

test('and is warned from 30 days ahead, by name and days', () => {
  const warned: object[] = []
  const log = { warn: (line: object) => warned.push(line) } as never
  const { certificateSeen } = createEvents(log, createMetrics())
  const inDays = (days: number): Date => new Date(Date.now() + (days + 0.5) * 24 * 60 * 60 * 1000)
  certificateSeen({ of: 'NEC', name: 'client.crt', expiresAt: inDays(30) })
  expect(warned).toEqual([])
  certificateSeen({ of: 'NEC', name: 'client.crt', expiresAt: inDays(29) })
  certificateSeen({ of: 'gateway', name: 'server.crt', expiresAt: inDays(-2) })
  expect(warned).toEqual([
    { event: 'certificateExpires', of: 'NEC', name: 'client.crt', days: 29 },
    { event: 'certificateExpires', of: 'gateway', name: 'server.crt', days: -2 },
  ])
})
