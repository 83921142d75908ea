import { chmod, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import { writeConnection } from '../../gateway/demo/connection.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { aWitness, type AWitness } from '../trail/a-witness.ts'
import { aHolder } from '../verify/a-holder.ts'
import { samsyn } from './a-command-line.ts'

let around: Surroundings
let witnesses: AWitness[]
let gateway: Gateway
let holder: Awaited<ReturnType<typeof aHolder>>

beforeAll(async () => {
  around = await surroundings(await aDatabase(), { demonstration: true })
  const config = around.config('replica-1')
  const { verifierKey } = createNoteSigner(config.origin, config.checkpointKey as JWK)
  witnesses = await Promise.all(['at', 'cmm'].map((name) => aWitness(name, [verifierKey])))
  gateway = await startGateway({ ...config, witnesses: { quorum: 2, witnesses: witnesses.map(({ settings }) => settings) } })
  holder = await aHolder({ logs: [verifierKey], witnesses: witnesses.map(({ settings }) => settings.key), quorum: 2 })
  await writeConnection(dirname(holder.file('x')), {
    gateway: gateway.url, issuer: around.issuer.trusted.issuer, audience: AUDIENCE, keys: around.issuer.keys, stories: {},
  })
})
afterAll(async () => {
  await gateway.close()
  await Promise.all(witnesses.map((witness) => witness.close()))
  await holder.remove()
  await around.close()
})

const run = (...args: readonly string[]) =>
  samsyn(...args, '--purpose', 'IDENTIFICATION', '--data', dirname(holder.file('x')))

const ask = async (): Promise<string> => {
  const handle = around.handleOf('mira', 'ditte')
  const { exitCode, out } = await run('query', '--as', 'ditte', '--handle', handle, '--fields', 'police.policeAssessment', '--json')
  expect(exitCode).toBe(0)
  return holder.keep('svar.json', out)
}

test('P8: a caseworker keeps a receipt of her request, and checks it without Samsyn', async () => {
  const out = await holder.keep('kvittering', 'one that everyone could read')
  await chmod(out, 0o644)
  expect(await run('receipt', await ask(), '--as', 'ditte', '--out', out)).toMatchObject({ exitCode: 0, error: '' })
  expect((await stat(out)).mode & 0o777).toBe(0o600)
  const { log, leaves: [leaf] } = JSON.parse(await readFile(out, 'utf8'))
  expect(JSON.parse(leaf.entry)).toMatchObject({ kind: 'disclosure', purpose: 'IDENTIFICATION', given: [{ facts: [{ field: 'police.policeAssessment' }] }] })
  expect(Buffer.from(leaf.salt, 'base64url')).toHaveLength(16)
  expect(await holder.verify('receipt', out)).toEqual({
    code: 0, error: '', out: `kvitteringen holder / the receipt holds: samsyn.example/${log} ${leaf.index}\n`,
  })
  expect(await holder.verify('live', gateway.url, '--receipt', out, '--save', holder.file('checkpoint')))
    .toMatchObject({ code: 0, out: expect.stringContaining('2 vidner / witnesses, 1 gemte kontrolpunkter / kept checkpoints') })
  expect(await holder.verify('check', around.database.adminUrl, '--receipt', out, '--checkpoint', holder.file('checkpoint')))
    .toMatchObject({ code: 0, out: expect.stringContaining('1 kvitterede / receipted') })
})

test('P8: a receipt of what was never recorded, or recorded otherwise, is refused with exit code 6', async () => {
  const out = holder.file('kvittering')
  await run('receipt', await ask(), '--as', 'ditte', '--out', out)
  const text = await readFile(out, 'utf8')
  const altered = await holder.keep('altered', text.replace('policeAssessment', 'detainedSince'))
  expect(await holder.verify('receipt', altered)).toMatchObject({ code: 6, error: expect.stringMatching(/^leaf \d+ is not in the tree of \d+ leaves\n$/) })
  const moved = await holder.keep('moved', text.replace(/"index": "(\d+)"/, (_, index) => `"index": "${Number(index) - 1}"`))
  expect(await holder.verify('receipt', moved)).toMatchObject({ code: 6 })
  expect(await holder.verify('receipt', await holder.keep('nothing', '{}'))).toMatchObject({ code: 6, error: 'it is not a receipt\n' })
})

test('P6: a colleague gets no receipt of a request that was not hers', async () => {
  const { extensions: { receipt: { log, leaves: [leaf] } } } = JSON.parse(await readFile(await ask(), 'utf8'))
  const place = ['--log', log, '--leaf', leaf, '--out', holder.file('other')]
  expect(await run('receipt', ...place, '--as', 'jens')).toMatchObject({ exitCode: 4, error: 'der er intet sådant blad af dine egne opslag: se efter i svarets kvittering\n' })
  expect(await run('receipt', ...place, '--as', 'ditte')).toMatchObject({ exitCode: 0 })
})

test('the command says how it is used', async () => {
  const out = ['--as', 'ditte', '--out', holder.file('none')]
  expect(await run('receipt', ...out)).toMatchObject({ exitCode: 2, error: expect.stringContaining('angiv opslaget') })
  expect(await run('receipt', holder.file('missing'), ...out)).toMatchObject({ exitCode: 2, error: expect.stringContaining('kan ikke læses') })
  expect(await run('receipt', await holder.keep('text', 'x'), ...out)).toMatchObject({ exitCode: 2, error: expect.stringContaining('ikke et svar med kvittering') })
})
