import type { Decision } from '../../policies/decision.ts'
import { inFives } from '../../policies/small-numbers.ts'
import type { Agency } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import { partOf } from '../oversight/part-of-entry.ts'
import { createTurns } from '../in-turns.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { standingOf } from '../registry/standing.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { isOpenTo } from './open-to.ts'
import type { PolicyDeps } from './propose-policies.ts'
import type { PolicyReading } from './read-policies.ts'
import { askingOf, factsAskedIn, readDisclosuresSince } from './recorded-disclosures.ts'

export interface SimulatedChange {
  readonly kind: 'newlyPermitted' | 'newlyRefused'
  readonly agency: Agency
  readonly role: Role
  readonly purpose: Purpose
  readonly field: string
  readonly before: string
  readonly after: string
  readonly times: number
}

export interface Simulation {
  readonly version: string
  readonly against: string
  readonly since: Date
  readonly disclosures: number
  readonly leftOut: number
  readonly truncated: boolean
  readonly changes: readonly SimulatedChange[]
  readonly receipt: Receipt
}

/** Disclosures that are decided again, of each log. */
const AT_MOST = 2_000
const DAY = 24 * 60 * 60 * 1_000

/**
 * Decides the disclosures of the last days again, by a version and by the one in force. The trail holds who asked for
 * what, for which purpose; how the case stood is no longer known, so both decide by the control data of today. What the
 * own party took part in is counted one by one, what others did in whole fives (X30, F11); so is what it took part in of cases
 * that it has left (F7).
 * @throws {Refused}
 */
export const createSimulatePolicies = (
  { reader, makeChange, now }: PolicyDeps, reading: PolicyReading, controlData: ControlData,
) => async (bound: Bound, version: string, days: number): Promise<Simulation> => {
  await reading.permit(bound, 'examineDisclosures')
  const before = (await reading.versionOrCurrent(bound, null)).set
  const after = (await reading.versionForCases(bound, version)).set
  const at = now()
  const since = new Date(at.getTime() - days * DAY)
  const viewer = bound.asking.recipient
  const { disclosures, truncated } = await readDisclosuresSince(reader, { viewer, since, atMost: AT_MOST })
  const caseOf = remembered(controlData)
  const changes = new Map<string, { readonly change: Omit<SimulatedChange, 'times'>; readonly times: Times }>()
  const [decided, leftOut] = [noTimes(), noTimes()]
  const letOthers = createTurns()
  for (const { entry, sealed } of disclosures) {
    await letOthers()
    const controlled = await caseOf(entry)
    const asking = askingOf(entry)
    const part = sealed || !controlled || !isOpenTo(viewer, controlled) ? undefined : partOf(entry, viewer)
    const whose = part ? 'own' : 'others'
    if (!controlled || !asking) {
      leftOut[whose] += 1
      continue
    }
    decided[whose] += 1
    const own = new Set(part && factsAskedIn(part))
    const [standing, facts] = [standingOf(controlled, at), factsAskedIn(entry)]
    const [was, is] = [before, after].map((set) => rulesOf(set.decide(asking, standing, facts, at)))
    for (const fact of facts) {
      const [one, other] = [was?.get(fact.id), is?.get(fact.id)]
      if (!one || !other || one.permitted === other.permitted) continue
      const change = {
        kind: other.permitted ? 'newlyPermitted' : 'newlyRefused', agency: asking.agency, role: asking.role,
        purpose: asking.purpose, field: fact.field, before: one.rule, after: other.rule,
      } as const
      const key = JSON.stringify(change)
      const { times } = changes.get(key) ?? { times: noTimes() }
      times[own.has(fact) ? 'own' : 'others'] += 1
      changes.set(key, { change, times })
    }
  }
  const receipt = await makeChange.write(bound, {
    name: 'simulatePolicies', handle: null, operations: ['consultation'],
    details: { version: after.version, days, disclosures: told(decided) + told(leftOut) }, restsOn: [], effect: async () => {},
  })
  if (!receipt) return makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  return {
    version: after.version, against: before.version, since, disclosures: told(decided), leftOut: told(leftOut), truncated,
    changes: [...changes.values()].map(({ change, times }) => ({ ...change, times: told(times) }))
      .filter(({ times }) => times > 0).sort((a, b) => b.times - a.times),
    receipt,
  }
}

/** How often in what the officer's own party took part in, and in all else. */
interface Times {
  own: number
  others: number
}

const noTimes = (): Times => ({ own: 0, others: 0 })

const told = ({ own, others }: Times): number => own + inFives(others)

interface Ruled {
  readonly permitted: boolean
  readonly rule: string
}

/** Each case is read once. */
const remembered = (controlData: ControlData) => {
  const cases = new Map<string, Promise<ControlledCase | undefined>>()
  return ({ actor, handle }: DisclosureEntry): Promise<ControlledCase | undefined> => {
    if (handle === null) return Promise.resolve(undefined)
    const key = `${actor.party} ${handle}`
    const found = cases.get(key) ?? controlData.byHandle(actor.party, handle)
    cases.set(key, found)
    return found
  }
}

const rulesOf = ({ permits, withholdings }: Decision): ReadonlyMap<string, Ruled> => new Map<string, Ruled>([
  ...permits.map(({ fact, exchange }): [string, Ruled] => [fact.id, { permitted: true, rule: exchange }]),
  ...withholdings.map(({ fact, rule }): [string, Ruled] => [fact.id, { permitted: false, rule }]),
])
