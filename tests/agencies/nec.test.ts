import { readFileSync } from 'node:fs'
import { cp, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'undici'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAdapter } from '../../agencies/nec/adapter.ts'
import { signRequest, type RequestMessage } from '../../agencies/nec/message-signature.ts'
import { createSignedTransport } from '../../agencies/nec/signed-transport.ts'
import { signingKeysFrom } from '../../agencies/nec/signing-keys.ts'
import {
  clientTlsFrom, createHttpTransport, type HttpReply, type HttpTransport,
} from '../../agencies/transport/http.ts'
import { aPoliceSystem, asked, expired, inForce, reissue, swapIn, type PoliceSystem } from './a-police-system.ts'
import { eventually } from '../eventually.ts'
import { policeCredentials } from './police-credentials.ts'

test('the police answer the gateway', async () => {
  const police = await aPoliceSystem()
  expect(await police.ask()).toBe('Fyns Politi')
})

test('the police are asked at their address, however the gateway\'s settings write it', async () => {
  const { reference: { url }, folders, orders } = await aPoliceSystem()
  const adapter = await createAdapter({ url: `${url.replace('https', 'HTTPS')}/.`, credentials: folders.gateway })
  onTestFinished(() => adapter.close())
  const order = await orders.sign('NEC', asked)
  const reply = await adapter.fetch({ disclosureId: 'd-1', cases: asked, order, signal: AbortSignal.timeout(30_000) })
  expect(reply.cases.size).toBe(1)
})

test('each side\'s private keys are in its own folder only, and readable by their owner alone', async () => {
  const { gateway, reference } = await policeCredentials()
  const files = await Promise.all([gateway, reference].map(async (folder) => (await readdir(folder)).sort()))
  expect(files).toEqual([
    ['ca.crt', 'client.crt', 'client.key', 'police-signing.pub', 'signing.key'],
    ['ca.crt', 'gateway-signing.pub', 'server.crt', 'server.key', 'signing.key'],
  ])
  for (const folder of [gateway, reference])
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(gateway, 'signing.key'))).not.toEqual(readFileSync(join(reference, 'signing.key')))
})

test('a gateway without credentials asks the police nothing', async () => {
  await expect(createAdapter({ url: 'https://127.0.0.1:1' }))
    .rejects.toThrow('`NEC` needs a folder of keys and certificates')
})

test('certificates of a new authority that both sides trust are as good', async () => {
  const police = await aPoliceSystem((folders) => reissue(folders, inForce()))
  expect(await police.ask()).toBe('Fyns Politi')
})

test('a server certificate that has expired: the gateway asks nothing', async () => {
  const police = await aPoliceSystem((folders) => reissue(folders, expired()))
  expect(await police.ask()).toBe('unreachable')
  expect(police.reference.log.entries).toEqual([])
})

test('a certificate for servers does not open the door to a client', async () => {
  const police = await aPoliceSystem((folders) => reissue(folders, inForce(), 'server'))
  expect(await police.ask()).toBe('unreachable')
  expect(police.reference.log.entries).toEqual([])
})

test.each<[string, 'gateway' | 'reference', string[]]>([
  ['a client certificate that another authority of the same name issued', 'gateway', ['client.crt', 'client.key']],
  ['a server certificate of another agency', 'reference', ['server.crt', 'server.key']],
])('%s: nothing is asked and nothing is answered', async (_what, side, names) => {
  const other = await policeCredentials()
  const police = await aPoliceSystem((folders) => swapIn(other[side], folders[side], names))
  expect(await police.ask()).toBe('unreachable')
  expect(police.reference.log.entries).toEqual([])
})

test('right certificates with another gateway\'s signatures: refused, and logged', async () => {
  const other = await policeCredentials()
  const police = await aPoliceSystem(({ gateway }) => swapIn(other.gateway, gateway, ['signing.key']))
  expect(await police.ask()).toBe('refused')
  expect(police.reference.log.entries.map((entry) => entry.accepted)).toEqual([false])
})

test('right certificates with another agency\'s signatures: not believed', async () => {
  const other = await policeCredentials()
  const police = await aPoliceSystem(({ reference }) => swapIn(other.reference, reference, ['signing.key']))
  expect(await police.ask()).toBe('garbled')
})

