import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { access, chown, link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { enterableFolder } from './enterable-folder.ts'
import { findPrograms, type PostgresPrograms } from './postgres-programs.ts'
import { postgresUser, type SystemUser } from './system-user.ts'

const run = promisify(execFile)

/** A running PostgreSQL of our own. `url` is its superuser's, on 127.0.0.1. */
export interface EmbeddedPostgres {
  readonly url: string
  stop(): Promise<void>
}

interface Place {
  readonly folder: string
  readonly cluster: string
  readonly passwordFile: string
  readonly programs: PostgresPrograms
  readonly user: SystemUser
}

interface Started {
  readonly port: number
  /** Who stops the server when this process is gone. */
  readonly guard: ChildProcess
}

/** The server's log holds no statement and no row: an error names neither what was written nor where it stood already (P7). */
export const QUIET_LOG = { log_error_verbosity: 'terse', log_min_error_statement: 'panic' }

/** Durable first, small second. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_wal_size: '256MB',
  max_connections: '100',
  io_method: 'sync',
  timezone: 'UTC',
  ...QUIET_LOG,
}

/** Milliseconds within which a server on the same folder begins to stop, when its gateway was killed. */
const PREDECESSOR = 5_000

/**
 * Starts PostgreSQL on a data folder, made at the first start and found again at the next; port 0 takes a free one.
 * Its shared buffers are 32 MB unless more are asked for.
 * The server stops with `stop`, or by itself when this process is gone. @throws {DatabaseUnavailable}
 */
export const startEmbeddedPostgres = async (
  at: { folder: string; port: number; sharedBuffers?: string | undefined },
): Promise<EmbeddedPostgres> => {
  const place = await prepare(resolve(at.folder))
  const { port, guard } = await start(place, at.port, at.sharedBuffers ?? '32MB', Date.now() + PREDECESSOR)
  const password = (await readFile(place.passwordFile, 'utf8')).trim()
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      guard.kill('SIGKILL')
      await run(place.programs.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast'], place.user).catch(() => undefined)
    },
  }
}

const prepare = async (wanted: string): Promise<Place> => {
  const user = postgresUser()
  const folder = await enterableFolder(wanted, user)
  const cluster = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  const programs = await findPrograms(user, folder)
  const place = { folder, cluster, passwordFile, programs, user }
  if (!await exists(cluster)) await initialise(place)
  return place
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false)

/** Of several that begin at once, all on one password, the cluster is that of the first who is done. */
const initialise = async (place: Place): Promise<void> => {
  const { folder, cluster } = place
  await makeCluster(place, await mkdtemp(join(folder, UNFINISHED))).catch(async (error: Error) => {
    if (!await exists(cluster)) throw new DatabaseUnavailable(`the database cannot be made in \`${folder}\`: ${reasonIn(error.message)}`)
  })
  const left = (await readdir(folder)).filter((name) => name.startsWith(UNFINISHED))
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })))
}

/** Whole or not at all. */
const makeCluster = async ({ cluster, passwordFile, programs, user }: Place, unfinished: string): Promise<void> => {
  await keepPassword(passwordFile, `${unfinished}.password`)
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [unfinished, passwordFile]) await chown(path, user.uid, user.gid)
  await run(programs.initdb, [
    `--pgdata=${unfinished}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`,
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  ], user)
  await rename(unfinished, cluster)
}

const UNFINISHED = 'cluster.unfinished-'

/** A password that stands is kept; a new one stands whole. */
const keepPassword = async (file: string, unfinished: string): Promise<void> => {
  await writeFile(unfinished, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
}

/** Starts it on the port that is wanted, or on a free one, and says which. Of a start that fails none that runs is the poorer. */
const start = async (place: Place, wanted: number, sharedBuffers: string, patience: number): Promise<Started> => {
  const port = wanted === 0 ? await freePort() : wanted
  const log = join(place.cluster, `server.log.${randomBytes(4).toString('hex')}`)
  const settings = Object.entries({ ...SETTINGS, shared_buffers: sharedBuffers }).map(([name, value]) => `-c ${name}='${value}'`)
  const options = [`-p ${port}`, ...settings].join(' ')
  try {
    const guard = await startGuarded(place, log, options)
    await rename(log, join(place.cluster, 'server.log'))
    return { port, guard }
  } catch (error) {
    const said = await readFile(log, 'utf8').catch(() => '') || saidBy(error as Error)
    await rm(log, { force: true })
    const inUse = /postmaster\.pid" already exists|shared memory block .* is still in use/.test(said)
    const comesFree = inUse || isBeingTaken(said) ? Date.now() < patience || await isStopping(place) : wanted === 0 && isTaken(said)
    if (!comesFree) throw new DatabaseUnavailable(whyNot(said, place, port, inUse))
    await pause(200)
    return start(place, wanted, sharedBuffers, patience)
  }
}

/** Whether the server on the folder says in its `postmaster.pid` that it stops. */
const isStopping = async ({ cluster }: Place): Promise<boolean> =>
  (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).includes('\nstopping')

/** Another start has made its `postmaster.pid`, and not written to it yet. */
const isBeingTaken = (said: string): boolean => said.includes('lock file "postmaster.pid" is empty')

const isTaken = (said: string): boolean => /could not bind|could not create any TCP\/IP sockets/.test(said)

const whyNot = (said: string, { folder }: Place, port: number, inUse: boolean): string => {
  if (inUse) return `the data folder \`${folder}\` is in use by another running gateway`
  if (isTaken(said)) return `port \`${port}\` is taken: PostgreSQL cannot listen`
  return `PostgreSQL does not start on \`${folder}\`: ${reasonIn(said) || 'it said nothing'}`
}

/** What `pg_ctl` itself said of a server that came to say nothing, but that the log says more. */
const saidBy = ({ message }: Error): string => message.replace('Examine the log output.', '')

/** The last line that says what is wrong: after it, programs tell of what they put back. */
const reasonIn = (text: string): string => {
  const lines = text.trim().split('\n')
  return lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? ''
}

/** Starts the server, says so, and stops it when the pipe that it then waits on is closed. */
const GUARD = `"$0" start -w -s -D "$1" -l "$2" -o "$3" || exit; trap '' PIPE; echo; read -r _; exec "$0" stop -D "$1" -m fast > /dev/null 2>&1`

/**
 * Starts the server under a guard, whose pipe closes when this process is gone, however it went, and also while the server
 * starts. @throws what \`pg_ctl\` said.
 */
const startGuarded = async ({ programs, cluster, user }: Place, log: string, options: string): Promise<ChildProcess> => {
  const guard = spawn('sh', ['-c', GUARD, programs.pgCtl, cluster, log, options], { ...user, detached: true })
  guard.stdin.on('error', () => undefined)
  const failed = text(guard.stderr).then((said) => { throw new Error(said) })
  await Promise.race([once(guard.stdout, 'data'), failed])
  failed.catch(() => undefined)
  guard.unref()
  for (const pipe of [guard.stdin, guard.stdout, guard.stderr] as Socket[]) pipe.unref()
  return guard
}

const freePort = (): Promise<number> => new Promise((found, failed) => {
  const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => found(port))
  })
})
