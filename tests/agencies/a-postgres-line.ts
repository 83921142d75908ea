import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket, type TLSSocketOptions } from 'node:tls'
import { createMessageReader, message, number } from '../../agencies/siri/wire-message.ts'

/** A server that says it is PostgreSQL, and says what it likes. */
export interface PostgresLine {
  readonly url: string
  /** All that it was told by whoever got so far as to start a session. */
  readonly told: () => string
  close(): Promise<void>
}

export interface PostgresScript {
  readonly answer?: Buffer
  readonly welcome?: Buffer
  /** Milliseconds before it answers a statement. */
  readonly takes?: number
  /** What a client that wants encryption is told, and how it is encrypted when that is `S`. */
  readonly encrypted?: { readonly says: string; readonly as?: TLSSocketOptions }
}

export const READY = message('Z', Buffer.from('I'))
const WELCOME = Buffer.concat([message('R', number(4, 0)), READY])
const WANTS_ENCRYPTION = 8

/** Answers each statement with `answer`; with `welcome`, lets a client in with other words than PostgreSQL's. */
export const startPostgresLine = async (script: PostgresScript): Promise<PostgresLine> => {
  const open = new Set<Socket>()
  const told: Buffer[] = []
  const serve = (client: Duplex): void => {
    const reader = createMessageReader('client', 1_000_000)
    client.on('error', () => undefined)
    client.on('data', (chunk: Buffer) => {
      told.push(chunk)
      for (const { type } of reader.read(chunk)) {
        if (type === '') client.write(script.welcome ?? WELCOME)
        if (type === 'S') setTimeout(() => script.answer && client.write(script.answer), script.takes ?? 0)
      }
    })
  }
  const server = createServer((client) => {
    const { encrypted } = script
    open.add(client)
    client.on('error', () => undefined)
    if (!encrypted) return serve(client)
    client.once('readable', () => {
      client.read(WANTS_ENCRYPTION)
      client.write(encrypted.says)
      serve(encrypted.as ? new TLSSocket(client, { ...encrypted.as, isServer: true }) : client)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `postgresql://samsyn@127.0.0.1:${(server.address() as AddressInfo).port}/sager`,
    told: () => Buffer.concat(told).toString(),
    close: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
