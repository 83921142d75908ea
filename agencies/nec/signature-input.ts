import { isInnerList, parseDictionary } from 'structured-headers'

/** What a `Signature-Input` says of its one signature (RFC 9421 section 4.1). */
export interface SignatureInput {
  /** The components under the signature, such as `@method` or `content-digest;req`. */
  readonly covers: ReadonlySet<string>
  /** Seconds since 1970, UTC. */
  readonly created: number
  readonly keyId: string
  readonly nonce: string | undefined
}

/** Reads a `Signature-Input`. @throws when it is not of just one signature, or lacks what each must say. */
export const readSignatureInput = (field: string): SignatureInput => {
  const [input, ...others] = parseDictionary(field).values()
  if (!input || others.length > 0 || !isInnerList(input)) throw new Error('there is not just one signature')
  const [components, parameters] = input
  const created = parameters.get('created')
  const keyId = parameters.get('keyid')
  const nonce = parameters.get('nonce')
  if (typeof created !== 'number' || typeof keyId !== 'string')
    throw new Error('the signature says not when or by whom')
  if (parameters.get('alg') !== 'ed25519') throw new Error('the signature is not of the agreed algorithm')
  return {
    covers: new Set(components.map(([name, flags]) => [name, ...flags.keys()].join(';'))),
    created,
    keyId,
    nonce: typeof nonce === 'string' ? nonce : undefined,
  }
}