test('what is replaced in the folder of credentials is taken up while the gateway runs, and what is half replaced is not', async () => {
  const other = await policeCredentials()
  const right = `${other.gateway}-right`
  const police = await aPoliceSystem(async ({ gateway }) => {
    await cp(gateway, right, { recursive: true })
    await swapIn(other.gateway, gateway, ['client.crt', 'client.key'])
  })
  const { gateway } = police.folders
  expect(await police.ask()).toBe('unreachable')
  await swapIn(right, gateway, ['client.crt'])
  expect(await police.ask()).toBe('unreachable')
  await swapIn(right, gateway, ['client.key'])
  await eventually(async () => expect(await police.ask()).toBe('Fyns Politi'))
  await writeFile(join(gateway, 'client.key'), 'half a key')
  await swapIn(other.gateway, gateway, ['police-signing.pub'])
  await eventually(async () => expect(await police.ask()).toBe('garbled'))
})

test('a line that is never idle does not outlive the authority that it was made under', async () => {
  const [police, other] = [await aPoliceSystem(), await policeCredentials()]
  expect(await police.ask()).toBe('Fyns Politi')
  await swapIn(other.gateway, police.folders.gateway, ['ca.crt'])
  await expect.poll(police.ask, { interval: 100, timeout: 20_000 }).toBe('unreachable')
})

test('an answer that was asked for before its key was struck out is not believed after', async () => {
  const [police, other] = [await aPoliceSystem(), await policeCredentials()]
  const { faults, log } = police.reference
  faults.current = { kind: 'slow', milliseconds: 20_000 }
  const asked = police.ask()
  await eventually(async () => expect(log.entries).toHaveLength(1))
  await swapIn(other.gateway, police.folders.gateway, ['police-signing.pub'])
  await wait(2_100)
  faults.current = undefined
  expect(await asked).toBe('garbled')
})

const clientOf = ({ reference, folders }: PoliceSystem, withCertificate = true): Client => {
  const [ca, cert, key] = ['ca.crt', 'client.crt', 'client.key'].map((name) => readFileSync(join(folders.gateway, name)))
  const client = new Client(reference.url, { connect: { ca, ...(withCertificate && { cert, key }) } })
  onTestFinished(() => client.destroy())
  return client
}

/** A signed ask as the gateway sends it, `age` seconds old. */
const aSignedAsk = async ({ reference, orders, folders }: PoliceSystem, age = 0): Promise<RequestMessage> => {
  const headers = { 'content-type': 'application/json', 'samsyn-videregivelsesordre': await orders.sign('NEC', asked) }
  const body = Buffer.from('{"opslag":[{"sagsnummer":"NEC-2026-0042","felter":["politikreds"]}]}')
  const ask = { method: 'POST', url: `${reference.url}/sager/opslag`, headers, body }
  const { own } = signingKeysFrom(folders.gateway, 'police-signing.pub')
  return { ...ask, headers: { ...headers, ...await signRequest(ask, own, new Date(Date.now() - age * 1000), 'n-1') } }
}

const send = async (client: Client, { headers, body }: RequestMessage): Promise<{ status: number; text: string }> => {
  const reply = await client.request({ method: 'POST', path: '/sager/opslag', headers, body })
  return { status: reply.statusCode, text: await reply.body.text() }
}

const without = (...names: string[]) => (ask: RequestMessage): RequestMessage =>
  ({ ...ask, headers: Object.fromEntries(Object.entries(ask.headers).filter(([name]) => !names.includes(name))) })

const REFUSED = { status: 403, text: '{"status":403,"title":"The signature is not accepted"}' }
const ANSWERED = {
  status: 200, text: '{"sager":[{"sagsnummer":"NEC-2026-0042","oplysninger":{"politikreds":"Fyns Politi"}}]}',
}

test('a client without a certificate gets no answer at all', async () => {
  const police = await aPoliceSystem()
  const ask = await aSignedAsk(police)
  await expect(send(clientOf(police, false), ask)).rejects.toMatchObject(
    { code: expect.stringMatching(/^(ERR_SSL|ECONNRESET|EPIPE|UND_ERR_SOCKET)/) })
  expect(police.reference.log.entries).toEqual([])
})

