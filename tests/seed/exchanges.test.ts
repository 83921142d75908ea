import { expect, test } from 'vitest'
import type { Standing } from '../../policies/decision.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { createSeed, type SeededCase } from '../../prisma/seed/seed.ts'
import type { Controller } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { heldBy } from './contract-terms.ts'

const today = new Date('2026-03-09T12:00:00.000Z')
const policies = createPolicySet()

const standingOf = ({ control, consents }: SeededCase): Standing => ({
  linked: true,
  residence: control.residenceCategory,
  stage: control.stage,
  minor: control.minor,
  vulnerable: control.vulnerable,
  closed: control.closedAt !== null,
  reintegrationReporting: control.departedOn !== null,
  consents: consents.map((consent) => ({ ...consent, version: 1 })),
})

/** The exchanges that permit something held in a story to one of its parties. */
const metBy = (seeded: SeededCase): string[] => {
  const held = new Set(seeded.links.flatMap(({ agency, facts }) =>
    facts ? heldBy(agency as Controller, facts).map(({ path }) => `${agency}.${path}`) : []))
  const facts = FACTS.filter(({ id, controller }) => controller === 'SAMSYN' || held.has(id))
  return seeded.links.filter(({ endedAt }) => !endedAt).flatMap(({ party, agency }) => ROLES.flatMap((role) => PURPOSES.flatMap((purpose) =>
    policies.decide({ recipient: party, agency, role, purpose }, standingOf(seeded), facts, today)
      .permits.map(({ exchange }) => exchange))))
}

const stories = createSeed({ today, generated: 0, random: 7 }).cases

test('between them the stories meet every exchange, so that each can be shown', () => {
  const met = new Set(stories.flatMap(metBy))
  const all = EXCHANGES.flatMap(({ exchanges }) => exchanges.map(({ id }) => id))
  expect(all.filter((id) => !met.has(id))).toEqual([])
})

test('of a case closed long ago nobody gets anything (F13)', () => {
  expect(stories.filter(({ name }) => name === 'lucia').map(metBy)).toEqual([[]])
})
