import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAskAll } from './ask-all.ts'
import { announce, readGiven } from './given.ts'

/** Node's own server around the asks: `{handles}` in, `{cases}` out. No GraphQL, no policy, no record. */
const askAll = await createAskAll(readGiven())

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const server = createServer(async (request, reply) => {
  try {
    const { handles } = JSON.parse(await bodyOf(request)) as { handles: string[] }
    const body = JSON.stringify({ cases: await askAll(handles) })
    reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  } catch {
    reply.writeHead(500).end()
  }
})
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
