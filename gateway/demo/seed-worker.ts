import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import pg from 'pg'
import { writeAgencyFacts, writeControlData } from '../../prisma/seed/write.ts'
import type { SigningJwk } from '../keys/signing-key.ts'
import { writeHistory } from './history/write-history.ts'
import { demonstrationSeed } from './demonstration-seed.ts'

/** What the seeding is given. The facts are written first: control data without them would not be seeded again. */
export interface SeedOrder {
  readonly databaseUrl: string
  readonly facts: string
  readonly stories: string
  /** Folder of the agencies' own logs. */
  readonly logs: string
  /** Files of the gateway's keys. */
  readonly orderKey: string
  readonly checkpointKey: string
  readonly pseudonymKey: string
  readonly cases: number
  readonly disclosures: number
}

const order = workerData as SeedOrder
const { databaseUrl, facts, stories, logs, cases, disclosures } = order
const now = new Date()
const seed = demonstrationSeed(now, cases)

await rm(facts, { recursive: true, force: true })
await writeAgencyFacts(`${facts}.unfinished`, seed)
await rename(`${facts}.unfinished`, facts)

const told = seed.cases.slice(0, seed.cases.length - cases).map(({ name, links }) =>
  [name, Object.fromEntries(links.flatMap(({ party, fileNumber }) => fileNumber === null ? [] : [[party, fileNumber]]))])
await writeFile(stories, JSON.stringify(Object.fromEntries(told)))

const keyIn = (file: string): SigningJwk => JSON.parse(readFileSync(file, 'utf8')) as SigningJwk
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
await writeControlData(pool, seed)
if (disclosures > 0) await writeHistory({
  pool, databaseUrl, seed, disclosures, logs, now,
  keys: { orders: keyIn(order.orderKey), checkpoints: keyIn(order.checkpointKey), pseudonyms: keyIn(order.pseudonymKey) },
})
await pool.end()
