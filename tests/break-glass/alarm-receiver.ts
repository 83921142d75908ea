import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpbis } from 'http-message-signatures'
import type { JWK } from 'jose'
import { digestHolds } from '../../agencies/content-digest.ts'
import { ALARM_COVERS, ALARM_TAG } from '../../agencies/alarm-exchange.ts'

/** What was received, and whether its signature held. */
export interface Received {
  readonly path: string
  readonly body: any
  readonly text: string
  readonly genuine: boolean
}

/** An officer's system: takes alarms on any path, and believes what the gateway signed (RFC 9421). */
export const anAlarmReceiver = async (port = 0) => {
  const received: Received[] = []
  const state = { status: 204, key: undefined as JWK | undefined }
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const message = {
      method: request.method ?? '', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${request.url}`,
      headers: request.headers as Record<string, string>,
    }
    const input = String(request.headers['signature-input'])
    const covered = ALARM_COVERS.every((field) => input.includes(`"${field}"`)) && input.includes(`tag="${ALARM_TAG}"`)
    const key = createPublicKey({ key: state.key as never, format: 'jwk' })
    const holds = await httpbis.verifyMessage({
      notAfter: Date.now() / 1000 + 5,
      keyLookup: async () => ({ id: state.key?.kid ?? '', algs: ['ed25519'], verify: async (base, signature) => verify(null, base, key, signature) }),
    }, message).catch(() => false)
    const genuine = holds === true && covered && digestHolds(String(request.headers['content-digest']), body)
    received.push({ path: request.url ?? '', body: JSON.parse(body.toString()), text: body.toString(), genuine })
    reply.writeHead(state.status).end()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    /** Whose signatures count. */
    trust: (key: JWK): void => { state.key = key },
    answerWith: (status: number): void => { state.status = status },
    close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
}
