import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Adapter } from '../../agencies/adapter.ts'
import { createAuthority, type Authority } from '../../agencies/nec/certificates.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import { createAdapter } from '../../agencies/siri/adapter.ts'
import { createReference } from '../../agencies/siri/reference.ts'
import { certificateExpiries } from '../../gateway/keys/certificate-expiries.ts'
import { createOrders, type Orders } from '../contract/orders.ts'
import { expired, inForce } from './a-police-system.ts'
import { startPostgresLine } from './a-postgres-line.ts'
import { startTlsFront, type TlsFront } from './a-tls-front.ts'

const asks = [{ fileNumber: 'SIRI-26/00318', facts: ['permitType'] }]
const held = new Map([['SIRI-26/00318', { permitType: 'FARM_WORK' }]])

let orders: Orders
let reference: StartedReference
let authority: Authority
let front: TlsFront
let folder: string
let adapter: Adapter
let url: string

const trust = (ca: string): void => writeFileSync(join(folder, 'ca.crt'), ca)

beforeAll(async () => {
  orders = await createOrders()
  reference = await startReference({
    create: createReference, party: 'SIRI', facts: held, gatewayKeys: orders.keys, now: () => new Date(), port: 0,
    databaseUrl: inject('postgresUrl'),
  })
  const { hostname: host, port } = new URL(reference.url)
  authority = await createAuthority('SIRI CA', inForce())
  front = await startTlsFront({ host, port: Number(port) }, await authority.issue('siri', 'server', inForce()))
  folder = mkdtempSync(join(tmpdir(), 'samsyn-siri-'))
  trust(authority.certificate)
  url = `${reference.url.replace(`:${port}/`, `:${front.port}/`)}?sslmode=verify-full&sslrootcert=${join(folder, 'ca.crt')}`
  adapter = createAdapter(url)
})
afterAll(async () => {
  await adapter.close()
  await front.close()
  await reference.close()
  rmSync(folder, { recursive: true })
})

/** Asks over a new line, when the former is known to be gone: the permit's type, or the kind of failure. */
const ask = async (): Promise<unknown> => {
  front.hangUp()
  await pause(50)
  return askAgain()
}

/** Asks over whichever line there is. */
const askAgain = async (): Promise<unknown> => {
  const order = await orders.sign('SIRI', asks)
  return adapter.fetch({ disclosureId: 'd-1', cases: asks, order, signal: AbortSignal.timeout(10_000) }).then(
    (reply) => reply.cases.get('SIRI-26/00318')?.['permitType'], (error: unknown) => (error as { kind?: string }).kind)
}

test('SIRI answers under TLS, and by a certificate that has expired nothing is asked until a new one is shown', async () => {
  expect(await ask()).toBe('FARM_WORK')
  front.show(await authority.issue('siri', 'server', expired()))
  expect(await ask()).toBe('unreachable')
  front.show(await authority.issue('siri', 'server', inForce()))
  expect(await ask()).toBe('FARM_WORK')
  expect(reference.log.entries).toHaveLength(2)
})

test('another authority is taken up as its certificate is put in place, and where none is, nothing is asked', async () => {
  const next = await createAuthority('SIRI CA', inForce())
  front.show(await next.issue('siri', 'server', inForce()))
  expect(await ask()).toBe('unreachable')
  trust(next.certificate)
  expect(await ask()).toBe('FARM_WORK')
  rmSync(join(folder, 'ca.crt'))
  expect(await ask()).toBe('unreachable')
  trust(next.certificate)
  expect(await ask()).toBe('FARM_WORK')
})

test('a line that is never idle does not outlive the authority that it was made under', async () => {
  const next = await createAuthority('SIRI CA', inForce())
  front.show(await authority.issue('siri', 'server', inForce()))
  trust(authority.certificate)
  expect(await ask()).toBe('FARM_WORK')
  trust(next.certificate)
  await expect.poll(askAgain, { interval: 100, timeout: 20_000 }).toBe('unreachable')
})

test.each([
  ['garbage', Buffer.from('D\0\0\0\x02xMira')], ['a message without end', Buffer.from([0x44, 0x7f, 0xff, 0xff, 0xff, 0, 0])],
])('one that answers %s under TLS gives no facts, again and again', async (_, answer) => {
  const liar = await startPostgresLine({ answer })
  const { hostname: host, port } = new URL(liar.url)
  const lying = await startTlsFront({ host, port: Number(port) }, await authority.issue('siri', 'server', inForce()))
  trust(authority.certificate)
  const deceived = createAdapter(`postgresql://samsyn@127.0.0.1:${lying.port}/sager?sslmode=verify-full&sslrootcert=${join(folder, 'ca.crt')}`)
  for (let round = 0; round < 5; round += 1)
    await expect(deceived.fetch({ disclosureId: 'd-1', cases: asks, order: 'o', signal: AbortSignal.timeout(10_000) }))
      .rejects.toMatchObject({ kind: 'garbled' })
  await deceived.close()
  await lying.close()
  await liar.close()
})

test('the end of both certificates is known', async () => {
  const seen = await certificateExpiries({
    tls: undefined, databaseUrl: inject('postgresUrl'), agencies: { SIRI: { url } }, witnesses: { witnesses: [], quorum: 0 },
    issuers: [], alarms: {}, mail: undefined, tracesUrl: undefined,
  })
  expect(seen.map(({ of, name }) => `${of} ${name}`)).toEqual(['SIRI ca.crt', 'SIRI server'])
  for (const { expiresAt } of seen) expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
})
