import { createHash, hash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/**
 * Commitments to the values of one disclosure, base64url, in their order: SHA-256(salt ‖ RFC 8785 of the value), each
 * value with a salt of its own, drawn from the disclosure's 16 bytes. Who holds that one and the values can open them;
 * it is never recorded, since a short value under a known salt is guessed (P7).
 */
export const createCommitments = (values: readonly unknown[], disclosureSalt: Buffer): string[] => {
  const salts = saltsOf(disclosureSalt, values.length)
  return values.map((value, index) => commitmentOf(value, salts[index] ?? ''))
}

/** The salts of so many values, in their order: SHAKE256(disclosure's salt), 16 bytes to each, hexadecimal. FIPS 202. */
export const saltsOf = (disclosureSalt: Buffer, count: number): string[] => {
  const text = createHash('shake256', { outputLength: 16 * count }).update(disclosureSalt).digest('hex')
  return Array.from({ length: count }, (_, index) => text.slice(32 * index, 32 * (index + 1)))
}

/** One commitment, base64url: over a text, the salt in hexadecimal and then the value. */
export const commitmentOf = (value: unknown, salt: string): string => hash('sha256', salt + canonicalJson(value), 'base64url')
