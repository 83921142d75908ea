import type { Asking } from '../../policies/decision.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { factAt } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import { givenFacts, type DisclosureEntry, type Entry } from '../trail/entry.ts'
import { isLeafIndex } from '../trail/leaf-index.ts'
import { takenBackBy } from '../trail/taken-back.ts'
import type { Reader } from './policy-proposals.ts'

const PAGE = 1_000

/** The disclosure that a leaf records; undefined when it is erased, was not answered, or records something else. */
export const readDisclosure = async (reader: Reader, log: string, leaf: string): Promise<DisclosureEntry | undefined> => {
  if (!isLeafIndex(leaf)) return undefined
  const { rows: [row] } = await reader.query<{ entry: Buffer | null }>(
    `select entry from trail_leaf where log_id = $1 and index = $2 and not exists (select from overseen_entry told
      where (told.log_id, told.index) = ($1, $2) and outcome = 'DISCARDED')`, [log, leaf])
  const said = row?.entry && JSON.parse(row.entry.toString()) as Entry
  return said?.kind === 'disclosure' ? said : undefined
}

/** A disclosure, and whether it is sealed for whoever reads. */
export interface ReadDisclosure {
  readonly entry: DisclosureEntry
  readonly sealed: boolean
}

interface Reading {
  readonly viewer: Party
  readonly since: Date
  /** Of each log. */
  readonly atMost: number
}

/** The disclosures of all logs that were answered since an instant, the latest of each log first; at most so many of a log. */
export const readDisclosuresSince = async (
  reader: Reader, reading: Reading,
): Promise<{ readonly disclosures: readonly ReadDisclosure[]; readonly truncated: boolean }> => {
  const { rows: logs } = await reader.query<{ logId: string; size: string }>(
    'select log_id as "logId", size from trail_head order by log_id')
  const { atMost } = reading
  const read = await Promise.all(logs.map(({ logId, size }) => readLog(reader, logId, size, reading)))
  return { disclosures: read.flatMap((one) => one.slice(0, atMost)), truncated: read.some(({ length }) => length > atMost) }
}

const LEAVES = `select index, entry, ${sealedFor('$4::text', 'leaf')} as sealed from trail_leaf leaf
  where log_id = $1 and index < $2 order by index desc limit $3`

const readLog = async (
  reader: Reader, logId: string, size: string, { viewer, since, atMost }: Reading,
): Promise<ReadDisclosure[]> => {
  const disclosures: ReadDisclosure[] = []
  const takenBack = new Set<string>()
  let next = size
  while (disclosures.length <= atMost) {
    const { rows } = await reader.query<{ index: string; entry: Buffer | null; sealed: boolean }>(LEAVES, [logId, next, PAGE, viewer])
    const last = rows.at(-1)
    if (!last) return disclosures
    for (const { entry, sealed } of rows) {
      if (!entry) continue
      const said = JSON.parse(entry.toString()) as Entry
      if (new Date(said.at) < since) return disclosures
      const request = takenBackBy(said)
      if (request) takenBack.add(request)
      if (said.kind === 'disclosure' && !takenBack.has(said.disclosureId)) disclosures.push({ entry: said, sealed })
    }
    next = last.index
  }
  return disclosures
}

/** Who asked; undefined when the agency is no longer known. */
export const askingOf = ({ actor, purpose }: DisclosureEntry): Asking | undefined => {
  const agency = agencyOf(actor.party)
  return agency && { recipient: actor.party, agency, role: actor.role as Role, purpose: purpose as Purpose }
}

/** What was asked for, as far as the contract still has it. */
export const factsAskedIn = (entry: DisclosureEntry): readonly Fact[] =>
  [
    ...givenFacts(entry).map(({ field }) => field), ...entry.empty, ...entry.withheld.map(({ field }) => field),
    ...entry.unavailable.flatMap(({ fields }) => fields),
  ].flatMap((field) => factAt(field) ?? [])
