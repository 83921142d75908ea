import { createHash, timingSafeEqual } from 'node:crypto'
import { parseDictionary, serializeDictionary } from 'structured-headers'

const sha256 = (body: Buffer): Buffer => createHash('sha256').update(body).digest()

/** The value of `Content-Digest` for a body (RFC 9530 section 2), with SHA-256. */
export const contentDigest = (body: Buffer): string =>
  serializeDictionary({ 'sha-256': new Uint8Array(sha256(body)).buffer })

/** Whether a `Content-Digest` names the SHA-256 of just this body. */
export const digestHolds = (field: string, body: Buffer): boolean => {
  const digest = parseDictionary(field).get('sha-256')?.[0]
  if (!(digest instanceof ArrayBuffer) || digest.byteLength !== 32) return false
  return timingSafeEqual(Buffer.from(digest), sha256(body))
}
