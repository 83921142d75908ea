import { importJWK, type CryptoKey, type JWK } from 'jose'
import {
  allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks, PrivateKeyJwt, type Configuration,
} from 'openid-client'
import type { Party } from '../../schema/agency.ts'
import { fetchFromIssuer } from './issuer-fetch.ts'

/** How people of one party log in: at which issuer, and by which client of the console there. */
export interface ConsoleLogin {
  readonly party: Party
  readonly issuer: string
  readonly client: string
  /** The private key of the client, Ed25519. */
  readonly key: JWK
}

/** Seconds that an issuer may take to answer. */
const PATIENCE = 3

/** The issuers that people log in at, each found when it is first needed (OpenID Connect Discovery). */
export interface IssuerLines {
  readonly parties: readonly Party[]
  /** Undefined for a party that nobody logs in from. @throws when the issuer does not answer. */
  of(party: Party): Promise<Configuration> | undefined
}

export const createIssuerLines = (logins: readonly ConsoleLogin[]): IssuerLines => {
  const found = new Map<Party, Promise<Configuration>>()
  return {
    parties: logins.map(({ party }) => party),
    of: (party) => {
      const login = logins.find((one) => one.party === party)
      const line = found.get(party) ?? (login && discover(login))
      if (line) found.set(party, line)
      line?.catch(() => found.delete(party))
      return line
    },
  }
}

/** The signature of an ID token is checked too, although it comes straight from its issuer. */
const discover = async ({ issuer, client, key }: ConsoleLogin): Promise<Configuration> => {
  const url = new URL(issuer)
  const signing = { key: await importJWK(key, 'Ed25519') as CryptoKey, kid: key.kid ?? '' }
  return discovery(url, client, {}, PrivateKeyJwt(signing), {
    timeout: PATIENCE,
    [customFetch]: fetchFromIssuer(PATIENCE * 1_000),
    execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
  })
}
