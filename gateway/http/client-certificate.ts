import { hash, X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { parseItem } from 'structured-headers'

/** The SHA-256 of a certificate (DER), base64url: `x5t#S256` (RFC 8705 §3.1). */
export const thumbprintOf = (certificate: Buffer): string => hash('sha256', certificate, 'base64url')

/**
 * Finds the certificate that the sender of a request proved to hold, by its thumbprint: on its own connection, or, from
 * one of the proxies named (addresses or networks such as `10.0.0.0/8`), in `Client-Cert` (RFC 9440). From anyone else
 * that header is not read; over a proxy's connection its own certificate is nobody's. Outside its time, none counts.
 */
export const createClientCertificate = (proxies: readonly string[], clock: () => Date) => {
  const trusted = proxies.length > 0 ? blockListOf(proxies) : undefined
  const held = new WeakMap<Socket, X509Certificate>()

  const ofConnection = (socket: Socket): X509Certificate | undefined => {
    const known = held.get(socket)
    if (known || !(socket instanceof TLSSocket)) return known
    const certificate = socket.getPeerX509Certificate()
    if (certificate) held.set(socket, certificate)
    return certificate
  }

  return ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string | undefined => {
    const certificate = isAmong(trusted, socket.remoteAddress) ? certificateIn(headers['client-cert']) : ofConnection(socket)
    return certificate && isOfNow(certificate, clock()) ? thumbprintOf(certificate.raw) : undefined
  }
}

const blockListOf = (proxies: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const isAmong = (list: BlockList | undefined, address: string | undefined): boolean =>
  list !== undefined && address !== undefined && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

const isOfNow = ({ validFrom, validTo }: X509Certificate, at: Date): boolean =>
  Date.parse(validFrom) <= at.getTime() && at.getTime() <= Date.parse(validTo)

const certificateIn = (field: string | string[] | undefined): X509Certificate | undefined => {
  try {
    const [bytes] = parseItem(String(field))
    return bytes instanceof ArrayBuffer ? new X509Certificate(Buffer.from(bytes)) : undefined
  } catch {
    return undefined
  }
}
