import { expect } from 'vitest'
import type { DisclosureEntry, Entry } from '../../gateway/trail/entry.ts'
import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { AGateway } from './a-gateway.ts'
import type { OpenedEntry } from './opened-entry.ts'

/** What each agency was asked meanwhile, by its own log: the paths, by party and then by its own file number. */
type Asked = Readonly<Record<Party, Readonly<Record<string, readonly string[]>>>>

/** A disclosure as all who have to do with it see it. */
interface Disclosure {
  readonly view: Record<string, any>
  readonly asked: Asked
  /** What decided on it is opened. */
  readonly leaf: OpenedEntry
}

/** The selection of just these facts, by their fields such as `cmm.needs.language`. */
export const selectionOf = (fields: readonly string[]): string => {
  const below = new Map<string, string[]>()
  for (const field of fields) {
    const [head = '', ...rest] = field.split('.')
    below.set(head, [...(below.get(head) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])])
  }
  return [...below].map(([head, rest]) => (rest.length > 0 ? `${head} { ${selectionOf(rest)} }` : head)).join(' ')
}

const askedOfAll = (samsyn: AGateway): Asked =>
  Object.fromEntries([...samsyn.agencies.keys()].flatMap((party) => {
    const asks = samsyn.askedOf(party).flatMap(({ asked }) => asked)
    return asks.length > 0 ? [[party, Object.fromEntries(asks.map(({ fileNumber, facts }) => [fileNumber, [...facts].sort()]))]] : []
  }))

const leafAt = async ({ database }: AGateway, index: string): Promise<Entry> => {
  const { rows: [row] } = await database.adminPool.query<{ entry: Buffer }>(
    'select entry from trail_leaf where log_id = $1 and index = $2', ['replica-1', index])
  return JSON.parse(String(row?.entry)) as Entry
}

/** The leaves of the first replica's log from an index on; its whole trail is recomputed and holds. */
export const leavesFrom = async (samsyn: AGateway, from: number): Promise<Entry[]> => {
  const [entries = []] = await samsyn.checkTrail()
  return entries.slice(from)
}

export const leavesOf = async (samsyn: AGateway): Promise<number> => (await leavesFrom(samsyn, 0)).length

/** Asks for fields of a story's case, for a purpose; the receipt names the leaf. */
export const disclosureTo = async (
  samsyn: AGateway, persona: string, purpose: Purpose, story: string, fields: readonly string[],
): Promise<Disclosure> => {
  samsyn.forgetAsked()
  const { body } = await samsyn.as(persona).for(purpose).run(
    `{ case(id: $id) { ${selectionOf(fields)} withheld { field because remedy } unavailable { controller } notices { field says } } }`,
    { id: samsyn.handleOf(story, persona) }, 'query', ', $id: ID!')
  expect(body.errors).toBeUndefined()
  const { leaves: [index] } = body.extensions.receipt
  return { view: body.data?.['case'], asked: askedOfAll(samsyn), leaf: samsyn.opened(await leafAt(samsyn, index) as DisclosureEntry) }
}
