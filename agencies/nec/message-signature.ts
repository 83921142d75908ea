import { httpbis, type SigningKey, type VerifyingKey } from 'http-message-signatures'
import { contentDigest, digestHolds } from '../content-digest.ts'
import { readSignatureInput, type SignatureInput } from './signature-input.ts'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** A request as both sides see it: `url` is the whole target URI. */
export interface RequestMessage {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: Buffer
}

export interface ReplyMessage {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

/** The header fields that make a message a signed one. */
export type SignatureHeaders = Readonly<Record<'content-digest' | 'signature-input' | 'signature', string>>

/** What a request's signature covers: what is asked of whom, on which order. */
const REQUEST = ['@method', '@target-uri', 'content-digest', 'samsyn-videregivelsesordre']

/** What a reply's signature covers: the answer, and the one request that it answers (RFC 9421 section 2.4). */
const REPLY = ['@status', 'content-digest', '@method;req', '@target-uri;req', 'content-digest;req', 'signature;req']

/** A signature counts for this long, in seconds; the signer's clock may be ahead by as much as `SKEW`. */
export const MAX_AGE = 60
export const SKEW = 5

/** Signs a request; the nonce is its own, so that it can be answered only once. */
export const signRequest = async (
  message: RequestMessage, key: SigningKey, at: Date, nonce: string,
): Promise<SignatureHeaders> => {
  const config = { key, name: 'samsyn', fields: REQUEST, params: ['created', 'keyid', 'alg', 'nonce'] }
  const signed = await httpbis.signMessage(
    { ...config, paramValues: { created: at, nonce } }, { ...message, headers: digested(message) })
  return signatureHeaders(signed.headers)
}

/** Signs a reply, so that it answers this signed request and no other. */
export const signReply = async (
  message: ReplyMessage, request: RequestMessage, key: SigningKey, at: Date,
): Promise<SignatureHeaders> => {
  const config = { key, name: 'politi', fields: REPLY, params: ['created', 'keyid', 'alg'] }
  const signed = await httpbis.signMessage(
    { ...config, paramValues: { created: at } },
    { ...message, headers: digested(message) },
    { ...request, headers: plain(request.headers) })
  return signatureHeaders(signed.headers)
}

/** Verifies a request and gives its nonce, which must be new to the caller. @throws when anything does not hold. */
export const verifyRequest = async (message: RequestMessage, keys: readonly VerifyingKey[], at: Date): Promise<string> => {
  const { nonce, key } = checkInput(message, REQUEST, keys, at)
  if (!nonce) throw new Error('the signature has no nonce')
  await check(httpbis.verifyMessage(checking(key, at), { ...message, headers: plain(message.headers) }))
  return nonce
}

/** Verifies that a reply is the agency's, and answers this request. @throws when anything does not hold. */
export const verifyReply = async (
  message: ReplyMessage, request: RequestMessage, keys: readonly VerifyingKey[], at: Date,
): Promise<void> => {
  const { key } = checkInput(message, REPLY, keys, at)
  await check(httpbis.verifyMessage(
    checking(key, at),
    { ...message, headers: plain(message.headers) },
    { ...request, headers: plain(request.headers) }))
}

const checkInput = (
  message: RequestMessage | ReplyMessage, components: readonly string[], keys: readonly VerifyingKey[], at: Date,
): SignatureInput & { readonly key: VerifyingKey } => {
  const headers = plain(message.headers)
  const input = readSignatureInput(headers['signature-input'] ?? '')
  const missing = components.find((component) => !input.covers.has(component))
  if (missing) throw new Error(`the signature does not cover \`${missing}\``)
  const key = keys.find(({ id }) => id === input.keyId)
  if (!key) throw new Error('the signature is by another key')
  const age = at.getTime() / 1000 - input.created
  if (age > MAX_AGE || age < -SKEW) throw new Error('the signature is not of now')
  if (!digestHolds(headers['content-digest'] ?? '', message.body)) throw new Error('the body is not the signed one')
  return { ...input, key }
}

const checking = (key: VerifyingKey, at: Date) =>
  ({ keyLookup: async () => key, notAfter: at.getTime() / 1000 + SKEW })

const check = async (verified: Promise<boolean | null>): Promise<void> => {
  if (await verified.catch(() => false) !== true) throw new Error('the signature does not hold')
}

/** Lower-case, single-line headers; a field sent twice is one list (RFC 9110 section 5.3). */
const plain = (headers: Headers): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]]))

const digested = ({ headers, body }: RequestMessage | ReplyMessage): Record<string, string> =>
  ({ ...plain(headers), 'content-digest': contentDigest(body) })

const signatureHeaders = (headers: Record<string, string | string[]>): SignatureHeaders => ({
  'content-digest': String(headers['content-digest']),
  'signature-input': String(headers['Signature-Input']),
  signature: String(headers['Signature']),
})
