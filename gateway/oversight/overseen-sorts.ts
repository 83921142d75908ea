import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { factAt } from '../../schema/facts.ts'
import { givenFacts, isDisclosure, type DisclosureEntry } from '../trail/entry.ts'
import { outcomeOf, type ActedEntry, type Outcome } from './outcome.ts'
import { termsOf, type Terms } from './terms.ts'

/** What entries have in common, as the officers of one party may see them. Names are those of the columns. */
export interface OverseenSort {
  readonly recipient: Party
  readonly client: string
  readonly role: string
  readonly purpose: string
  readonly outcome: Outcome
  readonly code: string
  readonly act: string
  readonly given: number
  readonly withheld: number
  readonly unavailable: number
  readonly terms: readonly string[]
}

const ofDisclosure = (part: DisclosureEntry, fields: readonly string[]): Partial<Terms> => ({
  controller: part.controllers,
  legalBasis: part.legalBases,
  exchange: part.given.map(({ exchange }) => exchange),
  fact: fields,
  dataCategory: fields.flatMap((field) => factAt(field)?.category ?? []),
  consentState: [
    ...part.given.map(({ consent }) => (consent ? 'RESTS_ON_CONSENT' : 'NOT_NEEDED')),
    ...part.withheld.flatMap(({ because }) => LACKING[because] ?? []),
  ],
  code: [...part.withheld, ...part.unavailable].map(({ because }) => because),
})

const LACKING: Readonly<Record<string, string>> = {
  CONSENT_MISSING: 'MISSING', CONSENT_WITHDRAWN: 'WITHDRAWN', CONSENT_EXPIRED: 'EXPIRED',
}

/** The sort of an entry, or of a party's part of one. */
const sortOf = (part: ActedEntry): OverseenSort => {
  const disclosed = isDisclosure(part) ? part : undefined
  const fields = disclosed ? givenFacts(disclosed).map(({ field }) => field) : []
  const sort = {
    recipient: part.actor.party,
    client: part.actor.client,
    role: part.actor.role,
    purpose: part.purpose ?? '',
    outcome: outcomeOf(part),
    code: part.kind === 'refusal' ? part.code : '',
    act: part.kind === 'registry' ? part.change : part.kind === 'oversight' ? part.act : '',
    given: fields.length,
    withheld: disclosed?.withheld.length ?? 0,
    unavailable: disclosed?.unavailable.flatMap(({ fields: missing }) => missing).length ?? 0,
  }
  const { recipient, client, role, purpose, outcome, act, code } = sort
  const terms = termsOf({
    recipient: [recipient], client: [client], role: [role], purpose: [purpose], outcome: [outcome], act: [act], code: [code],
    ...(disclosed && ofDisclosure(disclosed, fields)),
  })
  return { ...sort, terms }
}

/** All that the sort of an entry is made of, as it stands there: entries with the same have the same sort. */
const saidIn = (part: ActedEntry): string => {
  const { actor, kind } = part
  let said = `${kind}|${actor.party}|${actor.client}|${actor.role}|${part.purpose}|`
  if (part.kind === 'refusal') return said + part.code
  if (part.kind === 'registry') return said + part.change
  if (part.kind === 'oversight') return said + part.act
  said += `${part.controllers.join()}|${part.legalBases.join()}|${part.obligations.join()}`
  for (const { exchange, consent, facts } of part.given) {
    said += `|${exchange}${consent ? '+' : '-'}`
    for (const { field } of facts) said += `,${field}`
  }
  for (const { because } of part.withheld) said += `|w${because}`
  for (const { because, fields } of part.unavailable) said += `|u${because},${fields.length}`
  return said
}

/** A sort as it is written: JSON, named by the first 64 bits of its SHA-256 as PostgreSQL's `bigint`. */
export interface NamedSort {
  readonly id: string
  readonly json: string
}

/** Sorts that are kept in memory. */
const KEPT = 20_000

/** Names the sorts of entries; what many entries have in common is put together once. */
export const createNameSort = (): ((part: ActedEntry) => NamedSort) => {
  const known = new Map<string, NamedSort>()
  return (part) => {
    const said = saidIn(part)
    const found = known.get(said) ?? named(sortOf(part))
    if (known.size >= KEPT) known.clear()
    known.set(said, found)
    return found
  }
}

const named = (sort: OverseenSort): NamedSort => {
  const json = JSON.stringify(sort)
  return { id: createHash('sha256').update(json).digest().readBigInt64BE().toString(), json }
}

const UNKNOWN = `select id from unnest($1::bigint[]) as asked (id) where not exists (select from overseen_sort sort where sort.id = asked.id)`

const INSERT = `insert into overseen_sort select * from json_populate_recordset(null::overseen_sort, $1::json) on conflict do nothing`

/** Writes the sorts that there are not yet, each a JSON by its id. */
export const insertSorts = async (transaction: PoolClient, sorts: ReadonlyMap<string, string>): Promise<void> => {
  const { rows } = await transaction.query<{ id: string }>({ name: 'unknown-sorts', text: UNKNOWN, values: [[...sorts.keys()]] })
  if (rows.length === 0) return
  const unknown = rows.map(({ id }) => `{"id":${id},${sorts.get(id)?.slice(1)}`)
  await transaction.query(INSERT, [`[${unknown.join(',')}]`])
}
