import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { migrate } from '../../gateway/database/migrate.ts'
import { findPrograms } from '../../gateway/database/postgres-programs.ts'
import { postgresUser } from '../../gateway/database/system-user.ts'
import { open } from '../folder.ts'
import { ownPort } from '../own-port.ts'

/** A PostgreSQL of a test's own, to kill, freeze and starve. Its one database is migrated; `url` is its superuser's. */
export const anOwnServer = async () => {
  const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-own-')))
  const port = await ownPort()
  const first = await startEmbeddedPostgres({ folder, port })
  await migrate(first.url)
  let server = first

  const restartUnder = async (limit: string, options: string): Promise<void> => {
    await server.stop()
    const user = postgresUser()
    const { pgCtl } = await findPrograms(user, folder)
    await promisify(execFile)('sh', ['-c', `${limit}; exec "$0" "$@"`, pgCtl, 'start', '-w', '-s', '-D', join(folder, 'cluster'),
      '-l', join(folder, 'cluster', 'own.log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${options}`], user)
  }

  return {
    folder,
    url: first.url,
    /** Connections made for the asking: they survive no kill. */
    pool: (): Pool => new Pool({ connectionString: first.url, max: 2 }).on('error', () => undefined),
    /** As `kill -9` of the postmaster does, with all that it runs. */
    kill: async (): Promise<void> => {
      const [pid = ''] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
      await server.stop()
    },
    restart: async (): Promise<void> => {
      server = await startEmbeddedPostgres({ folder, port })
    },
    /** As an operator who sets options of their own would start it. */
    restartWith: (options: string): Promise<void> => restartUnder('true', options),
    /** On a file system that refuses to make any file larger than so many bytes: the kernel's own refusal (RLIMIT_FSIZE). */
    restartWithFilesUpTo: (bytes: number): Promise<void> => restartUnder(`ulimit -S -f ${bytes / 512}`, ''),
    close: async (): Promise<void> => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
