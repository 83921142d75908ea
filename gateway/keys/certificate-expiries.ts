import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Config, FollowersConfig } from '../config.ts'
import { addressOfServer } from '../mail/mail-settings.ts'
import { shownCertificate } from './shown-certificate.ts'

/** A certificate that the gateway or the followers show, or that they are shown. */
export interface CertificateExpiry {
  /** Whose: a party, a witness by its name, `gateway`, `database`, `issuer`, `mail`, `collector`, `siem`, `archive`. */
  readonly of: string
  /** Which of theirs: a file, an issuer's host, or the address by its name in the configuration, `server` where there is but one. */
  readonly name: string
  readonly expiresAt: Date
}

type Examined = Pick<Config, 'tls' | 'databaseUrl' | 'agencies' | 'witnesses' | 'issuers' | 'alarms' | 'mail' | 'tracesUrl'>

/** Where a certificate is shown. */
interface Address {
  readonly of: string
  readonly name: string
  readonly url: string
}

/**
 * When each certificate ends: the gateway's own, those that agencies gave it, those at every address that it speaks TLS
 * with. What cannot be read or reached is not there: that it fails is told elsewhere.
 */
export const certificateExpiries = async (config: Examined): Promise<CertificateExpiry[]> => {
  const { tls, databaseUrl, agencies, witnesses, issuers, alarms, mail, tracesUrl } = config
  return [
    ...(tls ? inFile('gateway', tls.certificate) : []),
    ...filesNamedIn('database', databaseUrl),
    ...Object.entries(agencies).flatMap(([party, { url, credentials }]) =>
      [...(credentials ? filesIn(party, credentials) : []), ...filesNamedIn(party, url)]),
    ...(mail?.server.ca ? inFile('mail', mail.server.ca) : []),
    ...await atAddresses([
      { of: 'database', name: 'server', url: databaseUrl },
      ...Object.entries(agencies).flatMap(([of, { url, orderLog }]) => [{ of, name: 'server', url }, ...named(of, 'orderLog', orderLog?.url)]),
      ...witnesses.witnesses.map(({ url, key }) => ({ of: key.split('+')[0] ?? '', name: 'server', url })),
      ...issuers.flatMap(({ issuer, jwksUri = issuer }) => [issuer, jwksUri]).map((url) => ({ of: 'issuer', name: new URL(url).host, url })),
      ...Object.entries(alarms).flatMap(([of, addresses]) => Object.entries(addresses).flatMap(([name, url]) => named(of, name, url))),
      ...named('mail', 'server', mail && mail.server.tls !== 'none' ? addressOfServer(mail.server) : undefined),
      ...named('collector', 'server', tracesUrl),
    ]),
  ]
}

/** Likewise of those to whom the followers send by themselves. */
export const outsideExpiries = ({ siem, archive }: FollowersConfig['export']): Promise<CertificateExpiry[]> => atAddresses([
  ...named('siem', 'server', siem?.url),
  ...named('archive', 'server', archive && 'bucket' in archive ? archive.bucket.url : undefined),
])

const named = (of: string, name: string, url: string | undefined): Address[] => (url === undefined ? [] : [{ of, name, url }])

const filesIn = (of: string, folder: string): CertificateExpiry[] => {
  try {
    return readdirSync(folder).filter((name) => /\.(crt|pem)$/.test(name)).flatMap((name) => inFile(of, join(folder, name)))
  } catch {
    return []
  }
}

/** Those that an address of PostgreSQL names (libpq, SSL Support). */
const filesNamedIn = (of: string, url: string): CertificateExpiry[] => (URL.canParse(url)
  ? ['sslrootcert', 'sslcert'].flatMap((name) => new URL(url).searchParams.get(name) ?? []).flatMap((file) => inFile(of, file)) : [])

const inFile = (of: string, file: string): CertificateExpiry[] => {
  try {
    return [expiry(of, basename(file), new X509Certificate(readFileSync(file)))]
  } catch {
    return []
  }
}

/** Of several addresses of one on the same host, the first is looked at. */
const atAddresses = async (addresses: readonly Address[]): Promise<CertificateExpiry[]> => {
  const known = addresses.filter(({ url }) => URL.canParse(url))
  const looked = known.filter((one, at) => known.findIndex((other) => hostOf(other) === hostOf(one)) === at)
  return (await Promise.all(looked.map(async ({ of, name, url }) => {
    const certificate = await shownCertificate(url)
    return certificate ? [expiry(of, name, certificate)] : []
  }))).flat()
}

const hostOf = ({ of, url }: Address): string => `${of} ${new URL(url).host}`

const expiry = (of: string, name: string, { validTo }: X509Certificate): CertificateExpiry => ({ of, name, expiresAt: new Date(validTo) })
