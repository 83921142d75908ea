import { randomUUID } from 'node:crypto'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'
import { createPool } from '../gateway/database/pool.ts'

/** A database of a test's own, migrated and empty. */
export interface TestDatabase {
  /** The gateway role's URL, and connections of it. */
  readonly url: string
  readonly pool: Pool
  /** The superuser's, for what the gateway may not do. */
  readonly adminUrl: string
  readonly adminPool: Pool
  drop(): Promise<void>
}

/** Copies the run's template. Call `drop` when the test is over. */
export const aDatabase = async (): Promise<TestDatabase> => {
  const server = inject('postgresUrl')
  const name = `samsyn_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template samsyn_template strategy wal_log`)
  const adminUrl = urlOf(server, { pathname: `/${name}` })
  const url = urlOf(adminUrl, { username: 'samsyn_gateway', password: inject('gatewayPassword') })
  const pool = await createPool(url, { max: 4 })
  const adminPool = new Pool({ connectionString: adminUrl, max: 4 })
  adminPool.on('error', () => undefined)
  return {
    url,
    pool,
    adminUrl,
    adminPool,
    drop: async () => {
      await Promise.all([pool.end(), adminPool.end()])
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

const urlOf = (url: string, changed: { pathname?: string; username?: string; password?: string }): string =>
  Object.assign(new URL(url), changed).href

const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
