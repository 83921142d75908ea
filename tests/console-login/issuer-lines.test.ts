import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { createIssuerLines } from '../../gateway/console/issuer-lines.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'

let server: Server
afterEach(() => new Promise((resolve) => {
  server.closeAllConnections()
  server.close(resolve)
}))

/** How an issuer is found that says what it is in so many bytes, packed or not: as itself, or not at all. */
const found = async (bytes: number, packed: boolean): Promise<string> => {
  server = createServer((_request, answer) => {
    const said = Buffer.from(JSON.stringify({ issuer, token_endpoint: `${issuer}/token` }).padEnd(bytes))
    answer.setHeader('content-type', 'application/json')
    if (packed) answer.setHeader('content-encoding', 'gzip')
    answer.end(packed ? gzipSync(said) : said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await makeSigningKey('cmm-konsol')
  const lines = createIssuerLines([{ party: 'CMM', issuer, client: 'cmm-konsol', key: privateKey }])
  return lines.of('CMM')!.then((line) => (line.serverMetadata().issuer === issuer ? 'itself' : 'another'), () => 'not at all')
}

test('P11: an issuer that was not there when it was first needed is found once it is', async () => {
  let state: 'down' | 'up' = 'down'
  server = createServer((_request, answer) => {
    if (state === 'down') return void answer.writeHead(503).end()
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ issuer, token_endpoint: `${issuer}/token` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const lines = createIssuerLines([{ party: 'CMM', issuer, client: 'cmm-konsol', key: (await makeSigningKey('cmm-konsol')).privateKey }])
  await expect(lines.of('CMM')).rejects.toThrow()
  state = 'up'
  expect((await lines.of('CMM'))?.serverMetadata().issuer).toBe(issuer)
  expect(lines.of('CMM')).toBe(lines.of('CMM'))
  expect(lines.of('NEC')).toBeUndefined()
})

test.each<[string, number, boolean, string]>([
  ['says what it is', 200, false, 'itself'],
  ['goes on for more than 2 MiB', 3 * 1024 * 1024, false, 'not at all'],
  ['packs 100 MiB into few bytes', 100 * 1024 * 1024, true, 'not at all'],
])('P11: an issuer that %s: what it answers does not grow in the gateway\'s memory', async (_what, bytes, packed, as) => {
  expect(await found(bytes, packed)).toBe(as)
})
