import { escapeLiteral, type PoolClient, type QueryResult } from 'pg'
import type { RestsOn } from './trail.ts'

/** The version of each case as it stands under lock in the transaction; a case that is gone has none. */
export type Versions = ReadonlyMap<string, number>

/** What is rested on stands when no case has moved since. */
export const stands = (restsOn: readonly RestsOn[], versions: Versions): boolean =>
  restsOn.every(({ caseId, version }) => versions.get(caseId) === version)

/**
 * Begins the transaction and locks the cases until its end, in one order for all, so that two replicas never wait for
 * each other; shared, unless one is to be changed. In one round trip.
 */
export const beginWithCases = (client: PoolClient, caseIds: readonly string[], toChange: boolean): Promise<Versions> =>
  lastVersions(client, `begin; ${selectVersions(caseIds)} order by id for ${toChange ? 'no key update' : 'share'}`)

/** Keeps a change that succeeded, and reads the versions that it left. In one round trip. */
export const releaseWithCases = (client: PoolClient, savepoint: string, caseIds: readonly string[]): Promise<Versions> =>
  lastVersions(client, `release savepoint ${savepoint}; ${selectVersions(caseIds)}`)

const selectVersions = (caseIds: readonly string[]): string =>
  `select id, version from "case" where id = any(array[${caseIds.map(escapeLiteral).join(', ')}]::uuid[])`

const lastVersions = async (client: PoolClient, statements: string): Promise<Versions> => {
  const results = await client.query(statements) as unknown as QueryResult<{ id: string; version: number }>[]
  return new Map(results.at(-1)?.rows.map(({ id, version }) => [id, version]))
}
