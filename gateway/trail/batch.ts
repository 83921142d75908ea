import type { PoolClient } from 'pg'
import { headAfter, moveHead, moveHeadIfAllStands, type Head } from './head.ts'
import { beginWithCases, releaseWithCases, stands, type Versions } from './lock-cases.ts'
import type { Append, Change } from './trail.ts'

/** An append as the bytes that will be hashed; what is seldom recorded is made when it is. */
export interface Prepared extends Pick<Append, 'restsOn' | 'change'> {
  readonly entries: readonly Buffer[]
  readonly otherwise: () => readonly Buffer[]
}

/** What became of one append of a batch: its leaves, or the error of its change. */
export type Outcome =
  | { readonly stood: boolean; readonly leaves: readonly bigint[] }
  | { readonly failure: unknown }

export interface Written {
  readonly head: Head
  readonly outcomes: readonly Outcome[]
}

/**
 * Writes a batch in one transaction, up to its commit: checks under lock what each append rests on, makes the changes,
 * stores the leaves, moves the head. A change that fails is undone alone. Later appends see what earlier ones changed.
 */
export const writeBatch = async (
  client: PoolClient, logId: string, from: Head, batch: readonly Prepared[],
): Promise<Written> => {
  const caseIds = [...new Set(batch.flatMap(({ restsOn }) => restsOn.map(({ caseId }) => caseId)))]
  let versions = await beginWithCases(client, caseIds, batch.some(({ change }) => change))
  const entries: Buffer[] = []
  const outcomes: Outcome[] = []
  for (const append of batch) {
    const stood = stands(append.restsOn, versions)
    if (stood && append.change) {
      const made = await make(client, append.change, caseIds)
      if ('failure' in made) {
        outcomes.push(made)
        continue
      }
      versions = made.versions
    }
    const next = from.size + BigInt(entries.length)
    const recorded = stood ? append.entries : append.otherwise()
    entries.push(...recorded)
    outcomes.push({ stood, leaves: recorded.map((_, index) => next + BigInt(index)) })
  }
  const head = entries.length === 0 ? from : await moveHead(client, logId, from, entries)
  return { head, outcomes }
}

/** A batch that changes nothing, and is likely to stand: where it leads, and whether it got there. */
export interface AtOnce {
  readonly head: Head
  /** The outcome of each append; undefined when something that one rests on has moved, and nothing was written. */
  readonly outcomes: Promise<readonly Outcome[] | undefined>
}

/** Writes a batch without changes in one statement, which is durable when it returns: the way that most batches take. */
export const writeAtOnce = (client: PoolClient, logId: string, from: Head, batch: readonly Prepared[]): AtOnce => {
  const entries = batch.flatMap((append) => append.entries)
  const moved = headAfter(from, entries)
  let next = from.size
  const outcomes = batch.map((append) => ({ stood: true, leaves: append.entries.map(() => next++) }))
  const stored = moveHeadIfAllStands(client, logId, from, moved, entries, batch.flatMap(({ restsOn }) => restsOn))
  return { head: moved.head, outcomes: stored.then((all) => all ? outcomes : undefined) }
}

const make = async (
  client: PoolClient, change: Change, caseIds: readonly string[],
): Promise<{ versions: Versions } | { failure: unknown }> => {
  await client.query('savepoint change')
  try {
    await change(client)
    return { versions: await releaseWithCases(client, 'change', caseIds) }
  } catch (failure) {
    await client.query('rollback to savepoint change')
    return { failure }
  }
}
