/** Signs with a key that it need not show: Ed25519 (RFC 8032), under the key's name. */
export interface Signer {
  readonly kid: string
  sign(data: Buffer): Buffer
}

/** JWS Compact Serialization (RFC 7515 § 3.1; RFC 8037 § 3.1), on this thread: to hand it to another costs as much again. */
export const compactJws = (typ: string, claims: object, { kid, sign }: Signer): string => {
  const header = { alg: 'Ed25519', typ, kid }
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${input}.${sign(Buffer.from(input)).toString('base64url')}`
}
