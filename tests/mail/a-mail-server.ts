import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as the server took it. */
export interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly subject: string
  readonly text: string
  readonly id: string
  readonly encrypted: boolean
  readonly user: string | undefined
}

interface Wanted {
  readonly key: string
  readonly certificate: string
  /** Who may hand mails over; anyone on this machine, when nobody is named. */
  readonly user?: string
  readonly pass?: string
  /** `none`: it speaks in the clear alone, as one does whose line someone tampers with. */
  readonly tls?: 'implicit' | 'starttls' | 'none'
}

/** A real SMTP server on a free port, which wants TLS and a login where a user is named. */
export const aMailServer = async ({ key, certificate, user, pass, tls = 'starttls' }: Wanted) => {
  const taken: Taken[] = []
  const state = { refuses: new Set<string>(), down: false }
  const server = new SMTPServer({
    key, cert: certificate, secure: tls === 'implicit', disabledCommands: tls === 'none' ? ['STARTTLS'] : [], authOptional: user === undefined, disableReverseLookup: true, closeTimeout: 500,
    onConnect: (_session, done) => done(state.down ? Object.assign(new Error('try later'), { responseCode: 421 }) : null),
    onAuth: (auth, _session, done) => auth.username === user && auth.password === pass
      ? done(null, { user }) : done(new Error('no such user')),
    onRcptTo: ({ address }, _session, done) => done(state.refuses.has(address) ? new Error('no such address') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw,
          ...partsOf(raw), encrypted: session.secure, user: session.user as string | undefined,
        })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    state,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const headerOf = (head: string, name: string): string => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'mi').exec(head)?.[1] ?? ''

/** Of a mail in one part: its subject and text in plain words. */
const partsOf = (raw: string): Pick<Taken, 'subject' | 'text' | 'id'> => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  return {
    id: headerOf(head, 'Message-ID'),
    subject: wordsOf(headerOf(head, 'Subject')),
    text: (headerOf(head, 'Content-Transfer-Encoding') === 'quoted-printable' ? unquoted(text) : text).replaceAll('\r\n', '\n'),
  }
}

/** Encoded words (RFC 2047). */
const wordsOf = (header: string): string => header.replace(/\?=\r\n\s+=\?/g, '?==?').replace(/\r\n/g, '')
  .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, word: string) => unquoted(word.replaceAll('_', ' ')))
  .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'))

const unquoted = (text: string): string => Buffer.from(text.replace(/=\r\n/g, '')
  .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
