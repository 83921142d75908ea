import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { writeConnection } from '../../gateway/demo/connection.ts'
import { anIssuer, AUDIENCE } from '../acceptance/an-issuer.ts'
import { samsyn } from './a-command-line.ts'

let issuer: Awaited<ReturnType<typeof anIssuer>>
let between: Server
let answer: { readonly status: number; readonly body: string }

beforeAll(async () => {
  issuer = await anIssuer()
  between = createServer((_request, reply) => reply.writeHead(answer.status, { 'x-request-id': 'fba0' }).end(answer.body)).listen(0, '127.0.0.1')
  await once(between, 'listening')
})
afterAll(async () => {
  between.close()
  await issuer.close()
})

/** What comes of asking for a file where this is answered. */
const asked = async (status: number, body: string) => {
  answer = { status, body }
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-post-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const gateway = `http://127.0.0.1:${(between.address() as AddressInfo).port}`
  await writeConnection(folder, { gateway, issuer: issuer.trusted.issuer, audience: AUDIENCE, keys: issuer.keys, stories: {} })
  const file = join(folder, 'rapport.pdf')
  const ran = await samsyn('report', '--as', 'dpo', '--handle', 'h', '--pdf', file, '--data', folder)
  expect(existsSync(file)).toBe(false)
  return ran
}

const coded = (code: string): string => JSON.stringify({ errors: [{ message: 'm', extensions: { code } }] })

test('a file that is refused is not written, and its code, sentence and request are said', async () => {
  expect(await asked(403, coded('FORBIDDEN'))).toEqual({
    exitCode: 3, out: '', error: 'din myndighed og rolle giver ikke adgang til dette til dette formål (FORBIDDEN, forespørgsel fba0)\n',
  })
})

test.each([
  ['a proxy\'s own page', 502, '<html>502 Bad Gateway</html>'],
  ['an error without a code', 500, '{"errors":[]}'],
  ['a code that this release has not', 403, coded('NEWER_THAN_THIS')],
  ['a code of no list, though objects have it', 403, coded('toString')],
])('nor is one where %s came in its place: that it cannot be understood is said, and nothing of it', async (_what, status, body) => {
  expect(await asked(status, body)).toEqual({
    exitCode: 1, out: '', error: 'Samsyns svar kunne ikke forstås: er kommandolinjen af samme udgave som Samsyn?\n',
  })
})
