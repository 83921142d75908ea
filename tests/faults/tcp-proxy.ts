import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line to a server that can be made to stand still: connections stay open, and nothing comes through. */
export interface TcpProxy {
  readonly port: number
  freeze(): void
  /** What clients send comes through, and nothing comes back to them. */
  freezeAnswers(): void
  thaw(): void
  close(): Promise<void>
}

/** Listens on a port, or on a free one. */
export const startTcpProxy = async (target: { host: string; port: number }, port = 0): Promise<TcpProxy> => {
  const clients = new Set<Socket>()
  const backends = new Set<Socket>()
  let frozen: readonly Set<Socket>[] = []
  const server = createServer((client) => {
    const backend = connect(target.port, target.host)
    client.pipe(backend).pipe(client)
    for (const [socket, other, open] of [[client, backend, clients], [backend, client, backends]] as const) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      if (frozen.includes(open)) socket.pause()
    }
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  const freeze = (sides: readonly Set<Socket>[]): void => {
    frozen = sides
    for (const open of sides) for (const socket of open) socket.pause()
  }
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => freeze([clients, backends]),
    freezeAnswers: () => freeze([backends]),
    thaw: () => {
      for (const open of frozen) for (const socket of open) socket.resume()
      frozen = []
    },
    close: async () => {
      server.close()
      for (const socket of [...clients, ...backends]) socket.destroy()
      await once(server, 'close')
    },
  }
}
