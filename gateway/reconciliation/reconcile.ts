import type { LogWindow, OrderLogLine } from '../../agencies/order-log-exchange.ts'
import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { askedBy, recordedOf } from './both-logs.ts'
import { compareLogs, type Difference } from './compare-logs.ts'
import type { Disclosures } from './read-disclosures.ts'

/** A party's own log. @throws when it cannot be read, or is not what the party signed. */
export type ReadAgencyLog = (window: LogWindow) => Promise<readonly OrderLogLine[]>

export interface PartyDifference extends Difference {
  readonly party: Party
}

/** Requests, by the log of whoever was asked and by the trail. */
export interface Requests {
  readonly asked: number
  readonly recorded: number
}

/** What came of holding the trail against the logs of agencies. */
export interface Reconciled extends LogWindow, Requests {
  readonly compared: readonly Party[]
  /** Whose logs could not be read. */
  readonly unread: readonly Party[]
  /** The requests to each of them. */
  readonly byParty: Readonly<Record<Party, Requests>>
  readonly differences: readonly PartyDifference[]
}

interface ReconcileDeps extends Disclosures {
  readonly logs: ReadonlyMap<Party, ReadAgencyLog>
}

/** Milliseconds: how far apart the two logs may tell of the same ask, and the least and the most that is compared at once. */
export const APART = 120_000
const SLICE = { least: 3_600_000, most: 86_400_000 }

/** Leaves that are compared at once, more or less, where the least time has no more. */
const AT_ONCE = 5_000

/** Holds the trail against the logs of parties, by disclosure: hour by hour, or in longer times where little happened. */
export const createReconcile = ({ logs, countLeaves, readDisclosures }: ReconcileDeps) =>
  async (window: LogWindow, parties: readonly Party[]): Promise<Reconciled> => {
    const unread = new Set<Party>(parties.filter((party) => !logs.has(party)))
    const found: Found = { byParty: Object.fromEntries(parties.map((party) => [party, NONE])), differences: [] }
    for (const slice of slicesOf(window, await countLeaves(window))) {
      if (parties.every((party) => unread.has(party))) break
      const around = { from: new Date(slice.from.getTime() - APART), to: new Date(slice.to.getTime() + APART) }
      const entries = await readDisclosures(around)
      for (const party of parties.filter((one) => !unread.has(one))) {
        const lines = await logs.get(party)?.(around).catch(() => undefined)
        if (lines) add(found, party, lines, entries, slice)
        else unread.add(party)
      }
    }
    return {
      ...window, ...summed(found.byParty), byParty: found.byParty, unread: [...unread], compared: parties.filter((party) => !unread.has(party)),
      differences: found.differences.filter(({ party }) => !unread.has(party)),
    }
  }

export type Reconcile = ReturnType<typeof createReconcile>

interface Found {
  readonly byParty: Record<Party, Requests>
  readonly differences: PartyDifference[]
}

const NONE: Requests = { asked: 0, recorded: 0 }

const plus = (one: Requests, other: Requests): Requests => ({ asked: one.asked + other.asked, recorded: one.recorded + other.recorded })

/** The requests to several parties. */
export const summed = (byParty: Readonly<Record<Party, Requests>>): Requests => Object.values(byParty).reduce(plus, NONE)

const add = (
  found: Found, party: Party, lines: readonly OrderLogLine[], entries: readonly DisclosureEntry[], { from, to }: LogWindow,
): void => {
  const asked = askedBy(lines)
  const recorded = recordedOf(party, entries)
  const [first, end] = [from.toISOString(), to.toISOString()]
  for (const id of new Set([...asked.keys(), ...recorded.keys()])) {
    const at = [asked.get(id)?.at, recorded.get(id)?.at].filter((one) => one !== undefined).sort()[0] ?? ''
    if (at >= first && at < end) continue
    asked.delete(id)
    recorded.delete(id)
  }
  found.byParty[party] = plus(found.byParty[party] ?? NONE, { asked: asked.size, recorded: recorded.size })
  found.differences.push(...compareLogs(asked, recorded).map((difference) => ({ party, ...difference })))
}

const slicesOf = ({ from, to }: LogWindow, leaves: number): LogWindow[] => {
  const even = Math.floor((to.getTime() - from.getTime()) * AT_ONCE / Math.max(leaves, 1))
  const length = Math.min(Math.max(even, SLICE.least), SLICE.most)
  const slices: LogWindow[] = []
  for (let start = from.getTime(); start < to.getTime(); start += length)
    slices.push({ from: new Date(start), to: new Date(Math.min(start + length, to.getTime())) })
  return slices
}
