import { hkdfSync } from 'node:crypto'

/** The key under which what was asked for in vain stands in the trail: derived from the order key (RFC 5869), and no use for signing. */
export const pseudonymKeyOf = ({ d }: { readonly d: string }): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', 'samsyn refusal pseudonyms', 32))
