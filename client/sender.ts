import { importJWK, type CryptoKey, type JWK } from 'jose'
import { customFetch, DPoP, isDPoPNonceError, protectedResourceRequest, type CustomFetchOptions, type DPoPHandle } from 'oauth4webapi'
import { Agent, fetch as undiciFetch } from 'undici'

/** What proves that a request is sent by whom its token was given to: a key of the system's own, or its certificate. */
export type Binding =
  | { readonly by: 'key'; readonly key: JWK }
  | { readonly by: 'certificate'; readonly certificate: string; readonly key: string; readonly authorities?: string }

export interface SenderOptions {
  readonly [customFetch]: Reach
  readonly DPoP?: DPoPHandle
}

type Reach = (url: string, init: Partial<CustomFetchOptions<string, unknown>>) => Promise<Response>

/** Sends requests so that they prove their sender (RFC 9449, RFC 8705). */
export interface Sender {
  /** What token requests are sent with. */
  readonly options: SenderOptions
  send(token: string, method: 'GET' | 'POST', url: URL, body?: string): Promise<Response>
  /** A request that needs no token. */
  fetch(url: URL): Promise<Response>
  close(): Promise<void>
}

/** Milliseconds that one answer may take. */
const PATIENCE = 30_000

/** `insecure` is what the library needs to be told where issuer and gateway speak HTTP on this machine. */
export const createSender = async (binding: Binding, insecure: object): Promise<Sender> => {
  const agent = binding.by === 'certificate'
    ? new Agent({ connect: { cert: binding.certificate, key: binding.key, ...(binding.authorities && { ca: binding.authorities }) } })
    : new Agent()
  const reach: Reach = (url, init) => undiciFetch(
    url, { ...init as object, dispatcher: agent, signal: AbortSignal.timeout(PATIENCE) }) as unknown as Promise<Response>
  const proofs = binding.by === 'key' ? await proofsOf(binding.key) : undefined
  const options = { [customFetch]: reach, ...(proofs && { DPoP: proofs }) }
  return {
    options,
    send: (token, method, url, body) => withNonce(() => protectedResourceRequest(
      token, method, url, new Headers({ 'content-type': 'application/json' }), body, { ...options, ...insecure })),
    fetch: (url) => reach(url.href, { method: 'GET' }),
    close: () => agent.close(),
  }
}

/** Once more when a server wants a nonce of its own in the proof, which the proofs' maker has taken note of (RFC 9449 §8, §9). */
export const withNonce = <T>(attempt: () => Promise<T>): Promise<T> =>
  attempt().catch((error: unknown) => {
    if (isDPoPNonceError(error)) return attempt()
    throw error
  })

const proofsOf = async ({ d, ...shown }: JWK): Promise<DPoPHandle> => DPoP({}, {
  privateKey: await importJWK({ ...shown, d: d ?? '' }, shown.alg ?? 'Ed25519') as CryptoKey,
  publicKey: await importJWK(shown, shown.alg ?? 'Ed25519', { extractable: true }) as CryptoKey,
})
