import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examine } from '../../gateway/doctor/examine.ts'
import { examineCoreDumps } from '../../gateway/doctor/core-dumps.ts'
import { examineDatabase } from '../../gateway/doctor/database.ts'
import { examineFollowers } from '../../gateway/doctor/followers.ts'
import { examineIssuer } from '../../gateway/doctor/issuer.ts'
import { examineNode } from '../../gateway/doctor/node-version.ts'
import { examineReach } from '../../gateway/doctor/reachable.ts'
import { examineTrail } from '../../gateway/doctor/trail.ts'
import type { Finding } from '../../gateway/doctor/finding.ts'
import { onceAtATime } from '../../gateway/doctor/once-at-a-time.ts'
import { examineOwnState } from '../../gateway/doctor/own-state.ts'
import { AgencyFailure } from '../../agencies/agency-failure.ts'
import { createControllerLine } from '../../gateway/agencies/controller-line.ts'
import { createTrail } from '../../gateway/trail/writer.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { aCountersigner } from '../trail/a-countersigner.ts'
import { aDatabase } from '../database.ts'
import { eventually } from '../eventually.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

const faults = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ state }) => state === 'fault').map(({ what }) => what.da)

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
    witnesses: { quorum: 0, witnesses: [] }, tls: undefined, alarms: {}, tracesUrl: undefined,
  }
}

test('a gateway that has all it needs has no fault, and it is told that nobody countersigns', async () => {
  const findings = await examine(whole(), process.versions.node, new Date())
  expect(faults(findings)).toEqual([])
  expect(findings.filter(({ state }) => state === 'warning').map(({ what }) => what.da)).toContain('vidner')
  expect(findings.length).toBeGreaterThan(samsyn.agencies.size + 8)
})

test('in production, a crash that could write keys and facts to a file is warned of, as is one of which that is not known', () => {
  const limits = (core: string): string => `Limit                     Soft Limit           Hard Limit           Units     
Max core file size        ${core}          unlimited            bytes     
Max open files            1024                 524288               files     
`
  expect(examineCoreDumps(limits('0        '), false)).toMatchObject([{ state: 'good', mend: null }])
  for (const unsafe of [limits('unlimited'), limits('1048576  '), null])
    expect(examineCoreDumps(unsafe, false)).toMatchObject([{ state: 'warning', mend: { en: expect.stringContaining('LimitCORE=0') } }])
  expect(examineCoreDumps(limits('unlimited'), true)).toEqual([])
})

