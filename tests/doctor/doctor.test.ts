import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { examine } from '../../gateway/doctor/examine.ts'
import { examineCoreDumps } from '../../gateway/doctor/core-dumps.ts'
import { examineDatabase } from '../../gateway/doctor/database.ts'
import { examineFollowers } from '../../gateway/doctor/followers.ts'
import { examineIssuer } from '../../gateway/doctor/issuer.ts'
import { examineNode } from '../../gateway/doctor/node-version.ts'
import { examineReach } from '../../gateway/doctor/reachable.ts'
import { examineTrail } from '../../gateway/doctor/trail.ts'
import type { Finding } from '../../gateway/doctor/finding.ts'
import { createTrail } from '../../gateway/trail/writer.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { aDatabase } from '../database.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

const faults = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ state }) => state === 'fault').map(({ what }) => what)

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const whole = () => {
  const { hostname, port } = new URL(samsyn.url)
  const { issuer, jwksUri, parties } = samsyn.issuer.trusted
  return {
    demonstration: false, databaseUrl: samsyn.database.url, host: hostname, port: Number(port), issuers: [{ issuer, jwksUri, parties: [...parties] }],
    agencies: Object.fromEntries([...samsyn.agencies].map(([party, { url }]) => [party, { url }])),
    witnesses: { quorum: 0, witnesses: [] }, tls: undefined,
  }
}

test('a gateway that has all it needs has no fault, and it is told that nobody countersigns', async () => {
  const findings = await examine(whole(), process.versions.node, new Date())
  expect(faults(findings)).toEqual([])
  expect(findings.filter(({ state }) => state === 'warning').map(({ what }) => what)).toContain('vidner')
  expect(findings.length).toBeGreaterThan(samsyn.agencies.size + 8)
})

test('in production, a crash that could write keys and facts to a file is warned of, as is one of which that is not known', () => {
  const limits = (core: string): string => `Limit                     Soft Limit           Hard Limit           Units     
Max core file size        ${core}          unlimited            bytes     
Max open files            1024                 524288               files     
`
  expect(examineCoreDumps(limits('0        '), false)).toMatchObject([{ state: 'good', mend: null }])
  for (const unsafe of [limits('unlimited'), limits('1048576  '), null])
    expect(examineCoreDumps(unsafe, false)).toMatchObject([{ state: 'warning', mend: expect.stringContaining('LimitCORE=0') }])
  expect(examineCoreDumps(limits('unlimited'), true)).toEqual([])
})

test('each fault says how to mend it', async () => {
  const port = await freePort()
  const broken = {
    ...whole(), port, databaseUrl: `postgresql://samsyn_gateway@127.0.0.1:${port}/samsyn`,
    issuers: [{ issuer: `http://127.0.0.1:${port}`, jwksUri: `http://127.0.0.1:${port}/jwks`, parties: ['CMM'] }],
    agencies: { CMM: { url: `http://127.0.0.1:${port}` } },
  }
  const findings = await examine(broken, '18.20.0', new Date())
  expect(faults(findings)).toEqual(expect.arrayContaining(['Node.js', 'PostgreSQL', 'CMM', 'gatewayen', 'sporet']))
  expect(findings.filter(({ state, mend }) => state === 'fault' && !mend)).toEqual([])
})

describe('one look', () => {
  test('tells an old Node from one that will do', () => {
    expect([examineNode('20.18.3').state, examineNode('20.19.0').state, examineNode('24.0.0').state]).toEqual(['fault', 'good', 'good'])
  })

  test('sees that the database lacks a migration, and that the gateway has more rights than it uses', async () => {
    const latest = '(select max(migration_name) from _prisma_migrations)'
    await samsyn.database.adminPool.query(`update _prisma_migrations set rolled_back_at = now() where migration_name = ${latest}`)
    expect(faults(await examineDatabase(samsyn.database.url))).toEqual(['PostgreSQL: migreringer'])
    await samsyn.database.adminPool.query('update _prisma_migrations set rolled_back_at = null')
    const asOwner = await examineDatabase(samsyn.database.adminUrl)
    expect(asOwner.find(({ what }) => what === 'PostgreSQL: rolle')?.state).toBe('warning')
  })

  test('sees an issuer that says it is another', async () => {
    const { issuer, jwksUri } = samsyn.issuer.trusted
    expect(faults(await examineIssuer(issuer, jwksUri))).toEqual([])
    expect(faults(await examineIssuer(issuer.replace('127.0.0.1', 'localhost'), jwksUri))).toHaveLength(1)
    expect(faults(await examineIssuer(issuer, `${issuer}/nowhere`))).toEqual([`udsteder ${issuer}: nøgler`])
  })

  test('sees who does not listen', async () => {
    expect((await examineReach('x', `http://127.0.0.1:${await freePort()}`)).state).toBe('fault')
    expect((await examineReach('x', samsyn.url)).state).toBe('good')
  })

  test('sees that what officers search follows the trail no longer', async () => {
    await vi.waitFor(async () =>
      expect((await examineFollowers(samsyn.database.url)).map(({ state }) => state)).toEqual(['good', 'good', 'good']), 20_000)
    const alone = await aDatabase()
    const trail = await createTrail({ databaseUrl: alone.url, logId: 'alone', now: () => new Date(), policyVersion: async () => 'none' })
    await trail.close()
    expect(faults(await examineFollowers(alone.url))).toHaveLength(3)
    await alone.drop()
  })

  test('sees that too few witnesses have countersigned for too long', async () => {
    const later = (seconds: number): Date => new Date(Date.now() + seconds * 1000)
    expect(faults(await examineTrail(samsyn.database.url, 3, later(20)))).toEqual([])
    expect(faults(await examineTrail(samsyn.database.url, 3, later(300)))).toEqual([expect.stringContaining(': vidner')])
  })
})