test('an ask that was answered is refused when it is sent again, and both are logged', async () => {
  const police = await aPoliceSystem()
  const [client, ask] = [clientOf(police), await aSignedAsk(police)]
  expect(await send(client, ask)).toEqual(ANSWERED)
  expect(await send(client, ask)).toEqual(REFUSED)
  expect(police.reference.log.entries.map((entry) => entry.accepted)).toEqual([true, false])
})

test.each<[string, number, (ask: RequestMessage) => RequestMessage]>([
  ['whose signature is more than 60 seconds old', 62, (ask) => ask],
  ['with a body that was not signed', 0,
    (ask) => ({ ...ask, body: Buffer.from(String(ask.body).replace('politikreds', 'vidnestatus')) })],
  ['whose signature was taken off', 0, without('signature', 'signature-input')],
  ['whose digest was taken off', 0, without('content-digest')],
  ['with an order that was not signed', 0,
    (ask) => ({ ...ask, headers: { ...ask.headers, 'samsyn-videregivelsesordre': 'x' } })],
])('an ask %s is refused, and logged', async (_what, age, change) => {
  const police = await aPoliceSystem()
  expect(await send(clientOf(police), change(await aSignedAsk(police, age)))).toEqual(REFUSED)
  expect(police.reference.log.entries.map((entry) => entry.accepted)).toEqual([false])
})

/** The status of two equal asks, or how they failed, when someone on the line changes what the police answer. */
const askThrough = async (
  { reference: { url }, folders: { gateway }, orders }: PoliceSystem, change: (reply: HttpReply) => HttpReply,
): Promise<unknown[]> => {
  const http = createHttpTransport(url, () => clientTlsFrom(gateway))
  onTestFinished(() => http.close())
  const line: HttpTransport = { send: async (ask) => change(await http.send(ask)), close: () => http.close() }
  const signed = createSignedTransport(line, url, () => signingKeysFrom(gateway, 'police-signing.pub'))
  const ask = async (): Promise<unknown> => signed.send({
    method: 'POST',
    path: '/sager/opslag',
    headers: { 'content-type': 'application/json', 'samsyn-videregivelsesordre': await orders.sign('NEC', asked) },
    body: '{"opslag":[{"sagsnummer":"NEC-2026-0042","felter":["politikreds"]}]}',
    signal: AbortSignal.timeout(30_000),
  }).then((reply) => reply.status, (error: unknown) => (error as { kind?: string }).kind)
  return [await ask(), await ask()]
}

test('an answer that comes as the police signed it is believed', async () => {
  expect(await askThrough(await aPoliceSystem(), (reply) => reply)).toEqual([200, 200])
})

test.each<[string, (reply: HttpReply) => HttpReply]>([
  ['without its signature', (reply) => ({ ...reply, headers: {} })],
  ['with another body', (reply) => ({ ...reply, body: Buffer.from('{"sager":[]}') })],
])('an answer %s is not believed', async (_what, change) => {
  expect(await askThrough(await aPoliceSystem(), change)).toEqual(['garbled', 'garbled'])
})

test('an answer that the police signed for an equal ask before is not believed', async () => {
  let first: HttpReply | undefined
  expect(await askThrough(await aPoliceSystem(), (reply) => (first ??= reply))).toEqual([200, 'garbled'])
})

/** Sets the gateway's clock back so many seconds once the police have answered. */
const setBack = (seconds: number) => (reply: HttpReply): HttpReply => {
  const now = Date.now() - seconds * 1_000
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'], now, shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  return reply
}

test('an answer that the police signed by a clock ten seconds ahead is not believed, and said to be that', async () => {
  expect(await askThrough(await aPoliceSystem(), setBack(10))).toEqual(['clock', 'clock'])
})

test.each([[10, 'clock'], [0, 403]])('a denial by a clock %i seconds ahead is %s', async (seconds, said) => {
  const date = (): string => new Date(Date.now() + seconds * 1_000).toUTCString()
  expect(await askThrough(await aPoliceSystem(), (reply) => ({ ...reply, status: 403, headers: { date: date() } }))).toEqual([said, said])
})
