import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded.ts'
import type { Part } from './announcement.ts'
import { approveDocuments } from './approve-documents.ts'
import type { Child } from './child.ts'
import { consoleSettingsFile } from './console-settings.ts'
import type { Connection } from './connection.ts'
import { foldersIn, makeFolders, type Folders } from './data-folder.ts'
import { writeSecret } from './kept.ts'
import type { DemoOptions } from './options.ts'
import { checkFree, portsFrom, portsOf } from './ports.ts'
import { introduceToCommandLine, prepareData, writeAgencies } from './prepare-data.ts'
import { followersProcess, gatewayProcess, issuerProcess, referenceProcess } from './processes.ts'
import { createChildren, type Children } from './start-children.ts'
import { writeWitnesses } from './witnesses.ts'

/** A demonstration that runs. */
export interface Demonstration {
  readonly parts: readonly Part[]
  readonly children: readonly Child[]
  readonly connection: Connection
  stop(): Promise<void>
}

/**
 * Starts everything, each part a process of its own: PostgreSQL, the issuer, each agency's system, the gateway and the
 * followers of its trail.
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
  { portBase, documents, cases, disclosures }: DemoOptions, folders: Folders, postgres: EmbeddedPostgres, children: Children,
): Promise<Pick<Demonstration, 'parts' | 'connection'>> => {
  const ports = portsFrom(portBase)
  const { keys, databases, places, settings } = await prepareData(folders, postgres.url, { cases, disclosures }, ports)
  await checkFree(portsOf(ports, places.map(({ party }) => party)))

  const [issuer, ...systems] = await children.start([
    issuerProcess(settings, ports),
    ...places.map((place) => referenceProcess(place, folders, keys, ports, databases.agencies)),
  ])
  const issuerUrl = issuer?.url ?? ''
  await writeAgencies(places, systems.map(({ url }) => url), folders, ports)
  await writeWitnesses(places, folders, ports)
  const gatewaySpec = gatewayProcess(issuerUrl, folders.agencies, keys, ports, databases.gateway, {
    witnesses: join(folders.witnesses, 'gateway.json'), console: consoleSettingsFile(folders), alarms: folders.alarms, documents,
  })
  await writeSecret(folders.settings, gatewaySpec.env)
  const [gateway] = await children.start([gatewaySpec, followersProcess(keys, ports, databases.gateway)])

  const connection = await introduceToCommandLine(folders, keys, gateway?.url ?? '', issuerUrl)
  if (documents === 'registered') await approveDocuments(folders.root)
  return { parts: [...[...children.all].reverse(), await postgresPart(postgres, folders)], connection }
}

/** PostgreSQL writes its process id into its data folder. */
const postgresPart = async ({ url }: EmbeddedPostgres, { postgres }: Folders): Promise<Part> => {
  const [pid] = (await readFile(join(postgres, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
  return { name: 'PostgreSQL', url, pid: Number(pid) }
}
