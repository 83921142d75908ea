import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Config } from '../config.ts'
import { shownCertificate } from './shown-certificate.ts'

/** A certificate that the gateway shows, or that it is shown. */
export interface CertificateExpiry {
  /** Whose: `gateway`, `database`, a party, or a witness by its name. */
  readonly of: string
  /** Which of theirs: a file, or `server` for the one at their address. */
  readonly name: string
  readonly expiresAt: Date
}

type Examined = Pick<Config, 'tls' | 'databaseUrl' | 'agencies' | 'witnesses'>

/**
 * When each certificate ends: the gateway's own, those that agencies gave it, those at the addresses of the database, of
 * agencies and of witnesses. What cannot be read or reached is not there: that it fails is told elsewhere.
 */
export const certificateExpiries = async ({ tls, databaseUrl, agencies, witnesses }: Examined): Promise<CertificateExpiry[]> => (await Promise.all([
  ...(tls ? [inFile('gateway', tls.certificate)] : []),
  ...ofSystem('database', databaseUrl),
  ...Object.entries(agencies).flatMap(([party, { url, credentials }]) => ofSystem(party, url, credentials)),
  ...witnesses.witnesses.map(({ url, key }) => atAddress(key.split('+')[0] ?? '', url)),
])).flat()

const ofSystem = (of: string, url: string, credentials?: string) => [
  ...[...(credentials ? certificatesIn(credentials) : []), ...certificatesNamedIn(url)].map((file) => inFile(of, file)),
  atAddress(of, url),
]

const certificatesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => /\.(crt|pem)$/.test(name)).map((name) => join(folder, name))
  } catch {
    return []
  }
}

const inFile = (of: string, file: string): CertificateExpiry[] => {
  try {
    return [expiry(of, basename(file), new X509Certificate(readFileSync(file)))]
  } catch {
    return []
  }
}

const atAddress = async (of: string, url: string): Promise<CertificateExpiry[]> => {
  const certificate = URL.canParse(url) ? await shownCertificate(url) : undefined
  return certificate ? [expiry(of, 'server', certificate)] : []
}

/** Those that an address of PostgreSQL names (libpq, SSL Support). */
const certificatesNamedIn = (url: string): string[] =>
  (URL.canParse(url) ? ['sslrootcert', 'sslcert'].flatMap((name) => new URL(url).searchParams.get(name) ?? []) : [])

const expiry = (of: string, name: string, { validTo }: X509Certificate): CertificateExpiry => ({ of, name, expiresAt: new Date(validTo) })
