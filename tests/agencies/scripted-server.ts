import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A server that says the same whatever it is asked, and keeps what it was asked: an agency that answers as it likes. */
export interface ScriptedServer {
  readonly url: string
  readonly received: readonly string[]
  close(): Promise<void>
}

export const startScriptedServer = async (
  answer: { readonly type: string; readonly body: string | Buffer; readonly status?: number },
): Promise<ScriptedServer> => {
  const received: string[] = []
  const server = createServer((request, response) => void text(request).then((body) => {
    received.push(body)
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type }).end(answer.body)
  }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
