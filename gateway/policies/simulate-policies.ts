import type { Decision } from '../../policies/decision.ts'
import type { Agency } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { standingOf } from '../registry/standing.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
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
 * what, for which purpose; how the case stood is no longer known, so both decide by the control data of today.
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
  const { disclosures, truncated } = await readDisclosuresSince(reader, since, AT_MOST)
  const caseOf = remembered(controlData)
  const changes = new Map<string, SimulatedChange>()
  let leftOut = 0
  for (const entry of disclosures) {
    const controlled = await caseOf(entry)
    const asking = askingOf(entry)
    if (!controlled || !asking) {
      leftOut += 1
      continue
    }
    const [standing, facts] = [standingOf(controlled, at), factsAskedIn(entry)]
    const [was, is] = [before, after].map((set) => rulesOf(set.decide(asking, standing, facts, at)))
    for (const { id, field } of facts) {
      const [one, other] = [was?.get(id), is?.get(id)]
      if (!one || !other || one.permitted === other.permitted) continue
      const change = {
        kind: other.permitted ? 'newlyPermitted' : 'newlyRefused', agency: asking.agency, role: asking.role,
        purpose: asking.purpose, field, before: one.rule, after: other.rule,
      } as const
      const key = JSON.stringify(change)
      changes.set(key, { ...change, times: (changes.get(key)?.times ?? 0) + 1 })
    }
  }
  const receipt = await makeChange.write(bound, {
    name: 'simulatePolicies', handle: null, operations: ['consultation'],
    details: { version: after.version, days, disclosures: disclosures.length }, restsOn: [], effect: async () => {},
  })
  if (!receipt) return makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  return {
    version: after.version, against: before.version, since, disclosures: disclosures.length - leftOut, leftOut, truncated,
    changes: [...changes.values()].sort((a, b) => b.times - a.times), receipt,
  }
}

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
