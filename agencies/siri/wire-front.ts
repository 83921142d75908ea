import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Lookup } from './lookup.ts'
import { lookupIn, messagesFor } from './wire-lookup.ts'
import { createMessageReader, type WireMessage } from './wire-message.ts'

/** What becomes of a statement: the database is asked this, or the client answered that, and perhaps hung up on. */
export type Verdict =
  | { readonly ask: Lookup }
  | { readonly answer: Buffer; readonly hangUp?: boolean }

/** Judges each statement; `undefined` is one of another shape than a lookup. */
export type Judge = (lookup: Lookup | undefined) => Promise<Verdict>

export interface WireFront {
  readonly port: number
  close(): Promise<void>
}

const MAX_MESSAGE = 1024 * 1024

/** What a client may ask before it starts its session: encryption, by TLS or GSSAPI. This server offers neither. */
const ENCRYPTION = [80_877_103, 80_877_104]
const START = 3 << 16

/** Stands in front of a database, and lets through to it how a session begins and ends, and what `judge` lets through. */
export const startWireFront = async (database: URL, port: number, judge: Judge): Promise<WireFront> => {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const backend = connect(Number(database.port || 5432), database.hostname)
    for (const socket of [client, backend]) socket.on('error', () => undefined).on('close', () => open.delete(socket))
    open.add(client).add(backend)
    client.on('close', () => backend.destroy())
    backend.pipe(client)
    void serve(client, backend, judge).catch(() => client.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}

const serve = async (client: Socket, backend: Socket, judge: Judge): Promise<void> => {
  const reader = createMessageReader('client', MAX_MESSAGE)
  let batch: WireMessage[] = []
  for await (const chunk of client as AsyncIterable<Buffer>) for (const message of reader.read(chunk)) {
    if (message.type === '') start(message, client, backend)
    else if ('pX'.includes(message.type)) backend.write(message.raw)
    else batch.push(message)
    if (!'SQ'.includes(message.type || ' ')) continue
    const verdict = await judge(lookupIn(batch))
    batch = []
    if ('ask' in verdict) backend.write(messagesFor(verdict.ask))
    else client.write(verdict.answer, () => verdict.hangUp && client.destroy())
  }
}

const start = ({ body, raw }: WireMessage, client: Socket, backend: Socket): void => {
  const code = body.readUInt32BE(0)
  if (ENCRYPTION.includes(code)) client.write('N')
  else if (code === START) backend.write(raw)
  else client.destroy()
}
