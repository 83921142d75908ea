import type { X509Certificate } from 'node:crypto'
import { connect as connectPlainly, isIP, type Socket } from 'node:net'
import { connect } from 'node:tls'

/** Milliseconds that a look may take. */
const PATIENCE = 2_000

/** By which a client of PostgreSQL asks for TLS, and is told `S` (PostgreSQL, Message Formats · SSLRequest). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const YES = 'S'.charCodeAt(0)

/**
 * The certificate that a server shows, under `https:`, or under `postgresql:` with `sslmode`; undefined when it shows none.
 * Looked at, not trusted: whether it is the right one is checked where the server is asked. The line is given up after its
 * handshake, not within: Node.js 20 does not survive that.
 */
export const shownCertificate = (url: string): Promise<X509Certificate | undefined> => new Promise((resolve) => {
  const { protocol, hostname, port, searchParams } = new URL(url)
  const open = new Set<Socket>()
  const look = (socket: Socket): Socket => {
    open.add(socket)
    return socket.setTimeout(PATIENCE, () => end()).on('error', () => end()).once('close', () => end())
  }
  const end = (found?: X509Certificate): void => {
    resolve(found)
    for (const socket of open) socket.destroy()
  }
  const shake = (over: { readonly socket: Socket } | { readonly host: string; readonly port: number }): void => {
    const line = connect({ ...over, ...(isIP(hostname) ? {} : { servername: hostname }), rejectUnauthorized: false })
    look(line).once('secureConnect', () => setImmediate(end, line.getPeerX509Certificate()))
  }
  if (protocol === 'https:') return shake({ host: hostname, port: Number(port || 443) })
  if (!searchParams.has('sslmode')) return end()
  const socket = connectPlainly(Number(port || 5432), hostname, () => socket.write(SSL_REQUEST))
  look(socket).once('data', ([answer]: Buffer) => (answer === YES ? shake({ socket }) : end()))
})
