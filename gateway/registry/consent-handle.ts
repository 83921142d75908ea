import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { Party } from '../../schema/agency.ts'
import { isUuid } from '../database/uuid.ts'

/** A party's own name for a consent record, or for a request for one: no two parties can match theirs (P12). */
export interface ConsentHandles {
  of(party: Party, id: string): string
  /** The record's id; undefined when the party can have no such handle. */
  read(party: Party, handle: string): string | undefined
  /** What another party calls the record that a party names so; empty when it can have no such handle. */
  translated(handle: string, from: Party, to: Party): string
}

const CIPHER = 'aes-256-ecb'
const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A record's id is a random UUID, just one block of AES: enciphered under a key of the party's own it is another random
 * block, the same each time, written like the first. The keys are derived from the gateway's (RFC 5869).
 */
export const createConsentHandles = (key: Buffer): ConsentHandles => {
  const ciphers = new Map<Party, BlockCipher>()
  const cipherOf = (party: Party): BlockCipher => {
    const known = ciphers.get(party)
    if (known) return known
    const made = blockCipher(Buffer.from(hkdfSync('sha256', key, '', `consent handles of ${party}`, 32)))
    ciphers.set(party, made)
    return made
  }
  const of = (party: Party, id: string): string => uuidOf(cipherOf(party).encipher(bytesOf(id)))
  const read = (party: Party, handle: string): string | undefined => {
    if (!isUuid(handle)) return undefined
    const id = uuidOf(cipherOf(party).decipher(bytesOf(handle)))
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

interface BlockCipher {
  encipher(block: Buffer): Buffer
  decipher(block: Buffer): Buffer
}

/** One block at a time, each by itself: nothing is carried over from one to the next, so that both are made once a key. */
const blockCipher = (key: Buffer): BlockCipher => {
  const cipher = createCipheriv(CIPHER, key, null).setAutoPadding(false)
  const decipher = createDecipheriv(CIPHER, key, null).setAutoPadding(false)
  return { encipher: (block) => cipher.update(block), decipher: (block) => decipher.update(block) }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
