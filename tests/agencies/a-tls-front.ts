import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Certified } from '../../agencies/nec/certificates.ts'

/** A server of PostgreSQL's protocol under TLS, in front of one that speaks it plainly. */
export interface TlsFront {
  readonly port: number
  /** Shows this certificate from the next connection on. */
  show(certified: Certified): void
  /** Ends every line. */
  hangUp(): void
  close(): Promise<void>
}

/** Whoever connects asks for encryption first (PostgreSQL, Message Formats · SSLRequest), and is told that there is. */
export const startTlsFront = async (behind: { host: string; port: number }, shown: Certified): Promise<TlsFront> => {
  const open = new Set<Socket>()
  const optionsOf = ({ certificate: cert, key }: Certified) => ({ cert, key })
  const encrypted = createTlsServer(optionsOf(shown), (line) => {
    const backend = connect(behind.port, behind.host)
    for (const [one, other] of [[line, backend], [backend, line]] as const) {
      open.add(one)
      one.on('error', () => undefined).on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    line.pipe(backend).pipe(line)
  }).on('tlsClientError', () => undefined)
  const server = createServer((client) => {
    client.on('error', () => undefined).once('data', () => {
      client.write('S')
      encrypted.emit('connection', client)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const hangUp = (): void => { for (const line of open) line.destroy() }
  return {
    port: (server.address() as AddressInfo).port,
    show: (certified) => encrypted.setSecureContext(optionsOf(certified)),
    hangUp,
    close: async () => {
      server.close()
      hangUp()
      await once(server, 'close')
    },
  }
}
