import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JWK } from 'jose'
import type { Persona } from '../../prisma/seed/personas.ts'
import { writeAgencyFacts, writeControlData } from '../../prisma/seed/write.ts'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import type { Child } from '../../gateway/demo/child.ts'
import { makeCredentials } from '../../gateway/demo/credentials.ts'
import { foldersIn, makeFolders } from '../../gateway/demo/data-folder.ts'
import { writeIssuerSettings } from '../../gateway/demo/issuer-settings.ts'
import { writeSecret } from '../../gateway/demo/kept.ts'
import { openKeys } from '../../gateway/demo/keys.ts'
import {
  AUDIENCE, credentialsOf, issuerProcess, placesOf, type ProcessSpec, type ReferencePlace,
} from '../../gateway/demo/processes.ts'
import { createChildren } from '../../gateway/demo/start-children.ts'
import { open } from '../folder.ts'
import { ASKERS, type AskerName } from './askers.ts'
import { createCases } from './cases.ts'
import { DEADLINE, startContestants, writeGiven, type Contestant } from './contestants.ts'
import { CORE, pin } from './cores.ts'
import { startDatabase } from './database.ts'
import { watchFollowers, type BenchFollowers } from './followers.ts'
import { workloadOf, type Workload } from './workload.ts'

/** Everything that a run needs, each part a process of its own. */
export interface System {
  readonly workload: Workload
  readonly contestants: ReadonlyMap<Contestant, Child>
  readonly followers: BenchFollowers
  /** Whether each kind of process could be kept on its core. */
  readonly pinned: boolean
  /** Fresh access tokens for employees in the role of the workload's persona. */
  tokens(): Promise<readonly string[]>
  stop(): Promise<void>
}

/** An agency's system asks for many: what one employee does over and over is looked into as unusual. */
const colleaguesOf = (persona: Persona): readonly Persona[] =>
  Array.from({ length: 64 }, (_, index) => ({ ...persona, employee: `${persona.employee}-${index}` }))

/** Nothing is known of ports before it listens. */
const FREE = { gateway: 0, issuer: 0, followers: 0, metrics: 0, agency: () => 0, control: () => 0, postgres: 0 }

/** Starts database, issuer, agencies and contestants; when one does not start, what was begun is stopped. */
export const startSystem = async (asker: AskerName, profiles?: string): Promise<System> => {
  await pin(process.pid, CORE.others)
  const folders = foldersIn(await open(await mkdtemp(join(tmpdir(), 'samsyn-bench-'))))
  await makeFolders(folders)
  const children = createChildren(folders.logs)
  const database = await startDatabase(folders.postgres)
  const stop = async (): Promise<void> => {
    await children.stop()
    await database.stop()
    await rm(folders.root, { recursive: true, force: true })
  }
  try {
    const { seed, asked } = createCases(new Date(), ASKERS[asker])
    await writeControlData(database.owner, seed)
    await writeAgencyFacts(folders.facts, seed)
    const workload = workloadOf(asked, ASKERS[asker], new Date())
    const keys = await openKeys(folders.keys)
    const places = placesOf(workload.controllers.map(({ party }) => party), await loadAgencies())
    await makeCredentials(places, folders)
    const [issuer, ...systems] = await children.start([
      issuerProcess(await writeIssuerSettings(folders, keys, FREE, colleaguesOf(workload.persona)), FREE),
      ...places.map((place) => agencyProcess(place, folders, keys.orderKeys, database.ownerUrl)),
    ])
    const settings = Object.fromEntries(places.map(({ party, agency }, index) => [party, {
      url: systems[index]?.url ?? '',
      ...(agency.createCredentials && { credentials: credentialsOf(folders, party).gateway }),
    }]))
    const agencies = join(folders.root, 'agencies.json')
    await writeSecret(agencies, settings)
    const given = await writeGiven(folders, {
      workload, agencies: settings, deadline: DEADLINE, orderKey: JSON.parse(await readFile(keys.orderKey, 'utf8')) as JWK,
    })
    const { persona: { client }, purpose } = workload
    const issuerUrl = issuer?.url ?? ''
    const { byName, followers, pinned } = await startContestants(
      children, { given, profiles, gateway: [issuerUrl, agencies, keys, FREE, database.url] })
    return {
      workload,
      contestants: byName,
      followers: watchFollowers(followers, database.owner),
      pinned,
      tokens: () => Promise.all(colleaguesOf(workload.persona).map(({ employee }) => fetchAccessToken({
        issuer: issuerUrl, client, key: keys.clients[client] as JWK, employee, purpose, audience: AUDIENCE,
      }))),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const agencyProcess = (
  { party, agency }: ReferencePlace, folders: ReturnType<typeof foldersIn>, orderKeys: string, databaseUrl: string,
): ProcessSpec => ({
  name: party,
  module: 'tests/bench/agency.js',
  args: [
    '--folder', agency.folder, '--party', party, '--facts', join(folders.facts, `${party}.json`), '--keys', orderKeys,
    '--database-url', databaseUrl,
    ...(agency.createCredentials ? ['--credentials', credentialsOf(folders, party).reference] : []),
  ],
  env: { NODE_ENV: 'production' },
  heap: { old: 256, young: 16 },
})
