import { hkdfSync } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { loadPkcs11js, type Pkcs11, type Template } from './pkcs11-module.ts'
import { readSecretFile } from './secret-file.ts'
import type { PublicKey, SigningKey } from './signing-key.ts'

/** Where keys are that never leave a module (PKCS #11 v3.0): its library, the token's label, a file with the PIN. */
export interface Pkcs11Token {
  readonly library: string
  readonly token: string
  readonly pin: string
}

/** A token that is logged in to. */
export interface OpenToken {
  /** The Ed25519 key of that label. @throws when there is not just one. */
  key(label: string): SigningKey
  close(): void
}

/** `CKM_EDDSA`, and the DER of an octet string of 32 bytes, in which a token gives a public key's point (RFC 8410). */
const EDDSA = 0x1057
const POINT = Buffer.from([0x04, 0x20])

/** Milliseconds from one start of the module to the next, which may take long while the token is away. */
const REST = 1_000

/**
 * Opens a token. One that was away, or was started anew, is used again once it is back: in a new session, or else by the module
 * started anew, since many a module knows a token that was gone no more. Once it refuses the PIN it is not logged in to again, for
 * wrong ones lock it. @throws when the library, the token or the PIN is not right, or `pkcs11js` is not installed.
 */
export const openToken = async ({ library, token, pin }: Pkcs11Token): Promise<OpenToken> => {
  const { PKCS11: Module, ...constants } = await loadPkcs11js()
  const module = new Module()
  module.load(library)
  let refused: unknown
  const logIn = (): Buffer => {
    if (refused) throw refused
    const slot = module.C_GetSlotList(true).find((one) => module.C_GetTokenInfo(one).label.trim() === token)
    if (!slot) throw new Error(`the module has no token \`${token}\``)
    const word = readSecretFile(pin).trim()
    const opened = module.C_OpenSession(slot, constants.CKF_SERIAL_SESSION)
    try {
      module.C_Login(opened, constants.CKU_USER, word)
    } catch (error) {
      module.C_CloseSession(opened)
      if (isOfPin(error)) refused = error
      throw error
    }
    return opened
  }
  const begin = (): { readonly session: Buffer } => {
    module.C_Initialize()
    return { session: logIn() }
  }
  const end = (): void => {
    try {
      module.C_Finalize()
    } catch {
      // the module had not begun
    }
  }
  let opened = orElse(end, begin)
  let begunAt = -Infinity

  const find = (label: string, kind: number): Buffer => onlyOne(module, opened.session, [
    { type: constants.CKA_CLASS, value: kind }, { type: constants.CKA_LABEL, value: label },
  ], label)

  const halvesOf = (label: string) => {
    const privateKey = find(label, constants.CKO_PRIVATE_KEY)
    const [point] = module.C_GetAttributeValue(opened.session, find(label, constants.CKO_PUBLIC_KEY), [{ type: constants.CKA_EC_POINT }])
    return { opened, privateKey, publicKey: publicKeyOf(Buffer.from(point?.value as Buffer)) }
  }

  const isOpen = (): boolean => {
    try {
      module.C_GetSessionInfo(opened.session)
      return true
    } catch {
      return false
    }
  }

  /** With what stands under its label now, in a new session where there is none. */
  const again = <T>(work: () => T): T => {
    opened = { session: isOpen() ? opened.session : logIn() }
    return work()
  }

  const anew = <T>(work: () => T): T => {
    begunAt = performance.now()
    end()
    opened = begin()
    return work()
  }

  const inSession = <T>(work: () => T): T => {
    try {
      return work()
    } catch {
      try {
        return again(work)
      } catch (error) {
        if (refused || performance.now() - begunAt < REST) throw error
        return anew(work)
      }
    }
  }

  return {
    key: (label) => {
      const { publicKey, ...first } = halvesOf(label)
      let known = first
      const handle = (): Buffer => {
        if (known.opened === opened) return known.privateKey
        const found = halvesOf(label)
        if (found.publicKey.x !== publicKey.x) throw new Error(`the token has another key \`${label}\` now`)
        known = found
        return known.privateKey
      }
      const sign = (data: Buffer): Buffer => inSession(() => {
        module.C_SignInit(opened.session, { mechanism: EDDSA }, handle())
        return module.C_Sign(opened.session, data, Buffer.alloc(64))
      })
      return {
        kid: label,
        publicKey,
        sign,
        secret: (use) => Buffer.from(hkdfSync('sha256', sign(Buffer.from(`samsyn secret: ${use}`)), '', use, 32)),
      }
    },
    close: end,
  }
}

/** From `CKR_PIN_INCORRECT` to `CKR_PIN_LOCKED`; a token that is on its way back fails otherwise. */
const isOfPin = (error: unknown): boolean => {
  const { code = 0 } = error as { readonly code?: number }
  return code >= 0xa0 && code <= 0xa4
}

const orElse = <T>(end: () => void, begin: () => T): T => {
  try {
    return begin()
  } catch (error) {
    end()
    throw error
  }
}

const onlyOne = (module: Pkcs11, session: Buffer, template: Template, label: string): Buffer => {
  const found = findObjects(module, session, template)
  const [key] = found
  if (!key || found.length > 1) throw new Error(`the token has not just one key \`${label}\``)
  return key
}

/** A search that is not ended lets none begin. */
const findObjects = (module: Pkcs11, session: Buffer, template: Template): Buffer[] => {
  module.C_FindObjectsInit(session, template)
  try {
    return module.C_FindObjects(session, 2)
  } finally {
    module.C_FindObjectsFinal(session)
  }
}

const publicKeyOf = (point: Buffer): PublicKey => {
  const bytes = point.length === 34 && point.subarray(0, 2).equals(POINT) ? point.subarray(2) : point
  if (bytes.length !== 32) throw new Error('the key of the token is not an Ed25519 key')
  return { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }
}
