import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { readConnection, type Connection } from '../../gateway/demo/connection.ts'
import { provenHeaders } from '../../gateway/demo/proven-headers.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { aDataFolder, aStart, isAlive, untilGone } from './a-start.ts'

/** Below the ports that servers on a free one are given. */
const BASE = 20_000 + process.pid % 12_000

const QUERY = `query ($fileNumber: String!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) { id police { policeAssessment } unavailable { controller } } }`

/** What Ditte of CMM gets of Mira's case. */
const dittesView = async ({ gateway, issuer, audience, keys, stories }: Connection): Promise<Record<string, unknown>> => {
  const { client, employee } = PERSONAS.find(({ id }) => id === 'ditte')!
  const token = await fetchAccessToken({ issuer, audience, client, key: keys[client]!, employee, purpose: 'IDENTIFICATION', boundTo: keys[client]! })
  const answer = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...await provenHeaders({ key: keys[client]!, token, method: 'POST', url: `${gateway}/graphql` }),
    },
    body: JSON.stringify({ query: QUERY, variables: { fileNumber: stories['mira']?.['CMM'], reason: 'Vurdering af Mira' } }),
  })
  const { data, errors } = await answer.json() as { data?: Record<string, Record<string, unknown>>; errors?: unknown }
  if (!data?.['caseByFileNumber']) throw new Error(JSON.stringify(errors))
  return data['caseByFileNumber']
}

describe('the demonstration', () => {
  let folder: Awaited<ReturnType<typeof aDataFolder>>
  let demo: ReturnType<typeof aStart>
  let handle: unknown
  beforeAll(async () => {
    folder = await aDataFolder()
    demo = aStart(folder.data, BASE)
    await demo.until(/Ctrl-C stops everything/)
  })
  afterAll(async () => {
    demo.child.kill('SIGKILL')
    await untilGone(demo.pids())
    await folder.remove()
  })

  test('`npm start` prints console, API, issuer and agencies with addresses, the personas with a sentence each, and a command to try.', () => {
    expect(demo.said()).toContain('SYNTETISKE DATA')
    expect(demo.said()).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/console\/$/m)
    for (const part of ['gateway', 'issuer', 'CMM', 'NEC']) expect(demo.said()).toMatch(new RegExp(`^ {2}${part} +https?://127\\.0\\.0\\.1:\\d+ +pid`, 'm'))
    expect(demo.said()).toMatch(/npx samsyn query --as /)
    for (const { id, en } of PERSONAS) expect(demo.said()).toMatch(new RegExp(`^ {2}${id} .*${en.slice(0, 20)}`, 'm'))
    const parts = ['gateway', 'issuer', 'PostgreSQL', 'CMM', 'NEC', 'UDLST', 'SKAT', 'AT']
    expect(Object.keys(demo.pids())).toEqual(expect.arrayContaining(parts))
    for (const pid of Object.values(demo.pids())) expect(isAlive(pid)).toBe(true)
  })

  test('says of its health and shows its metrics at an address of their own, which it prints: where callers ask are no metrics', async () => {
    const printed = /^Health of the gateway, and its metrics: (\S+) (\S+)$/m.exec(demo.said()) ?? []
    const [ready, metrics] = await Promise.all(printed.slice(1).map(async (url) => (await fetch(url)).text()))
    expect([ready, metrics]).toEqual(['{"ready":true}', expect.stringContaining('samsyn_up 1')])
    const { gateway } = await readConnection(folder.data)
    const statuses = await Promise.all(['/health/live', '/health/ready', '/metrics'].map(async (path) => (await fetch(`${gateway}${path}`)).status))
    expect(statuses).toEqual([200, 200, 404])
  })

  test('shows no password and no key in what anyone can list of its processes, and lets no other read a file that holds one', async () => {
    const { gateway, agencies } = JSON.parse(await readFile(join(folder.data, 'keys', 'passwords.json'), 'utf8')) as Record<string, string>
    const listed = await Promise.all(Object.values(demo.pids()).map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8')))
    expect(listed.join('\n')).toContain('--database-url')
    for (const word of [gateway, agencies]) expect(listed.join('\n')).not.toContain(word)
    for (const name of ['keys', 'credentials', 'witnesses', 'logs', 'demo.json', 'gateway-settings.json', 'agencies.json'])
      expect([name, (await stat(join(folder.data, name))).mode & 0o077]).toEqual([name, 0])
  })

  test('answers a persona who asks with a token of her own', async () => {
    const view = await dittesView(await readConnection(folder.data))
    handle = view['id']
    expect(view).toMatchObject({ police: { policeAssessment: 'TRAFFICKED' }, unavailable: [] })
  })

  test('`npm run tour` walks through: ask, be refused for lack of consent, consent, ask, withdraw, be refused, find all of it in the trail, verify the trail.', async () => {
    const tour = spawn(process.execPath, ['dist/gateway/demo/tour.js', '--data', folder.data])
    let said = ''
    tour.stdout.on('data', (text: Buffer) => { said += text.toString() })
    const [code] = await once(tour, 'close')
    expect({ code, said }).toMatchObject({ code: 0 })
    expect(said).toMatch(/query --as shelter [^]*det har hun ikke samtykket til[^]*consent give [^]*consent withdraw [^]*bliver CMM end ikke spurgt[^]*samsyn log list --as dpo [^]*withdrawConsent[^]*giveConsent[^]*samsyn log list --as poul (?:[^]*Intet givet · 1 holdt tilbage){2}[^]*sporet holder \/ the trail holds: .* 1 gemte kontrolpunkter/)
  })

  test('tells in one line of a part that is killed, and answers without it', async () => {
    const pid = demo.pids()['NEC']!
    process.kill(pid, 'SIGKILL')
    await demo.until(new RegExp(`^NEC \\(pid ${pid}\\) has ended by SIGKILL, and stays down until the next start$`, 'm'))
    const view = await dittesView(await readConnection(folder.data))
    expect(view).toMatchObject({ police: null, unavailable: [{ controller: 'NEC' }] })
  })

  test('refuses to start a second time on the same ports, in one sentence', async () => {
    const second = aStart(join(folder.data, 'second'), BASE)
    expect(await second.ended).toBe(1)
    expect(second.said().trim().split('\n').at(-1)).toBe(
      `port \`${BASE}\` is taken: stop what listens there, or choose other ports with \`npm start -- --port-base 5000\``)
  })

  test('stops every part on SIGTERM, and finds its data again at the next start', async () => {
    demo.child.kill('SIGTERM')
    expect(await demo.ended).toBe(0)
    await untilGone(demo.pids())
    demo = aStart(folder.data, BASE)
    await demo.until(/Ctrl-C stops everything/)
    expect((await dittesView(await readConnection(folder.data)))['id']).toBe(handle)
  })

  test('leaves no process behind when it is killed itself', async () => {
    demo.child.kill('SIGKILL')
    await untilGone(demo.pids())
  })
})

