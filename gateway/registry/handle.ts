import { randomBytes } from 'node:crypto'

/** A new handle: 128 random bits, so that no two parties' handles can be matched (P12). */
export const createHandle = (): string => randomBytes(16).toString('base64url')
