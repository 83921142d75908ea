import type { SeededCase } from '../../../prisma/seed/seed.ts'
import { agencyOf, type Party } from '../../../schema/agency.ts'
import type { Fact } from '../../../schema/fact.ts'
import { FACTS } from '../../../schema/facts.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { Role } from '../../../schema/role.ts'
import type { Asking, Decision } from '../../../policies/decision.ts'
import { OWN_POLICIES } from '../../policies/policy-content.ts'
import type { ControlledCase } from '../../registry/control-data.ts'
import { standingOf } from '../../registry/standing.ts'
import type { Team } from '../quarter/teams.ts'
import type { ControlledFor } from './seeded-case.ts'

export const askingOf = (party: Party, role: Role, purpose: Purpose): Asking => {
  const agency = agencyOf(party)
  if (!agency) throw new Error(`there is no agency of party \`${party}\``)
  return { recipient: party, agency, role, purpose }
}

export const decide = (asking: Asking, controlled: ControlledCase, at: Date, facts: readonly Fact[] = FACTS): Decision =>
  OWN_POLICIES.set.decide(asking, standingOf(controlled, at), facts, at)

/** Whether any agency would be asked for anything. */
const gives = (asking: Asking, controlled: ControlledCase, at: Date): boolean =>
  decide(asking, controlled, at).permits.some(({ fact }) =>
    controlled.links.some(({ agency, fileNumber }) => agency === fact.controller && fileNumber !== null))

/** The purposes of a team for which other agencies give it anything of a case. */
export type PurposesThatGive = (seeded: SeededCase, team: Team) => readonly Purpose[]

export const createPurposesThatGive = (controlledFor: ControlledFor, at: Date): PurposesThatGive => {
  const known = new Map<string, readonly Purpose[]>()
  return (seeded, team) => {
    const { party, role, purposes } = team
    const key = `${seeded.id} ${party} ${role}`
    const controlled = known.has(key) ? undefined : controlledFor(seeded, party)
    const found = known.get(key)
      ?? purposes.map(([purpose]) => purpose).filter((purpose) => controlled && gives(askingOf(party, role, purpose), controlled, at))
    known.set(key, found)
    return found
  }
}

/** What a system asks for: each fact that it was given of any of its cases. */
export const createAskedFacts = (seeded: readonly SeededCase[], controlledFor: ControlledFor, at: Date) => {
  const known = new Map<string, readonly Fact[]>()
  return (asking: Asking): readonly Fact[] => {
    const key = `${asking.recipient} ${asking.role} ${asking.purpose}`
    const found = known.get(key) ?? factsGiven(seeded, controlledFor, asking, at)
    known.set(key, found)
    return found
  }
}

const factsGiven = (
  seeded: readonly SeededCase[], controlledFor: ControlledFor, asking: Asking, at: Date,
): readonly Fact[] => {
  const given = new Set(seeded.flatMap((one) => {
    const controlled = controlledFor(one, asking.recipient)
    return controlled ? decide(asking, controlled, at).permits.map(({ fact }) => fact) : []
  }))
  return FACTS.filter((fact) => given.has(fact))
}
