import { rename, rm, writeFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import pg from 'pg'
import { createSeed } from '../../prisma/seed/seed.ts'
import { writeAgencyFacts, writeControlData } from '../../prisma/seed/write.ts'

/** What the seeding is given. The facts are written first: control data without them would not be seeded again. */
export interface SeedOrder {
  readonly databaseUrl: string
  readonly facts: string
  readonly stories: string
  readonly cases: number
}

/** The same number, the same people on every machine. */
const RANDOM = 2026

const { databaseUrl, facts, stories, cases } = workerData as SeedOrder
const seed = createSeed({ today: new Date(), generated: cases, random: RANDOM })

await rm(facts, { recursive: true, force: true })
await writeAgencyFacts(`${facts}.unfinished`, seed)
await rename(`${facts}.unfinished`, facts)

const told = seed.cases.slice(0, seed.cases.length - cases).map(({ name, links }) =>
  [name, Object.fromEntries(links.flatMap(({ party, fileNumber }) => fileNumber === null ? [] : [[party, fileNumber]]))])
await writeFile(stories, JSON.stringify(Object.fromEntries(told)))

const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
await writeControlData(pool, seed)
await pool.end()
