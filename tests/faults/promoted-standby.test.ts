import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { createPool } from '../../gateway/database/pool.ts'
import { examineFollowers } from '../../gateway/doctor/followers.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import { PROOF_SKEW } from '../../gateway/identity/dpop-proof.ts'
import { createUsedProofs } from '../../gateway/identity/used-proofs.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { aPostgres } from './a-postgres.ts'
import { aStandby, type Standby } from './a-standby.ts'
import { startLedger, type Ledger } from './ledger.ts'
import { startTcpProxy } from './tcp-proxy.ts'

const REPLICAS = ['replica-1', 'replica-2']

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close() })

/** Two gateways under load, whose database's address leads to a server that another one follows. */
const aFollowedServer = async () => {
  const agencies = await aDatabase()
  const postgres = await aPostgres()
  const standby = await aStandby(postgres)
  const { hostname: host, port } = new URL(postgres.url)
  let line = await startTcpProxy({ host, port: Number(port) })
  const url = Object.assign(new URL(postgres.url), { port: String(line.port) }).href
  const around = await surroundings({ ...postgres, url }, { agenciesUrl: agencies.adminUrl })
  closing.push(agencies.drop, standby.drop, async () => line.close(), around.close)
  return {
    postgres,
    standby,
    around,
    /** Starts the gateways, asks them all the time, and waits until they have answered for a while. */
    begin: async (): Promise<{ gateways: GatewayProcess[]; ledgers: Ledger[] }> => {
      const gateways = await Promise.all(REPLICAS.map((replica) => aGatewayProcess({ ...around.config(replica), logLevel: 'error' })))
      const ledgers = gateways.map((gateway) => startLedger(around, () => gateway.url))
      closing.push(() => Promise.all(gateways.map((gateway) => gateway.stop())), () => Promise.all(ledgers.map((ledger) => ledger.stop())))
      await Promise.all(ledgers.map((ledger) => ledger.untilMore(10)))
      return { gateways, ledgers }
    },
    /** Kills the server, promotes the other, and lets the address lead to that. */
    failOver: async (): Promise<void> => {
      await postgres.kill()
      await line.close()
      await standby.promote()
      line = await startTcpProxy({ host, port: standby.port }, line.port)
    },
  }
}

/** How many answers of each ledger have no leaf where their receipts say. */
const missing = async (standby: Standby, ledgers: readonly Ledger[]): Promise<number[]> =>
  Promise.all(ledgers.map(async ({ kept }, at) => {
    const entries = await checkTrail(standby.adminPool, REPLICAS[at] ?? '')
    return kept.filter(({ reason, disclosureId, leaf }) => disclosureId !== undefined && !isThere(entries[Number(leaf)], disclosureId, reason)).length
  }))

const isThere = (entry: object | undefined, disclosureId: string, reason: string): boolean =>
  entry !== undefined && 'disclosureId' in entry && entry.disclosureId === disclosureId && 'reason' in entry && entry.reason === reason

/** That officers will see all: each follower has taken what there is. */
const untilFollowed = (around: Surroundings): Promise<void> => expect.poll(async () =>
  (await examineFollowers(around.database.url)).map(({ state }) => state)).toEqual(['good', 'good', 'good'])

/** As a gateway has it that looks after used proofs just now. */
const useProof = async ({ database: { url } }: Surroundings, jti: string, issuedAt: Date): Promise<boolean> => {
  const pool = await createPool(url, { max: 1 })
  const proofs = await createUsedProofs({ pool, upkeep: pool, clock: () => new Date() })
  const counts = await proofs.use({ thumbprint: 'a key', jti, issuedAt })
  await proofs.close()
  await pool.end()
  return counts
}

test('P1: with a synchronous standby each answer has its leaf on the server that is promoted, gateways and followers go on, and no proof counts twice', async () => {
  const { standby, postgres, around, begin, failOver } = await aFollowedServer()
  await standby.beSynchronous(postgres)
  const followers = await startFollowers(around.followersConfig())
  closing.push(followers.close)
  const { ledgers } = await begin()
  const caughtAt = new Date()
  expect(await useProof(around, 'caught', caughtAt)).toBe(true)
  await standby.stopReceiving()
  await pause(1_000)
  await failOver()
  await Promise.all(ledgers.map((ledger) => ledger.untilMore(10)))
  await Promise.all(ledgers.map((ledger) => ledger.stop()))
  expect(await missing(standby, ledgers)).toEqual([0, 0])
  expect(await useProof(around, 'caught', caughtAt)).toBe(false)
  expect(await useProof(around, 'of later', new Date(Date.now() + 2 * PROOF_SKEW * 1_000))).toBe(true)
  await untilFollowed(around)
})

test('P1, P5: promoted without what was acknowledged, no server is written to: each gateway says what is lost, and answers nobody', async () => {
  const { standby, begin, failOver } = await aFollowedServer()
  const { gateways, ledgers } = await begin()
  await standby.stopReceiving()
  await Promise.all(ledgers.map((ledger) => ledger.untilMore(10)))
  await failOver()
  await expect.poll(() => gateways.map(({ log }) => log().split('\n').filter((line) => line.includes('trailStopped')).length)).toEqual([1, 1])
  const sizes = async () => (await standby.adminPool.query('select log_id, size from trail_head order by log_id')).rows
  const before = [await sizes(), ledgers.map(({ kept }) => kept.filter(({ leaf }) => leaf !== undefined).length)]
  await pause(1_000)
  await Promise.all(ledgers.map((ledger) => ledger.stop()))
  expect([await sizes(), ledgers.map(({ kept }) => kept.filter(({ leaf }) => leaf !== undefined).length)]).toEqual(before)
  expect(ledgers.map(({ kept }) => kept.at(-1)?.code)).toEqual(['TRAIL_UNAVAILABLE', 'TRAIL_UNAVAILABLE'])
  for (const lost of await missing(standby, ledgers)) expect(lost).toBeGreaterThanOrEqual(10)
})
