import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUsedProofs } from '../../gateway/identity/used-proofs.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { caseOperation, NO_HANDLE, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aProver, type Prover } from '../identity/a-proof.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'

const ROUNDS = 50
const URL_OF_BOTH = 'http://samsyn.example'

let around: Surroundings
let gateways: GatewayProcess[]
let prover: Prover
beforeAll(async () => {
  around = await surroundings(await aDatabase(), { demonstration: true })
  prover = await aProver()
  gateways = await Promise.all(['replica-1', 'replica-2'].map((replica) =>
    aGatewayProcess({ ...around.config(replica), bearer: false, url: URL_OF_BOTH })))
})
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await around.close()
})

const now = (): number => Math.floor(Date.now() / 1000)

const tokenOfTheShelter = (): Promise<string> => around.issuer.sign({
  iss: around.issuer.trusted.issuer, aud: AUDIENCE, sub: 'reden-031', client_id: 'ngo-reden-sagssystem', jti: randomUUID(),
  iat: now() - 1, exp: now() + 250, agency: 'NGO-REDEN', role: 'caseworker',
  authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }], cnf: { jkt: prover.thumbprint },
})

const body = JSON.stringify(caseOperation('ASSISTANCE', 'prøve af et bevis', NO_HANDLE, '{ id }'))

const send = async ({ url }: GatewayProcess, headers: Record<string, string>) => {
  const reply = await fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const { errors } = await reply.json() as { errors: { extensions: { code: string } }[] }
  return { code: errors[0]?.extensions.code, nonce: reply.headers.get('dpop-nonce') }
}

/** Forgets what a minute of use would have left, as either gateway does every ten seconds. */
const turnTheEpoch = async (): Promise<void> => {
  const { pool, adminPool } = around.database
  await adminPool.query(`insert into used_proof (id, until) values (decode(md5(random()::text), 'hex'), now() - interval '1 second')`)
  await (await createUsedProofs({ pool, upkeep: pool, clock: () => new Date() })).close()
}

test(`one proof at two gateway processes at once lets in one, in ${ROUNDS} rounds, while used proofs are forgotten`, async () => {
  const token = await tokenOfTheShelter()
  const epochs = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const { nonce } = await send(gateways[round % 2] as GatewayProcess, {})
    const dpop = await prover.prove({ url: `${URL_OF_BOTH}/graphql`, token, claims: { nonce } })
    const sent = [...gateways, ...gateways].map((gateway) => send(gateway, { authorization: `DPoP ${token}`, dpop }))
    const [answers] = await Promise.all([Promise.all(sent), turnTheEpoch()])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CASE_NOT_AVAILABLE', ...Array(3).fill('SENDER_UNPROVEN')])
    epochs.add((await around.database.adminPool.query<{ since: string }>('select since::text from used_proof_epoch')).rows[0]?.since ?? '')
  }
  expect(epochs.size).toBe(ROUNDS)
})
