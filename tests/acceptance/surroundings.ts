import { randomBytes } from 'node:crypto'
import { createLocalJWKSet, type JWK } from 'jose'
import type { Config, FollowersConfig } from '../../gateway/config.ts'
import { pseudonymKeyOf } from '../../gateway/pipeline/pseudonym-key.ts'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'
import { createConsentHandles } from '../../gateway/registry/consent-handle.ts'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { createRuleCipher } from '../../gateway/trail/rule-cipher.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createSeed, type Seed, type SeededCase, type SeededLink } from '../../prisma/seed/seed.ts'
import { writeControlData } from '../../prisma/seed/write.ts'
import { SEED_RETENTION } from '../../prisma/seed/retention.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { TestDatabase } from '../database.ts'
import { ACTORS } from './actors.ts'
import { startAgencies } from './agencies.ts'
import { anIssuer, AUDIENCE } from './an-issuer.ts'
import { openedEntry, type OpenedEntry } from './opened-entry.ts'

export interface Wanted {
  readonly generated?: number
  /** Milliseconds, of one request. */
  readonly deadline?: number
  readonly demonstration?: boolean
  /** The seed, told otherwise. */
  readonly retell?: (seed: Seed) => Seed
  /** The server that agencies make their own databases on, when that is not the gateway's. */
  readonly agenciesUrl?: string
  /** The console: where browsers reach it, and the folder of its pages. */
  readonly console?: { readonly url: string; readonly folder?: string }
  /** The configuration of each gateway, told otherwise. */
  readonly configure?: (config: Config) => Promise<Config>
  /** Where alarms go. */
  readonly alarms?: Config['alarms']
  /** The server of mails, and to whom they go. */
  readonly mail?: Config['mail']
  /** Where entries and checkpoints go. */
  readonly export?: FollowersConfig['export']
  /** Whether operations run that nobody registered. */
  readonly freeDocuments?: boolean
  /** What agencies know orders by beside the gateways' key. */
  readonly nextOrderKey?: JWK
  /** Where the first gateway listens; a free port when none is given. */
  readonly port?: number
}

/** Whom nobody has a case for. */
export const NO_HANDLE = 'AAAAAAAAAAAAAAAAAAAAAA'

/** An operation for a purpose, as it is sent. */
export const operationOf = (
  purpose: Purpose, reason: string, fields: string,
  variables: Readonly<Record<string, unknown>> = {}, operation = 'query', declared = '',
) => ({
  query: `${operation} ($reason: String!${declared}) @purpose(is: ${purpose}, reason: $reason) ${fields}`,
  variables: { reason, ...variables },
})

/** One case by its handle, as it is asked for. */
export const caseOperation = (purpose: Purpose, reason: string, handle: string, selection: string) =>
  operationOf(purpose, reason, `{ case(id: $id) ${selection} }`, { id: handle }, 'query', ', $id: ID!')

/** All that gateways need around them, all real: a database with the stories in it, the issuer, the agencies. */
export const surroundings = async (database: TestDatabase, wanted: Wanted = {}) => {
  const { generated = 0, deadline = 20_000, demonstration = false, agenciesUrl = database.adminUrl } = wanted
  const retell = wanted.retell ?? ((seed) => seed)
  const seed = retell(createSeed({ today: new Date(), generated, random: 26_11 }))
  await writeControlData(database.adminPool, seed)
  const orderKey = await makeSigningKey('gateway-1')
  const checkpointKey = await makeSigningKey('trail-1')
  const issuer = await anIssuer(wanted.console?.url)
  const consoleKey = randomBytes(32).toString('base64url')
  const agencies = await startAgencies(seed, createLocalJWKSet({ keys: [orderKey.publicKey, ...(wanted.nextOrderKey ? [wanted.nextOrderKey] : [])] }), agenciesUrl)

  const storyOf = (name: string): SeededCase => {
    const story = seed.cases.find((one) => one.name === name)
    if (!story) throw new Error(`there is no story \`${name}\``)
    return story
  }
  const linkOf = (story: string, persona: string): SeededLink | undefined => {
    const party = ACTORS.find(({ id }) => id === persona)?.party
    return storyOf(story).links.find((link) => link.party === party)
  }

  const pseudonymKey = pseudonymKeyOf(keyFromJwk(orderKey.privateKey))
  const consents = createConsentHandles(pseudonymKey)
  const ruleCipher = createRuleCipher(pseudonymKey)

  return {
    database,
    seed,
    issuer,
    agencies,
    orderKey,
    storyOf,
    linkOf,
    /** A persona's own handle of a story; one that nobody has when she is no party to it. */
    handleOf: (story: string, persona: string): string => linkOf(story, persona)?.handle ?? NO_HANDLE,
    /** A persona's own handle of a consent record. */
    consentHandleOf: (persona: string, id: string): string =>
      consents.of(ACTORS.find((one) => one.id === persona)?.party ?? '', id),
    /** The record that a persona's agency names so. */
    consentIdOf: (persona: string, handle: string): string | undefined =>
      consents.read(ACTORS.find((one) => one.id === persona)?.party ?? '', handle),
    /** A leaf as whoever has the gateway's key can read it. */
    opened: (leaf: DisclosureEntry): OpenedEntry => openedEntry(ruleCipher, leaf),
    /** Of a request that a persona's system sends for a purpose. */
    headersOf: async (persona: string, purpose: Purpose): Promise<Record<string, string>> =>
      ({ 'content-type': 'application/json', authorization: `Bearer ${await issuer.token(persona, purpose)}` }),
    config: (replica: string): Config => ({
      demonstration, host: '127.0.0.1', port: replica === 'replica-1' ? wanted.port ?? 0 : 0, metrics: { host: '127.0.0.1', port: 0 }, url: undefined, tls: undefined, proxies: [], bearer: true, freeDocuments: wanted.freeDocuments ?? true, replica, audience: AUDIENCE, databaseUrl: database.url,
      issuers: [issuer.trusted], agencies: agencies.settings, orderKey: orderKey.privateKey as Config['orderKey'],
      checkpointKey: checkpointKey.privateKey as Config['checkpointKey'], origin: `samsyn.example/${replica}`,
      witnesses: { quorum: 0, witnesses: [] }, retention: SEED_RETENTION,
      console: wanted.console && { ...wanted.console, key: consoleKey, logins: issuer.logins as NonNullable<Config['console']>['logins'] },
      alarms: wanted.alarms ?? {}, mail: wanted.mail, deadline, logLevel: 'silent', tracesUrl: undefined,
    }),
    followersConfig: (): FollowersConfig => ({
      host: '127.0.0.1', port: 0, databaseUrl: database.url, pseudonymKey: orderKey.privateKey as Config['orderKey'],
      witnesses: { quorum: 0, witnesses: [] }, export: wanted.export ?? {}, logLevel: 'silent', tracesUrl: undefined,
    }),
    close: async (): Promise<void> => {
      await agencies.close()
      await issuer.close()
      await database.drop()
    },
  }
}

export type Surroundings = Awaited<ReturnType<typeof surroundings>>
