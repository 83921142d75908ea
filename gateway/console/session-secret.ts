import { hkdfSync, randomBytes } from 'node:crypto'

/** What a session's cookie holds: 32 random bytes in base64url, and nothing that can be read. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** The name of a session's row, and the key that opens it. */
export interface SessionKeys {
  readonly id: string
  readonly key: Uint8Array
}

/**
 * Derived from the cookie's secret with the console's key as salt (RFC 5869): who has the database, the key or the cookie
 * alone can open nothing. Undefined for what is not a secret.
 */
export const sessionKeysOf = (consoleKey: Uint8Array, secret: string | undefined): SessionKeys | undefined => {
  if (secret === undefined || !SECRET.test(secret)) return undefined
  return { id: Buffer.from(derive(consoleKey, secret, 'id')).toString('base64url'), key: derive(consoleKey, secret, 'key') }
}

const derive = (consoleKey: Uint8Array, secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'base64url'), consoleKey, `samsyn console session ${use}`, 32))
