import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { aPostgres, type OwnPostgres } from './a-postgres.ts'
import { consentsOperation, sheltersConsent, withdrawalOperation } from './shelters-consent.ts'

let agencies: TestDatabase
let postgres: OwnPostgres
let around: Surroundings
let asked: GatewayProcess
let other: GatewayProcess
beforeAll(async () => {
  agencies = await aDatabase()
  postgres = await aPostgres()
  around = await surroundings(postgres, { deadline: 10_000, agenciesUrl: agencies.adminUrl })
  const configured = (replica: string) => ({ ...around.config(replica), logLevel: 'error' as const })
  asked = await aGatewayProcess(configured('replica-1'))
  other = await aGatewayProcess(configured('replica-2'))
})
afterAll(async () => {
  await Promise.all([asked.stop(), other.stop()])
  await around.close()
  await agencies.drop()
})

const send = async (gateway: GatewayProcess, persona: string, body: object): Promise<any> => {
  const headers = await around.headersOf(persona, 'ASSISTANCE')
  return (await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

/** What is seen of Mira's case, or the code of why nothing is. */
const view = async (gateway: GatewayProcess): Promise<unknown> => {
  const { data, errors } = await send(gateway, 'shelter', caseOperation('ASSISTANCE', 'hvilket sprog taler hun',
    around.handleOf('mira', 'shelter'), '{ cmm { needs { language } } }'))
  return data?.case ?? errors[0].extensions.code
}

/** What a gateway says of why it stopped. */
const stopped = ({ log }: GatewayProcess): object[] => log().split('\n').filter((line) => line.includes('trailStopped'))
  .map((line) => JSON.parse(line) as { logId: string; leaves: string; acknowledged: string })
  .map(({ logId, leaves, acknowledged }) => ({ logId, lost: Number(acknowledged) - Number(leaves) }))

test('P5: on a database that lost a withdrawal nobody is shown anything, by the replica that wrote it or by any other', async () => {
  const shown = { cmm: { needs: { language: 'th' } } }
  const { data } = await send(other, 'sara', consentsOperation(around.handleOf('mira', 'sara')))
  expect([await view(asked), await view(other)]).toEqual([shown, shown])
  await postgres.keepCopy()
  await expect.poll(async () => (await send(other, 'sara', withdrawalOperation(sheltersConsent(data)))).data?.withdrawConsent, { timeout: 20_000 })
    .toEqual({ consentRecord: { withdrawnAt: expect.any(String) } })
  await postgres.failOver()
  const seen = new Set<unknown>()
  const viewAgain = async (): Promise<unknown[]> => {
    const views = [await view(asked), await view(other)]
    views.forEach((one) => seen.add(one))
    return views
  }
  await expect.poll(viewAgain, { timeout: 30_000 }).toEqual(['TRAIL_UNAVAILABLE', 'TRAIL_UNAVAILABLE'])
  await expect.poll(async () => (await viewAgain()) && [asked, other].map(stopped), { timeout: 30_000 })
    .toEqual([asked, other].map(() => [{ logId: 'replica-2', lost: 1 }]))
  expect(await viewAgain()).toEqual(['TRAIL_UNAVAILABLE', 'TRAIL_UNAVAILABLE'])
  expect(['UNAVAILABLE', 'TRAIL_UNAVAILABLE']).toEqual(expect.arrayContaining([...seen]))
})
