import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsByParty } from '../../prisma/seed/write.ts'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { ownPort } from '../own-port.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'

let around: Surroundings
let folder: string
let gateway: GatewayProcess
let agency: { child: ChildProcess; url: string; control: string }

/** Arbejdstilsynet's system as a process of its own, at the port that it had before. */
const startAgency = async (port: string): Promise<typeof agency> => {
  const child = spawn(process.execPath, [
    'dist/agencies/reference/main.js', '--agency', 'at', '--party', 'AT', '--port', port,
    '--facts', join(folder, 'facts.json'), '--gateway-keys', join(folder, 'keys.json'),
  ], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line') as [string]
  return { child, ...JSON.parse(line) as { url: string; control: string } }
}
const killAgency = async (): Promise<void> => {
  const exited = once(agency.child, 'exit')
  agency.child.kill('SIGKILL')
  await exited
}

beforeAll(async () => {
  around = await surroundings(await aDatabase())
  folder = await mkdtemp(join(tmpdir(), 'samsyn-agency-'))
  const facts = factsByParty(around.seed).get('AT') ?? []
  await writeFile(join(folder, 'facts.json'), JSON.stringify(Object.fromEntries(facts)))
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys: [around.orderKey.publicKey] }))
  agency = await startAgency(String(await ownPort()))
  const config = around.config('replica-1')
  gateway = await aGatewayProcess({ ...config, agencies: { ...config.agencies, AT: { url: agency.url } } })
})

afterAll(async () => {
  await gateway.stop()
  await killAgency()
  await around.close()
  await rm(folder, { recursive: true })
})

const look = async (): Promise<unknown> => {
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: await around.headersOf('jens', 'IDENTIFICATION'),
    body: JSON.stringify(caseOperation('IDENTIFICATION', 'hvad så tilsynet', around.handleOf('andrei', 'jens'),
      '{ labourInspection { inspections { workersMet } } tax { noDeclaredIncome } unavailable { controller because tryAgain } }')),
  })
  return (await reply.json() as { data: { case: unknown } }).data.case
}

const WELL = {
  labourInspection: { inspections: [{ workersMet: 9 }, { workersMet: 4 }] }, tax: { noDeclaredIncome: false }, unavailable: [],
}
const GONE = {
  ...WELL, labourInspection: null, unavailable: [{ controller: 'AT', because: 'UNREACHABLE', tryAgain: true }],
}

test('P11: when an agency is killed in mid-answer the others\' facts are there, and its own when it is back', async () => {
  expect(await look()).toEqual(WELL)
  await fetch(`${agency.control}/fault`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'slow', milliseconds: 60_000 }),
  })
  const inMidAnswer = look()
  const log = async (): Promise<unknown> => (await fetch(`${agency.control}/log`)).json()
  await expect.poll(log).toHaveLength(2)
  await killAgency()
  expect(await inMidAnswer).toEqual(GONE)
  expect(await look()).toEqual(GONE)
  agency = await startAgency(new URL(agency.url).port)
  await expect.poll(look).toEqual(WELL)
})
