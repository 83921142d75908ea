const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a party's address can be trusted to be that party's: https, or plain HTTP on this machine where that is allowed. */
export const isAddress = (text: string, plainOnLoopback: boolean): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username || password || hash) return false
  return protocol === 'https:' || (plainOnLoopback && protocol === 'http:' && LOOPBACK.includes(hostname))
}

/** Whether an address reads as it is asked: by letters that look like others, or by none that are seen, another would be approved (CWE-1007). */
export const isWrittenAsAsked = (text: string): boolean => {
  const { href } = new URL(text)
  return [href, href.replace(/\/$/, '')].includes(text)
}

/** Whether whoever answers at an address has to show a certificate of that address: over https, or PostgreSQL's own protocol. */
export const isEncrypted = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, searchParams } = new URL(text)
  return protocol === 'https:' || (protocol === 'postgresql:' && searchParams.getAll('sslmode').join() === 'verify-full')
}

/**
 * Whether nobody between here and a database can read what is said: it is on this machine, at a socket or on loopback, or
 * encrypted. A `host` among the parameters is the one that is connected to, as `pg` has it.
 */
export const isPrivateDatabase = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, searchParams } = new URL(text)
  const host = searchParams.getAll('host').at(-1) || decodeURIComponent(hostname)
  return protocol === 'postgresql:' && (host.startsWith('/') || LOOPBACK.includes(host) || isEncrypted(text))
}

/** A host as it stands in an address: one of IPv6 in brackets (RFC 3986 §3.2.2). */
export const hostInAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)
