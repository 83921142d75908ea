import { readdir, readFile, writeFile } from 'node:fs/promises'
import type { Party } from '../../schema/agency.ts'
import { loadAgencies } from '../agencies/load-agencies.ts'
import { writeConsoleSettings } from './console-settings.ts'
import { writeConnection, type Connection } from './connection.ts'
import { makeCredentials } from './credentials.ts'
import type { Folders } from './data-folder.ts'
import { writeIssuerSettings } from './issuer-settings.ts'
import { writeSecret } from './kept.ts'
import { openKeys, type Keys } from './keys.ts'
import type { Ports } from './ports.ts'
import { logKeyOf } from './order-logs.ts'
import { prepareDatabase, type DatabaseUrls } from './prepare-database.ts'
import { AUDIENCE, credentialsOf, placesOf, type ReferencePlace } from './processes.ts'
import type { SeedOrder } from './seed-worker.ts'
import { makeWitnesses } from './witnesses.ts'

/** All that the parts of a demonstration find in its data folder when they start. */
export interface PreparedData {
  readonly keys: Keys
  readonly databases: DatabaseUrls
  readonly places: readonly ReferencePlace[]
  /** File that the issuer reads. */
  readonly settings: string
}

/** Makes what is missing: keys, database, synthetic cases, what agencies and gateway gave one another. */
export const prepareData = async (
  folders: Folders, superuser: string, amounts: Pick<SeedOrder, 'cases' | 'disclosures'>, ports: Ports,
): Promise<PreparedData> => {
  const keys = await openKeys(folders.keys)
  const { facts, stories, logs } = folders
  const { orderKey, checkpointKey, pseudonymKey } = keys
  const databases = await prepareDatabase(superuser, keys.passwords, { facts, stories, logs, orderKey, checkpointKey, pseudonymKey, ...amounts })
  await writePasswords(folders, keys, ports)
  const places = await placesIn(folders)
  await makeCredentials(places, folders)
  await makeWitnesses(folders, keys)
  for (const { party } of places) await logKeyOf(folders, party)
  await writeAlarmAddresses(places, folders, ports)
  await writeConsoleSettings(folders, keys, ports)
  return { keys, databases, places, settings: await writeIssuerSettings(folders, keys, ports) }
}

/** In a file for its owner alone: a password in an argument is anyone's who lists processes. */
const writePasswords = async (folders: Folders, { passwords }: Keys, ports: Ports): Promise<void> =>
  writeFile(folders.passwords, Object.entries({ samsyn_gateway: passwords.gateway, samsyn_agencies: passwords.agencies })
    .map(([role, word]) => `127.0.0.1:${ports.postgres}:*:${role}:${word}\n`).join(''), { mode: 0o600 })

/** The parties that hold facts, each with its agency. */
export const placesIn = async (folders: Folders): Promise<readonly ReferencePlace[]> =>
  placesOf(await partiesWithFacts(folders), await loadAgencies())

const partiesWithFacts = async ({ facts }: Folders): Promise<Party[]> =>
  (await readdir(facts)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort()

/** Where each agency's system is, as the gateway reads it: the addresses in the order of the places. */
export const writeAgencies = async (
  places: readonly ReferencePlace[], urls: readonly string[], folders: Folders, ports: Ports,
): Promise<void> =>
  writeSecret(folders.agencies, Object.fromEntries(await Promise.all(places.map(async ({ party, agency, index: place }, index) => [party, {
    url: urls[index],
    ...(agency.createCredentials && { credentials: credentialsOf(folders, party).gateway }),
    orderLog: { url: `http://127.0.0.1:${ports.control(place)}`, key: await logKeyOf(folders, party) },
  }]))))

/** Where each agency's officers are alarmed: at the desks of their systems. */
const writeAlarmAddresses = async (places: readonly ReferencePlace[], folders: Folders, ports: Ports): Promise<void> =>
  writeSecret(folders.alarms, Object.fromEntries(places.map(({ party, index }) => {
    const at = (way: string): string => `http://127.0.0.1:${ports.control(index)}/alarms/${way}`
    return [party, { officers: at('officers'), escalation: at('escalation'), corrections: at('corrections') }]
  })))

/** Writes where the gateway and the issuer are, for the command line. */
export const introduceToCommandLine = async (
  folders: Folders, keys: Keys, gateway: string, issuer: string,
): Promise<Connection> => {
  const stories = JSON.parse(await readFile(folders.stories, 'utf8')) as Connection['stories']
  const connection: Connection = { gateway, issuer, audience: AUDIENCE, keys: keys.clients, stories }
  await writeConnection(folders.root, connection)
  return connection
}
