import { chown, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certified } from '../../agencies/nec/certificates.ts'
import { aPostgres, type OwnPostgres } from '../faults/a-postgres.ts'

/** A PostgreSQL of a test's own, whose gateway role is let in under TLS alone. */
export interface EncryptedPostgres extends OwnPostgres {
  /** The gateway role's URL by a name of this machine, without what says how it is encrypted. */
  urlAt(name: string): string
  /** Shows this certificate from the next connection on. */
  show(certified: Certified): Promise<void>
  /** Ends every connection of the gateway role. */
  hangUp(): Promise<void>
}

const ACCESS = 'host all postgres all scram-sha-256\nhostssl all samsyn_gateway all scram-sha-256\n'

export const anEncryptedPostgres = async (shown: Certified): Promise<EncryptedPostgres> => {
  const postgres = await aPostgres()
  const { adminPool } = postgres
  const cluster = join(postgres.folder, 'cluster')
  const { uid, gid } = await stat(cluster)
  const place = async (name: string, text: string): Promise<void> => {
    await writeFile(join(cluster, name), text, { mode: 0o600 })
    await chown(join(cluster, name), uid, gid)
  }
  const reload = async (): Promise<void> => {
    const { rows: [before] } = await adminPool.query<{ at: string }>('select pg_conf_load_time()::text as at')
    await adminPool.query('select pg_reload_conf()')
    for (;;) {
      const { rows: [now] } = await adminPool.query<{ at: string }>('select pg_conf_load_time()::text as at')
      if (now?.at !== before?.at) return
    }
  }
  const show = async ({ certificate, key }: Certified): Promise<void> => {
    await place('server.crt', certificate)
    await place('server.key', key)
    await reload()
  }
  const hangUp = async (): Promise<void> => {
    await adminPool.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'samsyn_gateway'`)
  }
  await place('pg_hba.conf', ACCESS)
  await adminPool.query('alter system set ssl = on')
  await show(shown)
  await hangUp()
  return {
    ...postgres,
    urlAt: (name) => postgres.url.replace('@127.0.0.1:', `@${name}:`),
    show,
    hangUp,
  }
}
