import { randomBytes } from 'node:crypto'

/** A new handle: 128 random bits, so that no two parties' handles can be matched (P12). */
export const createHandle = (): string => randomBytes(16).toString('base64url')

/** Whether a text can be a handle. */
export const isHandle = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)
