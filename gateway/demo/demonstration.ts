import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Party } from '../../schema/agency.ts'
import { loadAgencies } from '../agencies/load-agencies.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded.ts'
import type { Part } from './announcement.ts'
import type { Child } from './child.ts'
import { writeConnection, type Connection } from './connection.ts'
import { makeCredentials } from './credentials.ts'
import { foldersIn, makeFolders, type Folders } from './data-folder.ts'
import { writeIssuerSettings } from './issuer-settings.ts'
import { writeSecret } from './kept.ts'
import { openKeys } from './keys.ts'
import type { DemoOptions } from './options.ts'
import { checkFree, portsFrom, portsOf } from './ports.ts'
import { prepareDatabase } from './prepare-database.ts'
import {
  AUDIENCE, credentialsOf, gatewayProcess, issuerProcess, placesOf, referenceProcess, type ReferencePlace,
} from './processes.ts'
import { createChildren, type Children } from './start-children.ts'

/** A demonstration that runs. */
export interface Demonstration {
  readonly parts: readonly Part[]
  readonly children: readonly Child[]
  readonly connection: Connection
  stop(): Promise<void>
}

/**
 * Starts everything, each part a process of its own: PostgreSQL, the issuer, each agency's system, the gateway.
 * When a part does not start, what was begun is stopped again. @throws {CannotStart | DatabaseUnavailable}
 */
export const startDemonstration = async (options: DemoOptions): Promise<Demonstration> => {
  const folders = foldersIn(options.data)
  const ports = portsFrom(options.portBase)
  await makeFolders(folders)
  await checkFree([ports.gateway, ports.issuer])
  const postgres = await startEmbeddedPostgres({ folder: folders.postgres, port: ports.postgres })
  const children = createChildren(folders.logs)
  const stop = async (): Promise<void> => {
    await children.stop()
    await postgres.stop()
  }
  try {
    return { ...await startParts(options, folders, postgres, children), children: [...children.all], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const startParts = async (
  { portBase, cases }: DemoOptions, folders: Folders, postgres: EmbeddedPostgres, children: Children,
): Promise<Pick<Demonstration, 'parts' | 'connection'>> => {
  const ports = portsFrom(portBase)
  const keys = await openKeys(folders.keys)
  const databases = await prepareDatabase(
    postgres.url, keys.passwords, { facts: folders.facts, stories: folders.stories, cases })
  const places = placesOf(await partiesWithFacts(folders), await loadAgencies())
  await checkFree(portsOf(ports, places.map(({ party }) => party)))
  await makeCredentials(places, folders)

  const settings = await writeIssuerSettings(folders, keys)
  const [issuer, ...systems] = await children.start([
    issuerProcess(settings, ports),
    ...places.map((place) => referenceProcess(place, folders, keys, ports, databases.agencies)),
  ])
  const issuerUrl = issuer?.url ?? ''
  const agencies = await writeAgencies(places, systems, folders)
  const [gateway] = await children.start([gatewayProcess(issuerUrl, agencies, keys, ports, databases.gateway)])

  const connection: Connection = {
    gateway: gateway?.url ?? '', issuer: issuerUrl, audience: AUDIENCE, keys: keys.clients,
    stories: JSON.parse(await readFile(folders.stories, 'utf8')) as Connection['stories'],
  }
  await writeConnection(folders.root, connection)
  return { parts: [...[...children.all].reverse(), await postgresPart(postgres, folders)], connection }
}

const partiesWithFacts = async ({ facts }: Folders): Promise<Party[]> =>
  (await readdir(facts)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort()

/** Where each agency's system is, as the gateway reads it. */
const writeAgencies = async (
  places: readonly ReferencePlace[], systems: readonly Child[], folders: Folders,
): Promise<string> => {
  const file = join(folders.root, 'agencies.json')
  await writeSecret(file, Object.fromEntries(places.map(({ party, agency }, index) => [party, {
    url: systems[index]?.url,
    ...(agency.createCredentials && { credentials: credentialsOf(folders, party).gateway }),
  }])))
  return file
}

/** PostgreSQL writes its process id into its data folder. */
const postgresPart = async ({ url }: EmbeddedPostgres, { postgres }: Folders): Promise<Part> => {
  const [pid] = (await readFile(join(postgres, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
  return { name: 'PostgreSQL', url, pid: Number(pid) }
}
