import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Config } from '../config.ts'

/** A certificate that the gateway shows, or that it is shown. */
export interface CertificateExpiry {
  /** Whose: `gateway`, a party, or a witness by its name. */
  readonly of: string
  /** Which of theirs: a file, or `server` for the one at their address. */
  readonly name: string
  readonly expiresAt: Date
}

type Examined = Pick<Config, 'tls' | 'agencies' | 'witnesses'>

/** Milliseconds that a handshake may take. */
const PATIENCE = 2_000

/**
 * When each certificate ends: the gateway's own, those that agencies gave it, those at the addresses of agencies and
 * witnesses. What cannot be read or reached is not there: that it fails is told elsewhere.
 */
export const certificateExpiries = async ({ tls, agencies, witnesses }: Examined): Promise<CertificateExpiry[]> => (await Promise.all([
  ...(tls ? [inFile('gateway', tls.certificate)] : []),
  ...Object.entries(agencies).flatMap(([party, { url, credentials }]) =>
    [...(credentials ? certificatesIn(credentials).map((file) => inFile(party, file)) : []), atAddress(party, url)]),
  ...witnesses.witnesses.map(({ url, key }) => atAddress(key.split('+')[0] ?? '', url)),
])).flat()

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

/** Looked at, not trusted: whether it is the agency's is checked where the agency is asked. */
const atAddress = (of: string, url: string): Promise<CertificateExpiry[]> => new Promise((resolve) => {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return resolve([])
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port || 443), ...(isIP(hostname) ? {} : { servername: hostname }), rejectUnauthorized: false, timeout: PATIENCE })
  const end = (found: CertificateExpiry[]): void => {
    socket.destroy()
    resolve(found)
  }
  socket.once('secureConnect', () => {
    const certificate = socket.getPeerX509Certificate()
    end(certificate ? [expiry(of, 'server', certificate)] : [])
  }).once('timeout', () => end([])).once('error', () => end([]))
})

const expiry = (of: string, name: string, { validTo }: X509Certificate): CertificateExpiry => ({ of, name, expiresAt: new Date(validTo) })
