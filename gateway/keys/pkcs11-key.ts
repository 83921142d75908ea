import { hkdfSync } from 'node:crypto'
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

/**
 * Opens a token. One that ended its session, since it was away or started anew, is logged in to again when it is used; once it
 * refuses that never again, for wrong PINs lock it. @throws when the library, the token or the PIN is not right, or `pkcs11js`
 * is not installed.
 */
export const openToken = async ({ library, token, pin }: Pkcs11Token): Promise<OpenToken> => {
  const { PKCS11: Module, ...constants } = await loadPkcs11js()
  const module = new Module()
  module.load(library)
  module.C_Initialize()
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
      throw refused = error
    }
    return opened
  }
  let session = closingOnFailure(module, logIn)

  const find = (label: string, kind: number): Buffer => onlyOne(module, session, [
    { type: constants.CKA_CLASS, value: kind }, { type: constants.CKA_LABEL, value: label },
  ], label)

  const halvesOf = (label: string) => {
    const privateKey = find(label, constants.CKO_PRIVATE_KEY)
    const [point] = module.C_GetAttributeValue(session, find(label, constants.CKO_PUBLIC_KEY), [{ type: constants.CKA_EC_POINT }])
    return { session, privateKey, publicKey: publicKeyOf(Buffer.from(point?.value as Buffer)) }
  }

  const isOpen = (): boolean => {
    try {
      module.C_GetSessionInfo(session)
      return true
    } catch {
      return false
    }
  }

  /** Once more, in a new session, where the one that was open is no more. */
  const inSession = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (isOpen()) throw error
      session = logIn()
      return work()
    }
  }

  return {
    key: (label) => {
      const { publicKey, ...opened } = halvesOf(label)
      let known = opened
      const handle = (): Buffer => {
        if (known.session === session) return known.privateKey
        const found = halvesOf(label)
        if (found.publicKey.x !== publicKey.x) throw new Error(`the token has another key \`${label}\` now`)
        known = found
        return known.privateKey
      }
      const sign = (data: Buffer): Buffer => inSession(() => {
        module.C_SignInit(session, { mechanism: EDDSA }, handle())
        return module.C_Sign(session, data, Buffer.alloc(64))
      })
      return {
        kid: label,
        publicKey,
        sign,
        secret: (use) => Buffer.from(hkdfSync('sha256', sign(Buffer.from(`samsyn secret: ${use}`)), '', use, 32)),
      }
    },
    close: () => module.C_Finalize(),
  }
}

const closingOnFailure = <T>(module: Pkcs11, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    module.C_Finalize()
    throw error
  }
}

const onlyOne = (module: Pkcs11, session: Buffer, template: Template, label: string): Buffer => {
  module.C_FindObjectsInit(session, template)
  const found = module.C_FindObjects(session, 2)
  module.C_FindObjectsFinal(session)
  const [key] = found
  if (!key || found.length > 1) throw new Error(`the token has not just one key \`${label}\``)
  return key
}

const publicKeyOf = (point: Buffer): PublicKey => {
  const bytes = point.length === 34 && point.subarray(0, 2).equals(POINT) ? point.subarray(2) : point
  if (bytes.length !== 32) throw new Error('the key of the token is not an Ed25519 key')
  return { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }
}
