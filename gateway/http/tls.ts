import { constants } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext, type SecureContextOptions, Server, type TlsOptions } from 'node:tls'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'

/** Files of the gateway's own certificate, with the chain above it, and of its private key, PEM. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/** How the gateway speaks TLS: the certificate is read again as it changes, without a start. */
export interface ServerTls {
  readonly options: TlsOptions
  /** Shows a server's callers the certificate as it is now, and as it becomes. */
  keepUp(server: unknown): void
  close(): Promise<void>
}

/** Milliseconds between looks at the files. */
const LOOK_EVERY = 2_000

/** TLS 1.3, and of TLS 1.2 what has forward secrecy and authenticated encryption (RFC 9325 §4.2). */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

const FIXED: SecureContextOptions = { minVersion: 'TLSv1.2', ciphers: CIPHERS, secureOptions: constants.SSL_OP_NO_TICKET }

/**
 * Opens the certificate. Clients are asked for theirs, which need no authority: a token names the very certificate that
 * it is bound to (RFC 8705 §3). @throws when certificate and key do not fit one another.
 */
export const openServerTls = (files: TlsFiles, events: Events): ServerTls => {
  const read = (): SecureContextOptions => ({ ...FIXED, cert: readFileSync(files.certificate), key: readFileSync(files.key) })
  let current = checked(read())
  const servers: Server[] = []

  const look = async (): Promise<void> => {
    try {
      const found = read()
      if (String(found.cert) === String(current.cert) && String(found.key) === String(current.key)) return
      current = checked(found)
      for (const server of servers) server.setSecureContext(current)
      events.certificateRead()
    } catch (error) {
      events.failed('certificate', error)
    }
  }

  const looking = repeatedly(look, LOOK_EVERY)
  return {
    options: { ...current, requestCert: true, rejectUnauthorized: false },
    keepUp: (server) => {
      if (!(server instanceof Server)) return
      server.setSecureContext(current)
      servers.push(server)
    },
    close: looking.stop,
  }
}

const checked = (options: SecureContextOptions): SecureContextOptions => {
  createSecureContext(options)
  return options
}
