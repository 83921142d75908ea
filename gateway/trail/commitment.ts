import { createHash, createHmac, randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/**
 * Commitments to the values of one disclosure, base64url, in their order: SHA-256(salt ‖ RFC 8785 of the value), each
 * value with a 16-byte salt of its own, drawn from the disclosure's. Who holds that one and the values can open them;
 * it is never recorded, since a short value under a known salt is guessed (P7).
 */
export const createCommitments = (values: readonly unknown[], disclosureSalt = randomBytes(16)): string[] =>
  values.map((value, index) => commitmentOf(value, saltOf(disclosureSalt, index)))

/** The salt of the value at `index` (from 0): the first 16 bytes of HMAC-SHA-256(disclosure's salt, index in decimal). */
export const saltOf = (disclosureSalt: Buffer, index: number): Buffer =>
  createHmac('sha256', disclosureSalt).update(String(index)).digest().subarray(0, 16)

/** One commitment, base64url. */
export const commitmentOf = (value: unknown, salt: Buffer): string =>
  createHash('sha256').update(salt).update(canonicalJson(value)).digest('base64url')
