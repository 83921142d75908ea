import { performance } from 'node:perf_hooks'
import { createLocalJWKSet, errors, type CryptoKey, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { createHttpTransport } from '../../agencies/transport/http.ts'
import type { TrustedIssuer } from './trusted-issuer.ts'
import { vettedKeys } from './vetted-keys.ts'

interface Found {
  readonly key: CryptoKey
  readonly version: number
}

/** The keys of an issuer, kept up with. */
export interface IssuerKeys {
  /** Finds the key of a token, and the version of the keys that it is among. @throws when there is none, or none can be known. */
  readonly find: (...asked: Parameters<JWTVerifyGetKey>) => Promise<Found>
  /** Changes when the keys do: what rested on the former ones is looked at anew. */
  version(): number
  close(): Promise<void>
}

/**
 * Milliseconds. Keys are asked for anew after a minute, without keeping anyone waiting but who comes with one that is not
 * known; for such a one at most every ten seconds; after a failure in one second, two and so on. When an issuer stays silent,
 * the keys it last gave count for half an hour, and then nobody gets in by it.
 */
export const PACE = { fresh: 60_000, unknownKey: 10_000, afterFailure: 1_000, longest: 120_000, silent: 1_800_000, patience: 1_000 }

type Read = (url: string) => Promise<unknown>

const discovered = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** `clock` gives monotonic milliseconds. */
export const createIssuerKeys = (
  { issuer, jwksUri }: TrustedIssuer, read: Read = readJson, clock: () => number = () => performance.now(),
): IssuerKeys => {
  let known: { find: ReturnType<typeof createLocalJWKSet>; version: number; text: string; at: number } | undefined
  let version = 0
  let failures = 0
  let askedAt = -Infinity
  let asking: Promise<void> | undefined

  const fetchKeys = async (): Promise<void> => {
    askedAt = clock()
    const keys = vettedKeys(await read(jwksUri ?? await discover(issuer, read)))
    if (!keys) throw new TypeError('the issuer publishes no key set')
    const text = JSON.stringify(keys)
    if (text !== known?.text) version += 1
    known = { find: createLocalJWKSet({ keys }), version, text, at: clock() }
    failures = 0
  }

  const ask = (): Promise<void> => {
    asking ??= fetchKeys().catch(() => { failures += 1 }).finally(() => { asking = undefined })
    return asking
  }

  const rested = (milliseconds: number): boolean =>
    clock() - askedAt >= Math.max(milliseconds, failures && Math.min(PACE.afterFailure * 2 ** (failures - 1), PACE.longest))

  const keepUp = (): void => { if (rested(known ? PACE.fresh : 0)) void ask() }

  const counting = (): typeof known => (known && clock() - known.at <= PACE.silent ? known : undefined)

  const find = async (...asked: Parameters<JWTVerifyGetKey>): Promise<Found> => {
    const keys = counting()
    if (!keys) throw new TypeError('the keys of the issuer are not known')
    return { key: await keys.find(...asked), version: keys.version }
  }

  return {
    find: async (header, token) => {
      keepUp()
      if (!counting()) await asking
      return find(header, token).catch(async (error: unknown) => {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        await (asking ?? (rested(PACE.unknownKey) ? ask() : undefined))
        return find(header, token)
      })
    },
    version: () => {
      keepUp()
      return version
    },
    close: async () => asking,
  }
}

/** Where an issuer's keys are, as it says itself: in a document that names no other issuer, and over a line as good as its own. */
const discover = async (issuer: string, read: Read): Promise<string> => {
  const document = discovered.parse(await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`))
  if (document.issuer !== issuer) throw new TypeError('the discovery document is another issuer\'s')
  if (!issuer.startsWith('http:') && !document.jwks_uri.startsWith('https:')) throw new TypeError('the keys of the issuer are not at an https address')
  return document.jwks_uri
}

const readJson: Read = async (url) => {
  const transport = createHttpTransport(url)
  try {
    const { search } = new URL(url)
    const { status, body } = await transport.send({ method: 'GET', path: search, headers: {}, signal: AbortSignal.timeout(PACE.patience) })
    if (status !== 200) throw new TypeError('the issuer does not answer with 200')
    return JSON.parse(body.toString()) as unknown
  } finally {
    await transport.close()
  }
}
