import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line to a server that can be made to stand still: connections stay open, and nothing comes through. */
export interface TcpProxy {
  readonly port: number
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

/** Listens on a port, or on a free one. */
export const startTcpProxy = async (target: { host: string; port: number }, port = 0): Promise<TcpProxy> => {
  const open = new Set<Socket>()
  let frozen = false
  const server = createServer((client) => {
    const backend = connect(target.port, target.host)
    client.pipe(backend).pipe(client)
    for (const [socket, other] of [[client, backend], [backend, client]] as const) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      if (frozen) socket.pause()
    }
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      frozen = true
      for (const socket of open) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of open) socket.resume()
    },
    close: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
