import { join } from 'node:path'
import { agencyOf, type Party } from '../../schema/agency.ts'
import { PARTIES } from '../../prisma/seed/clients.ts'
import { SEED_RETENTION } from '../../prisma/seed/retention.ts'
import type { LoadedAgency } from '../agencies/load-agencies.ts'
import type { Folders } from './data-folder.ts'
import type { Keys } from './keys.ts'
import { logKeyFile } from './order-logs.ts'
import type { Ports } from './ports.ts'
import { isWitness, witnessFiles } from './witness-files.ts'

/** What access tokens of the demonstration are for. */
export const AUDIENCE = 'urn:samsyn:gateway'

/** The name of the demonstration's one replica, and so of its log. */
export const REPLICA = 'samsyn-1'

/** One process of the demonstration: a compiled module, its arguments and its environment, and nothing inherited. */
export interface ProcessSpec {
  readonly name: string
  /** Path below the compiled root. */
  readonly module: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly heap: Heap
}

/** In MiB the old space, and each semi-space of the young; in per cent what the old may grow until it is collected, where V8 does not judge. */
interface Heap {
  readonly old: number
  readonly young: number
  readonly growth?: number
}

/** The options of Node's that give it. */
export const heapOptions = ({ old, young, growth }: Heap): readonly string[] => [
  `--max-old-space-size=${old}`, `--max-semi-space-size=${young}`, ...(growth === undefined ? [] : [`--heap-growing-percent=${growth}`]),
]

/** The party that a reference system is, and its place among them. */
export interface ReferencePlace {
  readonly party: Party
  readonly index: number
  readonly agency: LoadedAgency
}

const SMALL = { old: 96, young: 2 }
const MIDDLE = { old: 192, young: 8 }
const LARGE = { old: 320, young: 16, growth: 50 }

/** The parties that hold facts, each with the agency whose system it runs. */
export const placesOf = (parties: readonly Party[], agencies: readonly LoadedAgency[]): ReferencePlace[] =>
  parties.flatMap((party, index) => {
    const agency = agencies.find(({ controller }) => controller === agencyOf(party))
    return agency ? [{ party, index, agency }] : []
  })

/** Where the gateway keeps what a party gave it, and where the party's own system keeps its own. */
export const credentialsOf = ({ credentials }: Folders, party: Party) =>
  ({ gateway: join(credentials, 'gateway', party), reference: join(credentials, 'agencies', party) })

export const issuerProcess = (settings: string, ports: Ports): ProcessSpec => ({
  name: 'issuer',
  module: 'gateway/issuer/main.js',
  args: ['--settings', settings, '--port', String(ports.issuer)],
  env: {},
  heap: SMALL,
})

export const referenceProcess = (
  { party, index, agency }: ReferencePlace, folders: Folders, keys: Keys, ports: Ports, databaseUrl: string,
): ProcessSpec => ({
  name: party,
  module: 'agencies/reference/main.js',
  args: [
    '--agency', agency.folder, '--party', party,
    '--port', String(ports.agency(index)), '--control-port', String(ports.control(index)),
    '--facts', join(folders.facts, `${party}.json`), '--gateway-keys', keys.orderKeys,
    '--log', join(folders.logs, `${party}-orders.jsonl`), '--log-key', logKeyFile(folders, party),
    '--alarms', join(folders.logs, `${party}-alarms.jsonl`), '--database-url', databaseUrl,
    ...(agency.createCredentials ? ['--credentials', credentialsOf(folders, party).reference] : []),
    ...(isWitness(party) ? witnessOptions(folders, party) : []),
  ],
  env: { PGPASSFILE: folders.passwords },
  heap: SMALL,
})

const witnessOptions = (folders: Folders, party: Party): string[] => {
  const { key, seen } = witnessFiles(folders, party)
  return ['--witness-key', key, '--witness-seen', seen, '--trust', folders.trust]
}

/** What a gateway can do without: which operations run, when not any; files of those who countersign the trail, the console, and where officers are alarmed. */
export interface GatewayFiles {
  readonly witnesses?: string
  readonly console?: string
  readonly alarms?: string
  readonly documents?: 'any' | 'registered'
}

export const gatewayProcess = (
  issuer: string, agencies: string, keys: Keys, ports: Ports, databaseUrl: string, files: GatewayFiles = {},
): ProcessSpec => ({
  name: 'gateway',
  module: 'gateway/main.js',
  args: [],
  env: {
    NODE_ENV: 'production',
    SAMSYN_MODE: 'demonstration',
    SAMSYN_BEARER: 'allowed',
    SAMSYN_DOCUMENTS: files.documents ?? 'any',
    SAMSYN_PORT: String(ports.gateway),
    SAMSYN_METRICS_PORT: String(ports.metrics),
    SAMSYN_REPLICA: REPLICA,
    SAMSYN_AUDIENCE: AUDIENCE,
    DATABASE_URL: databaseUrl,
    SAMSYN_ISSUERS: JSON.stringify([{ issuer, jwksUri: `${issuer}/jwks`, parties: PARTIES }]),
    SAMSYN_AGENCIES: agencies,
    SAMSYN_ORDER_KEY: keys.orderKey,
    SAMSYN_CHECKPOINT_KEY: keys.checkpointKey,
    SAMSYN_PSEUDONYM_KEY: keys.pseudonymKey,
    SAMSYN_RETENTION: JSON.stringify(SEED_RETENTION),
    ...(files.witnesses && { SAMSYN_WITNESSES: files.witnesses }),
    ...(files.alarms && { SAMSYN_ALARMS: files.alarms }),
    ...(files.console && { SAMSYN_CONSOLE: files.console }),
  },
  heap: LARGE,
})

export const followersProcess = (keys: Keys, ports: Ports, databaseUrl: string): ProcessSpec => ({
  name: 'followers',
  module: 'gateway/followers/main.js',
  args: [],
  env: {
    NODE_ENV: 'production',
    SAMSYN_MODE: 'demonstration',
    SAMSYN_PORT: String(ports.followers),
    DATABASE_URL: databaseUrl,
    SAMSYN_PSEUDONYM_KEY: keys.pseudonymKey,
  },
  heap: MIDDLE,
})
