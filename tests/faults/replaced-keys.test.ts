import type { JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '../../gateway/config.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import type { Running } from '../../gateway/run.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { reconcileAll } from '../reconciliation/reconcile-all.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { aWitness, type AWitness } from '../trail/a-witness.ts'
import { aHolder } from '../verify/a-holder.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { startLedger, type Ledger } from './ledger.ts'
import { consentsOperation } from './shelters-consent.ts'

const REPLICAS = ['replica-1', 'replica-2']

let around: Surroundings
let witnesses: AWitness[]
let holder: Awaited<ReturnType<typeof aHolder>>
let former: (replica: string) => Config
let next: (replica: string) => Config
let followers: Running
let gateways: GatewayProcess[]

beforeAll(async () => {
  const [orders, checkpoints] = await Promise.all([makeSigningKey('gateway-2'), makeSigningKey('trail-2')])
  around = await surroundings(await aDatabase(), { nextOrderKey: orders.publicKey })
  const keysOf = (replica: string): string[] => [around.config(replica).checkpointKey, checkpoints.privateKey]
    .map((key) => createNoteSigner(`samsyn.example/${replica}`, key as JWK).verifierKey)
  const logs = REPLICAS.flatMap(keysOf)
  witnesses = await Promise.all(['at', 'cmm'].map((name) => aWitness(name, logs)))
  holder = await aHolder({ logs, witnesses: witnesses.map(({ settings }) => settings.key), quorum: 2 })
  const witnessed = { quorum: 2, witnesses: witnesses.map(({ settings }) => settings) }
  former = (replica) => ({ ...around.config(replica), witnesses: witnessed, logLevel: 'error' })
  next = (replica) => ({
    ...former(replica), orderKey: orders.privateKey as Config['orderKey'], checkpointKey: checkpoints.privateKey as Config['orderKey'],
    pseudonymKey: around.config(replica).orderKey,
  })
  followers = await startFollowers(around.followersConfig())
})
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await followers.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await holder.remove()
  await around.close()
})

const gatewayAt = (at: number): GatewayProcess => gateways[at] as GatewayProcess

const kept = (at: number): string => holder.file(`kept-${at}`)

const live = (at: number, ...more: readonly string[]) => holder.verify('live', gatewayAt(at).url, '--log', REPLICAS[at] ?? '', ...more)

/** As Sara sees them, by her own handles. */
const consentsSeenAt = async (at: number): Promise<unknown> => {
  const reply = await fetch(`${gatewayAt(at).url}/graphql`, {
    method: 'POST', headers: await around.headersOf('sara', 'ASSISTANCE'),
    body: JSON.stringify(consentsOperation(around.handleOf('mira', 'sara'))),
  })
  return (await reply.json() as { data: unknown }).data
}

const untilAnswered = (ledgers: readonly Ledger[]): Promise<unknown> => Promise.all(ledgers.map((ledger) => ledger.untilMore(10)))

test('P8, P12: order and checkpoint keys are replaced under load, one replica after the other, and nothing is lost, or no longer proven', async () => {
  gateways = await Promise.all(REPLICAS.map((replica) => aGatewayProcess(former(replica))))
  const ledgers = REPLICAS.map((_, at) => startLedger(around, () => gatewayAt(at).url))
  await untilAnswered(ledgers)
  for (const at of REPLICAS.keys()) await expect.poll(() => live(at, '--save', kept(at))).toMatchObject({ code: 0 })
  const consents = await consentsSeenAt(0)
  for (const [at, replica] of REPLICAS.entries()) {
    await gatewayAt(at).stop()
    gateways[at] = await aGatewayProcess(next(replica))
    await untilAnswered(ledgers)
    expect(await consentsSeenAt(at)).toEqual(consents)
  }
  await Promise.all(ledgers.map((ledger) => ledger.stop()))

  expect((await reconcileAll(around)).differences).toEqual([])
  for (const [at, replica] of REPLICAS.entries()) {
    const entries = await checkTrail(around.database.adminPool, replica)
    const told = ledgers[at]?.kept ?? []
    expect(['CASE_NOT_AVAILABLE', 'UNAVAILABLE', 'TRAIL_UNAVAILABLE', undefined]).toEqual(expect.arrayContaining(told.map(({ code }) => code)))
    for (const { disclosureId, leaf } of told)
      if (disclosureId !== undefined) expect(entries[Number(leaf)]).toMatchObject({ kind: 'disclosure', disclosureId, unavailable: [] })
    expect(entries.filter(({ kind }) => kind === 'keysChanged')).toMatchObject([{ before: null }, { before: { orders: expect.any(String) } }])
    await expect.poll(() => live(at, '--checkpoint', kept(at))).toMatchObject({ code: 0, error: '' })
    expect(await holder.verify('check', around.database.adminUrl, '--log', replica, '--checkpoint', kept(at))).toMatchObject({ code: 0, error: '' })
  }
})

test('P8: an officer\'s export of what was recorded under both keys holds', async () => {
  const reply = await fetch(`${gatewayAt(0).url}/oversight/export`, {
    method: 'POST', headers: await around.headersOf('dpo', 'OVERSIGHT'),
    body: JSON.stringify({ reason: 'kvartalsvis kontrol', format: 'bundle', filter: {} }),
  })
  await holder.keep('bundle', await reply.text())
  expect(await holder.verify('bundle', holder.file('bundle'))).toMatchObject({ code: 0, error: '' })
})
