import { TokenRefused } from './token-refused.ts'

/** Characters of a token, at most. */
const MAX_LENGTH = 8 * 1024

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * One token has one spelling: three parts of base64url without padding or whitespace, whose unused bits are zero
 * (RFC 7515 §2, RFC 4648 §3.5). Checked before anything reads the token, so that no cache or log sees it as two.
 * @throws {TokenRefused}
 */
export const checkCompactShape = (token: string): void => {
  if (token.length > MAX_LENGTH) throw new TokenRefused('tooLong')
  if (!COMPACT.test(token) || !token.split('.').every(isCanonical)) throw new TokenRefused('malformed')
}

const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part
