import { createHash, hash, randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/**
 * Commitments to the values of one disclosure, base64url, in their order: SHA-256(salt ‖ RFC 8785 of the value), each
 * value with a 16-byte salt of its own, drawn from the disclosure's. Who holds that one and the values can open them;
 * it is never recorded, since a short value under a known salt is guessed (P7).
 */
export const createCommitments = (values: readonly unknown[], disclosureSalt: Buffer = randomBytes(16)): string[] => {
  const salts = saltsOf(disclosureSalt, values.length)
  return values.map((value, index) => commitmentOf(value, salts[index] as Buffer))
}

/** The salts of so many values, in their order: SHAKE256(disclosure's salt), 16 bytes to each. FIPS 202. */
export const saltsOf = (disclosureSalt: Buffer, count: number): Buffer[] => {
  const bytes = createHash('shake256', { outputLength: 16 * count }).update(disclosureSalt).digest()
  return Array.from({ length: count }, (_, index) => bytes.subarray(16 * index, 16 * (index + 1)))
}

/** One commitment, base64url. */
export const commitmentOf = (value: unknown, salt: Buffer): string =>
  hash('sha256', Buffer.concat([salt, canonicalJson(value)]), 'base64url')
