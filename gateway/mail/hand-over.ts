import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import { z } from 'zod'
import { readSecretFile } from '../keys/secret-file.ts'
import type { MailSettings } from './mail-settings.ts'
import type { MailText } from './mail-text.ts'

/** Hands a mail to the server for all the addresses; answers how many it took. @throws when it takes none. */
export type HandOver = (id: string, text: MailText, addresses: readonly string[]) => Promise<number>

const credentials = z.strictObject({ user: z.string(), pass: z.string() })

/** Milliseconds that the server has to answer. */
const PATIENCE = 10_000

/** Milliseconds that handing one mail over takes at most, however often the server says a little. */
const IN_ALL = 30_000

/**
 * Hands mails over by SMTP (RFC 5321), under TLS. Each bears an id that stays the same when it is handed over again, and
 * says that no person wrote it (RFC 3834). Addresses stand in the envelope alone: no reader sees another's.
 * @throws {SecretExposed}
 */
export const createHandOver = ({ server: { host, port, tls, ca }, credentials: file, from }: MailSettings): HandOver => {
  const auth = file === undefined ? undefined : credentials.parse(JSON.parse(readSecretFile(file)))
  const settings: SMTPTransportOptions = {
    host, port, secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }) },
    ...(auth && { auth }),
    connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE, dnsTimeout: PATIENCE,
    disableFileAccess: true, disableUrlAccess: true,
  }
  return async (id, { subject, text }, addresses) => {
    const transport = createTransport({ ...settings, socket: new Socket({ signal: AbortSignal.timeout(IN_ALL) }) })
    const { accepted } = await transport.sendMail({
      envelope: { from, to: [...addresses] }, from: { name: 'Samsyn', address: from }, to: 'undisclosed-recipients:;',
      messageId: `<${id}@${from.split('@')[1]}>`, subject, text, headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return accepted.length
  }
}
