import type { SigningKey } from '../keys/signing-key.ts'

/** The key under which what was asked for in vain stands in the trail: derived from the order key, and no use for signing. */
export const pseudonymKeyOf = (orderKey: Pick<SigningKey, 'secret'>): Buffer => orderKey.secret('samsyn refusal pseudonyms')
