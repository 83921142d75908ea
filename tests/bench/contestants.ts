import { join } from 'node:path'
import type { Child } from '../../gateway/demo/child.ts'
import type { Folders } from '../../gateway/demo/data-folder.ts'
import { writeSecret } from '../../gateway/demo/kept.ts'
import { followersProcess, gatewayProcess, type ProcessSpec } from '../../gateway/demo/processes.ts'
import type { Children } from '../../gateway/demo/start-children.ts'
import { CORE, pin } from './cores.ts'

export const CONTESTANTS = ['raw', 'plain', 'samsyn'] as const
export type Contestant = (typeof CONTESTANTS)[number]

/** What the processes are started with: the file that they read, and where the gateway's parts are. */
export interface Start {
  readonly given: string
  readonly gateway: Parameters<typeof gatewayProcess>
  /** A folder to write CPU profiles to. */
  readonly profiles: string | undefined
}

/** Milliseconds that one request may take, for all alike: the agencies share a core here, and are the slow part. */
export const DEADLINE = 20_000

/** Starts the contestants, each on the contestants' core, with the same heap. Tells whether they could be kept there. */
export const startContestants = async (
  children: Children, { given, gateway, profiles }: Start,
): Promise<{ byName: ReadonlyMap<Contestant, Child>; followers: Child; pinned: boolean }> => {
  const samsyn = gatewayProcess(...gateway)
  const common = { NODE_ENV: 'production', ...(profiles && { NODE_OPTIONS: `--import ${profiler(profiles)}` }) }
  const baseline = (name: Contestant): ProcessSpec => ({
    name, module: `tests/bench/${name}.js`, args: ['--given', given], env: common, heap: samsyn.heap,
  })
  const env = {
    ...samsyn.env, ...common, SAMSYN_MODE: 'demonstration', SAMSYN_BEARER: 'allowed', SAMSYN_DOCUMENTS: 'any', SAMSYN_LOG_LEVEL: 'warn', SAMSYN_DEADLINE: String(DEADLINE),
  }
  const [, , keys, ports, databaseUrl] = gateway
  const started = await children.start([baseline('raw'), baseline('plain'), { ...samsyn, name: 'samsyn', env }])
  const [followers] = await children.start([followersProcess(keys, ports, databaseUrl)])
  const pinned = await Promise.all(started.map(({ pid }) => pin(pid, CORE.contestant)))
  return {
    byName: new Map(CONTESTANTS.map((name, index) => [name, started[index] as Child])),
    followers: followers as Child,
    pinned: pinned.every(Boolean),
  }
}

const profiler = (folder: string): string => new URL(`profile.js?folder=${encodeURIComponent(folder)}`, import.meta.url).href

/** Writes a file that a contestant reads; only its owner can. */
export const writeGiven = async (folders: Folders, value: unknown): Promise<string> => {
  const file = join(folders.root, 'given.json')
  await writeSecret(file, value)
  return file
}
