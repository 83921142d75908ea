import type { SigningKey } from '../keys/signing-key.ts'

/**
 * What pseudonyms of what was asked for in vain, handles of consents and the cipher of deciding rules are made with: derived
 * from the pseudonym key, and no use for signing.
 */
export const pseudonymKeyOf = (key: Pick<SigningKey, 'secret'>): Buffer => key.secret('samsyn refusal pseudonyms')
