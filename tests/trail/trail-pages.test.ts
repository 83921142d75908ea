import type { JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODES } from '../../gateway/codes.ts'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { openCheckpoint } from '../../verify/checkpoint.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { checkConsistency, checkInclusion } from '../../verify/tlog-proof.ts'
import { hashLeaf, leafInput } from '../../verify/tree-hash.ts'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aWitness, type AWitness } from './a-witness.ts'

let around: Surroundings
let witnesses: AWitness[]
let gateway: Gateway
const trust = () => {
  const { origin, checkpointKey } = around.config('replica-1')
  return {
    logs: [readTrustedKey(createNoteSigner(origin, checkpointKey as JWK).verifierKey)],
    witnesses: witnesses.map(({ settings }) => readTrustedKey(settings.key)),
    quorum: 2,
  }
}
const start = (): Promise<Gateway> => startGateway({
  ...around.config('replica-1'), witnesses: { quorum: 2, witnesses: witnesses.map(({ settings }) => settings) },
})

beforeAll(async () => {
  around = await surroundings(await aDatabase())
  const { origin, checkpointKey } = around.config('replica-1')
  const { verifierKey } = createNoteSigner(origin, checkpointKey as JWK)
  witnesses = await Promise.all(['at', 'cmm', 'nec'].map((name) => aWitness(name, [verifierKey])))
  gateway = await start()
})
afterAll(async () => {
  await gateway.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await around.close()
})

const page = async (path: string, persona?: string): Promise<{ status: number; text: string }> => {
  const reply = await fetch(`${gateway.url}/trail/replica-1${path}`, {
    headers: persona ? { authorization: `Bearer ${await around.issuer.token(persona, 'IDENTIFICATION')}` } : {},
  })
  return { status: reply.status, text: await reply.text() }
}
const view = async (): Promise<any> => {
  const operation = caseOperation('IDENTIFICATION', 'Vurdering af Mira', around.handleOf('mira', 'ditte'), '{ police { policeAssessment } }')
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await around.issuer.token('ditte', 'IDENTIFICATION')}` },
    body: JSON.stringify(operation),
  })
  return await reply.json()
}

test('an address that names no log, or is none, is answered as such, and nothing of it comes back', async () => {
  const answers = await Promise.all(['%00/checkpoint', '%00/proof/1', '%00/consistency?from=1', 'zebra%2F/proof/1', '%ffzebra/checkpoint', `${'zebra'.repeat(30)}/checkpoint`]
    .map(async (path) => {
      const reply = await fetch(`${gateway.url}/trail/${path}`)
      return [reply.status, reply.headers.get('cache-control'), await reply.text()]
    }))
  const nothing = JSON.stringify({ errors: [{ message: CODES.REQUEST_INVALID[1], extensions: { code: 'REQUEST_INVALID' } }] })
  expect(answers).toEqual([404, 404, 404, 404, 400, 400].map((status) => [status, 'no-store', nothing]))
})

test('P8: a recipient proves from its receipt, a second later, that the disclosure is in the countersigned trail', async () => {
  const before = openCheckpoint((await page('/checkpoint')).text, trust())
  const { extensions: { receipt } } = await view()
  const [leaf] = receipt.leaves
  await expect.poll(async () => (await page(`/proof/${leaf}`)).status).toBe(200)
  const { text: entry } = await page(`/entry/${leaf}`, 'ditte')
  expect(JSON.parse(entry)).toMatchObject({ kind: 'disclosure', disclosureId: receipt.disclosureId })
  await expect.poll(async () => (await page(`/proof/${leaf}`)).text.split('\n— ').length).toBe(5)
  const { text: proof } = await page(`/proof/${leaf}`)
  const checkpoint = checkInclusion(hashLeaf(leafInput(Buffer.from(entry))), Number(leaf), proof, trust())
  expect(checkpoint.witnesses).toHaveLength(3)
  expect(checkConsistency(before, (await page(`/consistency?from=${before.size}`)).text, trust()).size).toBeGreaterThan(Number(leaf))
})

test('P6: nobody reads the leaf of another: as if there were none', async () => {
  const { extensions: { receipt: { leaves: [leaf] } } } = await view()
  const none = await page('/entry/999999', 'ditte')
  expect(none.status).toBe(404)
  expect(await page(`/entry/${leaf}`, 'jens')).toEqual(none)
  expect(await page('/entry/0', 'ditte')).toEqual(none)
  expect((await page(`/entry/${leaf}`)).status).toBe(401)
})

test.each(['/proof/999999', '/proof/-1', '/proof/x', '/consistency', '/consistency?from=999999', '/../nobody/checkpoint'])(
  'whoever asks for what the trail does not have, or not yet, is told so: `%s`', async (path) => expect(await page(path)).toEqual({
    status: 404, text: JSON.stringify({ errors: [{ message: CODES.PROOF_NOT_AVAILABLE[1], extensions: { code: 'PROOF_NOT_AVAILABLE' } }] }),
  }))

test('P8: when the witnesses have been away for 15 minutes nothing is disclosed, no agency is asked, until they are back', async () => {
  witnesses.forEach((witness) => witness.reach(false))
  await view()
  await gateway.close()
  await around.database.adminPool.query(`alter table trail_checkpoint disable trigger trail_checkpoint_is_cosigned;
    update trail_checkpoint set made_at = now() - interval '16 minutes'`)
  gateway = await start()
  const asked = (): number => [...around.agencies.started.values()].flatMap(({ log }) => log.entries).length
  const askedBefore = asked()
  expect((await view()).errors[0].extensions.code).toBe('TRAIL_UNAVAILABLE')
  expect(asked()).toBe(askedBefore)
  witnesses.forEach((witness) => witness.reach(true))
  await expect.poll(async () => (await view()).data?.case?.police, { interval: 500 }).toBeTruthy()
})
