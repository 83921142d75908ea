import type { Asking } from '../../policies/decision.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import { givenFacts, type DisclosureEntry, type Entry } from '../trail/entry.ts'
import type { Reader } from './policy-proposals.ts'

const INDEX = /^\d{1,18}$/
const PAGE = 1_000

/** The disclosure that a leaf records; undefined when it is erased, or records something else. */
export const readDisclosure = async (reader: Reader, log: string, leaf: string): Promise<DisclosureEntry | undefined> => {
  if (!INDEX.test(leaf)) return undefined
  const { rows: [row] } = await reader.query<{ entry: Buffer | null }>(
    'select entry from trail_leaf where log_id = $1 and index = $2', [log, leaf])
  return disclosureIn(row?.entry ?? null)
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

/** The disclosures of all logs since an instant, the latest of each log first; at most so many of a log. */
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
  let next = size
  while (disclosures.length <= atMost) {
    const { rows } = await reader.query<{ index: string; entry: Buffer | null; sealed: boolean }>(LEAVES, [logId, next, PAGE, viewer])
    const last = rows.at(-1)
    if (!last) return disclosures
    for (const { entry, sealed } of rows) {
      if (entry && new Date((JSON.parse(entry.toString()) as Entry).at) < since) return disclosures
      const disclosure = disclosureIn(entry)
      if (disclosure) disclosures.push({ entry: disclosure, sealed })
    }
    next = last.index
  }
  return disclosures
}

const disclosureIn = (bytes: Buffer | null): DisclosureEntry | undefined => {
  const entry = bytes && JSON.parse(bytes.toString()) as Entry
  return entry?.kind === 'disclosure' ? entry : undefined
}

/** Who asked; undefined when the agency is no longer known. */
export const askingOf = ({ actor, purpose }: DisclosureEntry): Asking | undefined => {
  const agency = agencyOf(actor.party)
  return agency && { recipient: actor.party, agency, role: actor.role as Role, purpose: purpose as Purpose }
}

const factAt = new Map(FACTS.map((fact) => [fact.field, fact]))

/** What was asked for, as far as the contract still has it. */
export const factsAskedIn = (entry: DisclosureEntry): readonly Fact[] =>
  [
    ...givenFacts(entry).map(({ field }) => field), ...entry.empty, ...entry.withheld.map(({ field }) => field),
    ...entry.unavailable.flatMap(({ fields }) => fields),
  ].flatMap((field) => factAt.get(field) ?? [])
