import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Party } from '../../schema/agency.ts'

/** A party's own name for a consent record: no two parties can match theirs (P12). */
export interface ConsentHandles {
  of(party: Party, id: string): string
  /** The record's id; undefined when the party can have no such handle. */
  read(party: Party, handle: string): string | undefined
  /** What another party calls the record that a party names so; empty when it can have no such handle. */
  translated(handle: string, from: Party, to: Party): string
}

const CIPHER = 'aes-256-ecb'
const HANDLE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A record's id is a random UUID, just one block of AES: enciphered under a key of the party's own it is another random
 * block, the same each time, written like the first. The keys are derived from the gateway's (RFC 5869).
 */
export const createConsentHandles = (key: Buffer): ConsentHandles => {
  const keys = new Map<Party, Buffer>()
  const keyOf = (party: Party): Buffer => {
    const known = keys.get(party) ?? Buffer.from(hkdfSync('sha256', key, '', `consent handles of ${party}`, 32))
    keys.set(party, known)
    return known
  }
  const of = (party: Party, id: string): string => {
    const cipher = createCipheriv(CIPHER, keyOf(party), null).setAutoPadding(false)
    return uuidOf(Buffer.concat([cipher.update(bytesOf(id)), cipher.final()]))
  }
  const read = (party: Party, handle: string): string | undefined => {
    if (!HANDLE.test(handle)) return undefined
    const decipher = createDecipheriv(CIPHER, keyOf(party), null).setAutoPadding(false)
    const id = uuidOf(Buffer.concat([decipher.update(bytesOf(handle)), decipher.final()]))
    return VERSION_4.test(id) ? id : undefined
  }
  return {
    of,
    read,
    translated: (handle, from, to) => {
      const id = read(from, handle)
      return id === undefined ? '' : of(to, id)
    },
  }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
