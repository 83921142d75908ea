import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { DisclosureEntry } from './entry.ts'

/** What whoever asked is not told of: the rules that decided, in the order of `withheld`, and the version of the case. */
export interface DecidedBy {
  readonly rules: readonly string[]
  readonly caseVersion: number
}

/** Enciphers what decided, so that a leaf tells whoever asked no more of a refusal than the answer did. */
export interface RuleCipher {
  /** Base64url. @throws {RangeError} on a rule that is longer than rules are */
  seal(decidedBy: DecidedBy, leaf: Pick<DisclosureEntry, 'disclosureId' | 'handle'>): string
  /** What decided on a whole entry; undefined when that cannot be read: then nothing but what was told is known. */
  open(entry: DisclosureEntry): DecidedBy | undefined
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** Characters that a version takes, and a rule, whatever it is: their length tells nothing. */
const VERSION = 10
const RULE = 8

/**
 * AES-256-GCM (NIST SP 800-38D) for the one leaf, under a key that is derived from the gateway's (RFC 5869). What a former
 * key of the gateway's sealed is still read; none seals.
 */
export const createRuleCipher = (gatewayKey: Buffer, former: readonly Buffer[] = []): RuleCipher => {
  const key = derived(gatewayKey)
  const keys = [key, ...former.map(derived)]
  return {
    seal: (decidedBy, leaf) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(nameOf(leaf))
      const sealed = [nonce, cipher.update(written(decidedBy)), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(sealed).toString('base64url')
    },
    open: (entry) => {
      for (const one of keys) {
        const decidedBy = openedUnder(one, entry)
        if (decidedBy) return decidedBy
      }
      return undefined
    },
  }
}

const derived = (gatewayKey: Buffer): Buffer => Buffer.from(hkdfSync('sha256', gatewayKey, '', 'rules that decided, in the trail', 32))

const openedUnder = (key: Buffer, entry: DisclosureEntry): DecidedBy | undefined => {
  try {
    const sealed = Buffer.from(entry.decidedBy ?? '', 'base64url')
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(nameOf(entry)).setAuthTag(sealed.subarray(-TAG))
    const text = decipher.update(sealed.subarray(NONCE, -TAG), undefined, 'latin1') + decipher.final('latin1')
    const decidedBy = read(text)
    return decidedBy.rules.length === entry.withheld.length ? decidedBy : undefined
  } catch {
    return undefined
  }
}

const nameOf = ({ disclosureId, handle }: Pick<DisclosureEntry, 'disclosureId' | 'handle'>): Buffer =>
  Buffer.from(`${disclosureId} ${handle}`)

const written = ({ rules, caseVersion }: DecidedBy): Buffer =>
  Buffer.from(placed(String(caseVersion), VERSION) + rules.map((rule) => placed(rule, RULE)).join(''), 'latin1')

const placed = (text: string, length: number): string => {
  if (text.length > length) throw new RangeError('what decided is longer than its place')
  return text.padEnd(length)
}

const read = (text: string): DecidedBy => ({
  caseVersion: Number(text.slice(0, VERSION)),
  rules: (text.slice(VERSION).match(/.{8}/g) ?? []).map((rule) => rule.trimEnd()),
})