test('`samsyn doctor` checks Node, ports, clock, keys, agencies, migrations, each fault with its mend.', async () => {
  const looked = (await examine(whole(), process.versions.node, new Date())).map(({ what }) => what.en)
  const { issuer } = samsyn.issuer.trusted
  expect(looked).toEqual(expect.arrayContaining([
    'Node.js', 'core dumps', 'certificate NEC: server', 'the gateway', 'PostgreSQL: clock', `issuer ${issuer}: clock`, `issuer ${issuer}: keys`, 'CMM', 'NEC', 'PostgreSQL: migrations',
  ]))
  const port = await freePort()
  const broken = {
    ...whole(), port, databaseUrl: `postgresql://samsyn_gateway@127.0.0.1:${port}/samsyn`,
    issuers: [{ issuer: `http://127.0.0.1:${port}`, jwksUri: `http://127.0.0.1:${port}/jwks`, parties: ['CMM'] }],
    agencies: { CMM: { url: `http://127.0.0.1:${port}` }, NEC: { url: samsyn.url, credentials: '/nowhere' } },
    witnesses: { quorum: 1, witnesses: [{ url: `http://127.0.0.1:${port}`, key: (await aCountersigner('at.example/witness')).key }] },
    alarms: { NEC: { officers: `${samsyn.url}/officers`, escalation: `http://127.0.0.1:${port}`, corrections: `${samsyn.url}/corrections` } },
    mail: { server: { host: '127.0.0.1', port, tls: 'starttls' as const }, from: 'samsyn@samsyn.example', parties: {} },
  }
  const findings = await examine(broken, '18.20.0', new Date())
  expect(faults(findings)).toEqual(expect.arrayContaining(['Node.js', 'PostgreSQL', 'CMM', 'NEC: alarmer', 'NEC: nøgler og certifikater', 'vidne at.example/witness', 'mailserveren', 'gatewayen', 'sporet']))
  expect(findings.filter(({ what }) => what.en === 'NEC: alarms').map(({ state }) => state)).toEqual(['good', 'fault'])
  expect(findings.filter(({ state, mend }) => state === 'fault' && !mend)).toEqual([])
  for (const { what, says, mend } of findings) for (const label of [what, says, ...(mend ? [mend] : [])]) {
    expect(label.en).not.toMatch(/[æøåÆØÅ]/)
    expect(Math.min(label.da.length, label.en.length)).toBeGreaterThan(1)
  }
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
    expect(asOwner.find(({ what }) => what.da === 'PostgreSQL: rolle')?.state).toBe('warning')
  })

  test('sees an issuer that says it is another', async () => {
    const { issuer, jwksUri } = samsyn.issuer.trusted
    expect(faults(await examineIssuer(issuer, jwksUri))).toEqual([])
    expect(faults(await examineIssuer(issuer.replace('127.0.0.1', 'localhost'), jwksUri))).toHaveLength(1)
    expect(faults(await examineIssuer(issuer, `${issuer}/nowhere`))).toEqual([`udsteder ${issuer}: nøgler`])
  })

  test.each([
    ['that is down', 503, 'see that the issuer runs, and that its address is right'],
    ['from an address where there are none', 404, 'set `jwksUri` to what the issuer tells as `jwks_uri`'],
  ])('tells keys of an issuer %s', async (_what, status, mend) => {
    const server = createHttpServer((_request, reply) => void reply.writeHead(status).end('<p>no</p>')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const [, keys] = await examineIssuer(samsyn.issuer.trusted.issuer, `http://127.0.0.1:${(server.address() as { port: number }).port}/jwks`)
    server.close()
    expect(keys).toMatchObject({ state: 'fault', mend: { en: mend } })
  })

  test.each([
    ['as this one\'s', 0, 'good'], ['2 seconds ahead', 2_000, 'good'], ['5 seconds ahead', 5_000, 'fault'], ['5 seconds behind', -5_000, 'fault'],
  ])('tells an issuer whose clock is %s', async (_what, ahead, state) => {
    const server = createHttpServer((_request, reply) => void reply.setHeader('date', new Date(Date.now() + ahead).toUTCString()).end('{}')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const found = await examineIssuer(`http://127.0.0.1:${(server.address() as { port: number }).port}`, undefined)
    server.close()
    expect(found.map((one) => one.state)).toEqual(['fault', 'fault', state])
  })

  test('sees who does not listen', async () => {
    expect((await examineReach({ da: 'x', en: 'x' }, `http://127.0.0.1:${await freePort()}`)).state).toBe('fault')
    expect((await examineReach({ da: 'x', en: 'x' }, samsyn.url)).state).toBe('good')
  })

  test('sees a gateway that listens on IPv6', async () => {
    const server = createServer().listen(0, '::1')
    await once(server, 'listening')
    const found = await examine({ ...whole(), host: '::1', port: (server.address() as { port: number }).port }, process.versions.node, new Date())
    server.close()
    expect(found.find(({ what }) => what.en === 'the gateway')).toMatchObject({ state: 'good' })
    expect(faults(found)).toEqual([])
  })

  test('P11: takes no more of what an issuer answers than of what an agency does, however much it sends', async () => {
    let sent = 0
    const server = createHttpServer((_request, reply) => {
      const more = (): void => {
        sent += 1
        if (!reply.destroyed && reply.write(Buffer.alloc(1 << 20, ' '))) more()
      }
      reply.on('drain', more)
      more()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const found = await examineIssuer(`http://127.0.0.1:${(server.address() as { port: number }).port}`, undefined)
    server.close()
    server.closeAllConnections()
    expect(found.map(({ state }) => state)).toEqual(['fault', 'fault'])
    expect(sent, 'megabytes').toBeLessThan(50)
  })

  test('sees that what officers search follows the trail no longer', async () => {
    await eventually(async () =>
      expect((await examineFollowers(samsyn.database.url)).map(({ state }) => state)).toEqual(['good', 'good', 'good']))
    const alone = await aDatabase()
    const trail = await createTrail({ databaseUrl: alone.url, logId: 'alone', now: () => new Date(), policyVersion: async () => 'none' })
    await trail.close()
    expect(faults(await examineFollowers(alone.url))).toHaveLength(3)
    await alone.drop()
  })

  test('sees that too few witnesses have countersigned for too long', async () => {
    const later = (seconds: number): Date => new Date(Date.now() + seconds * 1000)
    expect(faults(await examineTrail(samsyn.database.url, { quorum: 3, witnesses: [] }, later(20)))).toEqual([])
    expect(faults(await examineTrail(samsyn.database.url, { quorum: 3, witnesses: [] }, later(300)))).toEqual([expect.stringContaining(': vidner')])
  })

  test('sees that not all of a log is signed yet, and that a follower gets on', async () => {
    const alone = await aDatabase()
    const trail = await createTrail({ databaseUrl: alone.url, logId: 'alone', now: () => new Date(), policyVersion: async () => 'none' })
    await trail.close()
    const [unsigned] = (await examineTrail(alone.url, { quorum: 1, witnesses: [] }, new Date()))
    expect(unsigned).toMatchObject({ what: { da: 'sporet alone' }, state: 'warning' })
    await alone.adminPool.query(`update trail_head set size = 1000000`)
    let taken = 0
    const take = () => alone.adminPool.query(`insert into trail_cursor (follower, log_id, next) values ('index', 'alone', $1)
      on conflict (follower, log_id) do update set next = excluded.next`, [taken += 1])
    const following = setInterval(() => void take(), 50)
    await take()
    const states = (await examineFollowers(alone.url)).map(({ what, state }) => `${what.en}: ${state}`)
    clearInterval(following)
    expect(states.sort()).toEqual(['the officers\' search: warning', 'the officers\' work: fault', 'unusual patterns: fault'])
    await alone.drop()
  })

  test('sees through a countersignature that somebody wrote into the database', async () => {
    const [cmm, at] = [await aCountersigner('cmm.example/witness'), await aCountersigner('at.example/witness')]
    const witnesses = { quorum: 2, witnesses: [cmm, at].map(({ key }) => ({ url: 'http://127.0.0.1:9', key })) }
    const alone = await aDatabase()
    const noteOf = (size: number): string => `samsyn.example/alone\n${size}\nAA==\n\n`
    const sign = (size: number, lines: readonly string[]) =>
      alone.pool.query(`insert into trail_checkpoint values ('alone', $1, '\\x00', $2, $3, now())`, [size, noteOf(size), lines])
    await alone.adminPool.query(`insert into trail_head values ('alone', 9, '\\x00', '{}')`)
    const look = async () => faults(await examineTrail(alone.url, witnesses, new Date(Date.now() + 300_000)))
    await sign(8, [cmm.lineUnder(noteOf(8), new Date()), at.lineUnder(noteOf(7), new Date())])
    await sign(9, [cmm.lineUnder(noteOf(9), new Date()), cmm.lineUnder(noteOf(9), new Date(0))])
    expect(await look()).toEqual(['sporet alone: vidner'])
    await alone.pool.query('update trail_checkpoint set cosignatures = cosignatures || $1::text[] where size = 9', [[at.lineUnder(noteOf(9), new Date())]])
    expect(await look()).toEqual([])
    await alone.drop()
  })
})

describe('Samsyn\'s administrator', () => {
  const LOOK = '{ health { replica at findings { what { da } state says { en } mend { da en } } } }'
  const look = async (persona: string) => (await samsyn.as(persona).for('OVERSIGHT', 'ser efter driften').run(LOOK)).body
  const entries = async () => (await samsyn.checkTrail()).flat()

  test('sees what the doctor finds, and each look is a leaf; who looks again at once is told the same', async () => {
    const shown = (await look('admin')).data?.['health']
    const found = (what: string) => shown.findings.find((one: Finding) => one.what.da === what)
    expect(shown.replica).toBe('replica-1')
    for (const well of ['reglerne', 'videregivelse', 'Node.js', 'PostgreSQL', 'CMM', `udsteder ${samsyn.issuer.trusted.issuer}`, 'tilsynets søgning'])
      expect(found(well)).toMatchObject({ state: 'good', mend: null })
    expect(found('vidner')).toMatchObject({ state: 'warning', mend: {
      da: 'sæt `SAMSYN_WITNESSES`: tre af fem myndigheder', en: 'set `SAMSYN_WITNESSES`: three of five agencies',
    } })
    expect((await look('admin')).data?.['health'].at).toBe(shown.at)
    expect((await entries()).filter((entry) => entry.kind === 'oversight' && entry.act === 'seeHealth'))
      .toMatchObject(Array(2).fill({ reason: 'ser efter driften', actor: { party: 'SAMSYN' }, details: { replica: 'replica-1' } }))
  })

  test('alone sees it: an agency\'s administrator, an officer and a caseworker are refused, and recorded as that', async () => {
    for (const persona of ['bo', 'dpo', 'samsyn-dpo', 'sara'])
      expect((await look(persona)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await entries()).filter((entry) => entry.kind === 'refusal')).toHaveLength(4)
  })

  test('is told of an agency that rests after its failures, of rules that are not known, and that nothing is disclosed', async () => {
    const line = createControllerLine({ fetch: () => Promise.reject(new AgencyFailure('unreachable')), close: async () => undefined })
    const state = (unwitnessed: number, policyVersion: string | null): readonly string[] =>
      examineOwnState({ lines: new Map([['CMM', line]]), quorum: { unwitnessed: () => unwitnessed, patience: 900 }, policyVersion })
        .filter(({ state: is }) => is !== 'good').map(({ what }) => what.da)
    expect(state(900, 'v1')).toEqual([])
    for (let asked = 0; asked < 12; asked += 1) await line.fetch({ signal: new AbortController().signal } as never).catch(() => undefined)
    expect(state(901, null)).toEqual(['reglerne', 'videregivelse', 'CMM: forespørgsler'])
  })

  test('is sent to the witnesses when too few countersign, and not when they have seen what the database has lost', () => {
    const told = (unwitnessed: number) => examineOwnState({ lines: new Map(), quorum: { unwitnessed: () => unwitnessed, patience: 900 }, policyVersion: 'v1' })
      .find(({ what }) => what.en === 'disclosing')
    expect(told(901)).toMatchObject({ state: 'fault', says: { en: 'stopped until the trail is countersigned' } })
    expect(told(Infinity)).toMatchObject({ state: 'fault', says: { en: expect.stringContaining('does not hold') }, mend: { en: expect.stringContaining('Backup and restore') } })
  })

  test('has one examination made, however many ask at once; a failed one is not kept', async () => {
    let [made, at] = [0, 0]
    const ask = onceAtATime({ work: async () => { if ((made += 1) === 2) throw new Error('down'); return made }, fresh: 10, now: () => new Date(at) })
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    at = 9
    expect(await ask()).toBe(1)
    at = 10
    await expect(ask()).rejects.toThrow('down')
    expect(await ask()).toBe(3)
    at = 5
    expect(await ask(), 'a clock that is set back keeps nothing').toBe(4)
  })
})
