import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createMessageReader, message, number } from '../../agencies/siri/wire-message.ts'

/** A server that says it is PostgreSQL, and says what it likes. */
export interface PostgresLine {
  readonly url: string
  close(): Promise<void>
}

export const READY = message('Z', Buffer.from('I'))
const WELCOME = Buffer.concat([message('R', number(4, 0)), READY])

/** Answers each statement with `answer`; with `welcome`, lets a client in with other words than PostgreSQL's. */
export const startPostgresLine = async (script: { answer?: Buffer; welcome?: Buffer }): Promise<PostgresLine> => {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const reader = createMessageReader('client', 1_000_000)
    open.add(client)
    client.on('error', () => undefined)
    client.on('data', (chunk) => reader.read(chunk).forEach(({ type }) => {
      if (type === '') client.write(script.welcome ?? WELCOME)
      if (type === 'S' && script.answer) client.write(script.answer)
    }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `postgresql://samsyn@127.0.0.1:${(server.address() as AddressInfo).port}/sager`,
    close: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
