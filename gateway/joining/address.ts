const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a party's address can be trusted to be that party's: https, or plain HTTP on this machine where that is allowed. */
export const isAddress = (text: string, plainOnLoopback: boolean): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username || password || hash) return false
  return protocol === 'https:' || (plainOnLoopback && protocol === 'http:' && LOOPBACK.includes(hostname))
}

/** Whether whoever answers at an address has to show a certificate of that address: over https, or PostgreSQL's own protocol. */
export const isEncrypted = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, searchParams } = new URL(text)
  return protocol === 'https:' || (protocol === 'postgresql:' && searchParams.getAll('sslmode').join() === 'verify-full')
}
