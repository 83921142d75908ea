import { openToken, type Pkcs11Token } from './pkcs11-key.ts'
import { keyFromJwk, type SigningJwk, type SigningKey } from './signing-key.ts'

/** Where a key is: in a file, or under a label on a token. */
export type KeySource = SigningJwk | { readonly label: string; readonly on: Pkcs11Token }

/** The keys that the gateway signs with. */
export interface GatewayKeys {
  readonly orders: SigningKey
  readonly checkpoints: SigningKey
  /** What pseudonyms and handles are derived from: stays when the others are replaced, or each of them becomes another. */
  readonly pseudonyms: SigningKey
  /** Those before it, to read what was written under them. */
  readonly formerPseudonyms: readonly SigningKey[]
  close(): void
}

export interface KeySources {
  readonly orders: KeySource
  readonly checkpoints: KeySource
  /** The order key, when there is none of its own. */
  readonly pseudonyms?: KeySource | undefined
  readonly formerPseudonyms?: readonly KeySource[] | undefined
}

/** Opens one key, wherever it is kept. */
export const openKey = async (source: KeySource): Promise<SigningKey & { close(): void }> => {
  if (!('on' in source)) return { ...keyFromJwk(source), close: () => undefined }
  const token = await openToken(source.on)
  return { ...token.key(source.label), close: () => token.close() }
}

/** Opens the keys, wherever each is kept; a token is opened once. */
export const openGatewayKeys = async (sources: KeySources): Promise<GatewayKeys> => {
  const { formerPseudonyms = [], ...present } = sources
  const places = [...Object.values(present), ...formerPseudonyms].flatMap((source) => (source && 'on' in source ? [source.on] : []))
  const token = places[0] && await openToken(places[0])
  const open = (source: KeySource): SigningKey => {
    if (!('on' in source)) return keyFromJwk(source)
    if (!token) throw new Error('there is no token')
    return token.key(source.label)
  }
  try {
    const orders = open(sources.orders)
    const pseudonyms = sources.pseudonyms ? open(sources.pseudonyms) : orders
    return { orders, checkpoints: open(sources.checkpoints), pseudonyms, formerPseudonyms: formerPseudonyms.map(open), close: () => token?.close() }
  } catch (error) {
    token?.close()
    throw error
  }
}
