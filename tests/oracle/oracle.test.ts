import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPolicySet } from '../../policies/policy-set.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { createSeed, type SeededCase } from '../../prisma/seed/seed.ts'
import { agencyOf } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { fc } from '../properties.ts'
import { caseSelection, render, type Mention } from './an-operation.ts'
import { demandedPaths, expectedOf } from './expected.ts'
import { standingIn } from './standing-in.ts'

/** How many operations are generated: all of them over the real agencies' protocols. `npm run prove:oracle` has 20,000. */
const OPERATIONS = Number(process.env['ORACLE_OPERATIONS'] ?? 2_000)

const told = createSeed({ today: new Date(), generated: 0, random: 1 }).cases
const stories = told.map(({ name }) => name)
const askers = PERSONAS.filter(({ party }) => !party.startsWith('RG-'))
const partiesTo = told.flatMap(({ name, links }) =>
  askers.filter(({ party }) => links.some((link) => link.party === party)).map((persona) => ({ persona, story: name })))

let samsyn: AGateway
const policies = createPolicySet()

const servedFor = ({ party, role }: (typeof PERSONAS)[number]): readonly (typeof PURPOSES)[number][] => {
  const served = PURPOSES.filter((purpose) =>
    policies.controllersFor({ recipient: party, agency: agencyOf(party) ?? 'SAMSYN', role, purpose }).length > 0)
  return served.length > 0 ? served : PURPOSES
}

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

const everythingOf = (story: SeededCase): FactValues => Object.fromEntries(story.links.flatMap(({ agency, facts, endedAt }) => {
  const view = FACTS.find(({ controller }) => controller === agency)?.view
  return view && facts && endedAt === null ? [[view, facts]] : []
}))

interface Operation {
  readonly persona: (typeof PERSONAS)[number]
  readonly purpose: (typeof PURPOSES)[number]
  readonly story: string
  readonly mentions: readonly Mention[]
}

/** Mostly parties to the case, for purposes that some exchange serves; now and then anyone, for anything. */
const asking = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...partiesTo) },
  { weight: 1, arbitrary: fc.record({ persona: fc.constantFrom(...askers), story: fc.constantFrom(...stories) }) })

const operation: fc.Arbitrary<Operation> = asking.chain(({ persona, story }) => fc.record({
  persona: fc.constant(persona),
  story: fc.constant(story),
  purpose: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...servedFor(persona)) },
    { weight: 1, arbitrary: fc.constantFrom(...PURPOSES) }),
  mentions: caseSelection,
}))

/** What every agency was asked for a disclosure, as its own log has it: the paths from the case view, by party. */
const askedFor = (disclosureId: string): Record<string, string[]> => Object.fromEntries([...samsyn.agencies]
  .flatMap(([party, { log }]) => log.entries
    .filter(({ order }) => order?.disclosureId === disclosureId)
    .map(({ asked }) => [party, asked.flatMap(({ facts }) => facts).sort()])))

const check = async ({ persona, purpose, story, mentions }: Operation): Promise<void> => {
  const { selection, fragments } = render(mentions)
  const handle = samsyn.handleOf(story, persona.id)
  const { body } = await samsyn.send(await samsyn.issuer.token(persona.id, purpose), {
    query: `query ($id: ID!, $reason: String!, $yes: Boolean = true, $no: Boolean = false) @purpose(is: ${purpose}, reason: $reason)
      { asked: case(id: $id) { ${selection} always: __typename @include(if: $yes) @skip(if: $no) unreadable: withheld { field } gone: unavailable { controller } } } ${fragments}`,
    variables: { id: handle, reason: 'en prøve af hvad der kan spørges om' },
  })
  const seeded = samsyn.storyOf(story)
  const own = seeded.links.find(({ party, endedAt }) => party === persona.party && endedAt === null)
  if (!own) {
    expect(body).toMatchObject({ data: { asked: null }, errors: [{ extensions: { code: 'CASE_NOT_AVAILABLE' } }] })
    return
  }
  const at = new Date()
  const demanded = FACTS.filter(({ field }) => demandedPaths(mentions).has(field))
  const asking = { recipient: persona.party, agency: own.agency, role: persona.role, purpose }
  const permitted = policies.decide(asking, standingIn(seeded, at), demanded, at).permits.map(({ fact }) => fact)
  const fields = new Set(permitted.map(({ field }) => field))
  const { unreadable, gone, always, ...answered } = body.data?.['asked'] ?? {}
  expect(body.errors).toBeUndefined()
  expect(gone).toEqual([])
  expect(always).toBe('CaseView')
  expect(answered).toEqual(expectedOf(mentions, everythingOf(seeded), fields))
  expect(unreadable.map(({ field }: { field: string }) => field).sort())
    .toEqual(demanded.filter(({ field }) => !fields.has(field)).map(({ field }) => field).sort())
  expect(askedFor(body.extensions.receipt.disclosureId)).toEqual(mustBeAsked(seeded, permitted))
}

const mustBeAsked = (seeded: SeededCase, permitted: typeof FACTS): Record<string, string[]> =>
  Object.fromEntries(seeded.links.filter(({ facts, endedAt }) => facts && endedAt === null).flatMap(({ party, agency }) => {
    const paths = permitted.filter(({ controller }) => controller === agency).map(({ path }) => path).sort()
    return paths.length > 0 ? [[party, paths]] : []
  }))

describe('P2 P3 P4', () => {
  test(`the answer is all there is less what the policy does not permit, and each agency is asked for just the rest (${OPERATIONS} operations)`, async () => {
    await fc.assert(fc.asyncProperty(operation, async (asked) => {
      samsyn.forgetAsked()
      await check(asked)
    }), { numRuns: OPERATIONS })
    await samsyn.checkTrail()
  }, 900_000)
})