describe('the demonstration says in one sentence why it cannot start', () => {
  test('when an agency\'s port is taken', async () => {
    const folder = await aDataFolder()
    const taken = createServer().listen(BASE + 103, '127.0.0.1')
    const demo = aStart(folder.data, BASE)
    expect(await demo.ended).toBe(1)
    taken.close()
    const [first, ...rest] = demo.said().trim().split('\n')
    expect(first).toContain('Samsyn starts')
    expect(rest).toEqual([expect.stringMatching(/^port `\d+` is taken: /)])
    await folder.remove()
  })

  test('when its data folder cannot be written', async () => {
    const folder = await aDataFolder()
    const notAFolder = join(dirname(folder.data), 'file')
    await writeFile(notAFolder, '')
    const demo = aStart(join(notAFolder, 'data'), BASE)
    expect(await demo.ended).toBe(1)
    expect(demo.said()).toContain(`the data folder \`${join(notAFolder, 'data')}\` cannot be written`)
    const nowhere = aStart('/proc/samsyn', BASE)
    expect(await nowhere.ended).toBe(1)
    expect(nowhere.said()).toContain('the data folder `/proc/samsyn` cannot be written')
    await folder.remove()
  })

  test('when an option is not understood, with exit code 2', async () => {
    const demo = aStart('data', 99_999)
    expect(await demo.ended).toBe(2)
    expect(demo.said()).toContain('give a whole number from 1024 to 64000')
  })
})
