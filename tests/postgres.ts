import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../gateway/database/embedded.ts'
import { migrate } from '../gateway/database/migrate.ts'
import { open } from './folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the run's PostgreSQL. */
    postgresUrl: string
    /** The gateway role's password on it. */
    gatewayPassword: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that `aDatabase` copies. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-tests-')))
  const postgres = await startEmbeddedPostgres({ folder, port: 0 })
  const gatewayPassword = randomUUID()
  await prepareTemplate(postgres.url, gatewayPassword)
  project.provide('postgresUrl', postgres.url)
  project.provide('gatewayPassword', gatewayPassword)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const prepareTemplate = async (url: string, gatewayPassword: string): Promise<void> => {
  const server = new Pool({ connectionString: url, max: 1 })
  await server.query('create database samsyn_template')
  const template = new URL(url)
  template.pathname = '/samsyn_template'
  await migrate(template.href)
  await server.query(`alter role samsyn_gateway password '${gatewayPassword}'`)
  await server.end()
}
