import { CompactEncrypt, compactDecrypt } from 'jose'

const HEADER = { alg: 'dir', enc: 'A256GCM' } as const
const ONLY = { keyManagementAlgorithms: [HEADER.alg], contentEncryptionAlgorithms: [HEADER.enc] }

/** Encrypts and authenticates a value under a key of 32 bytes (RFC 7516, `dir` with A256GCM). */
export const seal = (value: unknown, key: Uint8Array): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(value))).setProtectedHeader(HEADER).encrypt(key)

/** What was sealed; undefined when it was not, under this key, or has been changed. */
export const unseal = async (sealed: string, key: Uint8Array): Promise<unknown> => {
  const opened = await compactDecrypt(sealed, key, ONLY).catch(() => undefined)
  return opened && JSON.parse(Buffer.from(opened.plaintext).toString())
}
