import type { X509Certificate } from 'node:crypto'
import { connect as connectPlainly, isIP, type Socket } from 'node:net'
import { connect } from 'node:tls'

/** Milliseconds that a look may take in all, however often something is said. */
const PATIENCE = 2_000

/** Asks whoever is spoken to in plain text at first for TLS, and calls `begin` once it is granted, or `end`. */
type AskForTls = (socket: Socket, begin: () => void, end: () => void) => void

/** By which a client of PostgreSQL asks for TLS, and is told `S` (PostgreSQL, Message Formats · SSLRequest). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const YES = 'S'.charCodeAt(0)

const askPostgres: AskForTls = (socket, begin, end) => {
  socket.once('data', ([answer]: Buffer) => (answer === YES ? begin() : end())).write(SSL_REQUEST)
}

/** The last line of a reply, and the first digit of its code: 2 for yes (RFC 5321 §4.2); characters of one, at most (§4.5.3.1.5). */
const REPLIED = /^(\d)\d\d(?: .*)?\r\n$/m
const LINE = 512

/** The server greets, and then says yes or no to each command (RFC 3207). */
const askMailServer: AskForTls = (socket, begin, end) => {
  const commands = ['EHLO samsyn.invalid\r\n', 'STARTTLS\r\n']
  let said = ''
  socket.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-LINE)
    const [, code] = REPLIED.exec(said) ?? []
    if (code === undefined) return
    said = ''
    const next = commands.shift()
    if (code !== '2') end()
    else if (next) socket.write(next)
    else begin()
  })
}

/**
 * The certificate that a server shows, under `https:` or `smtps:`, under `smtp:` after `STARTTLS`, or under `postgresql:`
 * with `sslmode`; undefined when it shows none. Looked at, not trusted: whether it is the right one is checked where the
 * server is asked. The line is given up after its handshake, not within: Node.js 20 does not survive that.
 */
export const shownCertificate = (url: string): Promise<X509Certificate | undefined> => new Promise((resolve) => {
  const { protocol, hostname, port, searchParams } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const open = new Set<Socket>()
  const patience = setTimeout(() => end(), PATIENCE)
  const look = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('error', () => end()).once('close', () => end())
  }
  const end = (found?: X509Certificate): void => {
    clearTimeout(patience)
    resolve(found)
    for (const socket of open) socket.destroy()
  }
  const shake = (over: { readonly socket: Socket } | { readonly host: string; readonly port: number }): void => {
    const line = connect({ ...over, ...(isIP(host) ? {} : { servername: host }), rejectUnauthorized: false })
    look(line).once('secureConnect', () => setImmediate(end, line.getPeerX509Certificate()))
  }
  const shakeAfter = (ask: AskForTls, usual: number): void => {
    const socket = connectPlainly(Number(port || usual), host, () => ask(socket, () => shake({ socket }), end))
    look(socket)
  }
  if (protocol === 'https:' || protocol === 'smtps:') return shake({ host, port: Number(port || (protocol === 'https:' ? 443 : 465)) })
  if (protocol === 'smtp:') return shakeAfter(askMailServer, 587)
  return searchParams.has('sslmode') ? shakeAfter(askPostgres, 5432) : end()
})
