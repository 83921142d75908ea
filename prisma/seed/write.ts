import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import type { Seed } from './seed.ts'

const ROWS_AT_A_TIME = 2_000

type Row = Readonly<Record<string, unknown>>

/** Writes clients, cases, links and consent records into empty tables, all or nothing. No fact goes here (P7). */
export const writeControlData = async (pool: Pool, seed: Seed): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await insert(client, 'client', seed.clients)
    await insert(client, '"case"', seed.cases.map(({ id, control }) => ({ id, ...control })))
    await insert(client, 'link', seed.cases.flatMap(({ id, links }) =>
      links.map(({ facts: _, ...link }) => ({ caseId: id, ...link }))))
    await insert(client, 'consent_record', seed.cases.flatMap(({ id, consents }) =>
      consents.map((consent) => ({ caseId: id, ...consent, recordedAt: consent.validFrom }))))
    await client.query('commit')
  } catch (failure) {
    await client.query('rollback')
    throw failure
  } finally {
    client.release()
  }
}

/** One statement to some thousand rows: they travel as one JSON value and are read by the table's own column types. */
const insert = async (client: PoolClient, table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, column: `"${snakeCase(name)}"` }))
  const into = columns.map(({ column }) => column).join(', ')
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    const chunk = rows.slice(start, start + ROWS_AT_A_TIME)
      .map((row) => Object.fromEntries(columns.map(({ name }) => [snakeCase(name), row[name]])))
    await client.query(
      `insert into ${table} (${into}) select ${into} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(chunk)],
    )
  }
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Writes what each controller holds, by its own file number, to `<party>.json` for its reference system. */
export const writeAgencyFacts = async (folder: string, seed: Seed): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (const [party, facts] of factsByParty(seed))
    await writeFile(join(folder, `${party}.json`), JSON.stringify(Object.fromEntries(facts)))
}

/** What each controller holds, by party and then by its own file number. */
export const factsByParty = (seed: Seed): ReadonlyMap<Party, ReadonlyMap<string, FactValues>> => {
  const held = new Map<Party, Map<string, FactValues>>()
  for (const { party, fileNumber, facts } of seed.cases.flatMap(({ links }) => links)) {
    if (!facts || fileNumber === null) continue
    const files = held.get(party) ?? new Map<string, FactValues>()
    held.set(party, files.set(fileNumber, facts))
  }
  return held
}
