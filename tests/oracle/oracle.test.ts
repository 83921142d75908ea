import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPolicySet } from '../../policies/policy-set.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { createSeed, type SeededCase } from '../../prisma/seed/seed.ts'
import type { FactValues } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { caseSelection, render, type Mention } from './an-operation.ts'
import { demandedPaths, expectedOf } from './expected.ts'
import { standingIn } from './standing-in.ts'

/** How many operations are generated: all of them over the real agencies' protocols. */
const OPERATIONS = Number(process.env['ORACLE_OPERATIONS'] ?? 20_000)

const stories = createSeed({ today: new Date(), generated: 0, random: 1 }).cases.map(({ name }) => name)
const askers = PERSONAS.filter(({ party }) => !party.startsWith('RG-'))

let samsyn: AGateway
const policies = createPolicySet()

beforeAll(async () => {
  samsyn = await aGateway({ deadline: 20_000 })
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

const operation: fc.Arbitrary<Operation> = fc.record({
  persona: fc.constantFrom(...askers),
  purpose: fc.constantFrom(...PURPOSES),
  story: fc.constantFrom(...stories),
  mentions: caseSelection,
})

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
      { asked: case(id: $id) { ${selection} unreadable: withheld { field } gone: unavailable { controller } } } ${fragments}`,
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
  const everything = { __typename: 'CaseView', ...everythingOf(seeded) }
  const { unreadable, gone, ...answered } = body.data?.['asked'] ?? {}
  expect(body.errors).toBeUndefined()
  expect(gone).toEqual([])
  expect(plain(answered)).toEqual(plain(expectedOf(mentions, everything, (path) => fields.has(path))))
  expect(unreadable.map(({ field }: { field: string }) => field).sort())
    .toEqual(demanded.filter(({ field }) => !fields.has(field)).map(({ field }) => field).sort())
  expect(askedFor(body.extensions.receipt.disclosureId)).toEqual(mustBeAsked(seeded, permitted))
}

const mustBeAsked = (seeded: SeededCase, permitted: typeof FACTS): Record<string, string[]> =>
  Object.fromEntries(seeded.links.filter(({ facts, endedAt }) => facts && endedAt === null).flatMap(({ party, agency }) => {
    const paths = permitted.filter(({ controller }) => controller === agency).map(({ path }) => path).sort()
    return paths.length > 0 ? [[party, paths]] : []
  }))

/** `__typename` below the case is the contract's own and says nothing of a person: it is left out of the comparison. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, within: unknown) =>
  within !== null && typeof within === 'object' && !Array.isArray(within)
    ? Object.fromEntries(Object.entries(within).filter(([, item]) => !isTypeName(item)))
    : within))

const isTypeName = (item: unknown): boolean => item === undefined || (typeof item === 'string' && /^[A-Z]\w*(View|Needs|Person|Report|Inspection|Employer|Clock|OpenTask)$/.test(item))

describe('P2 P3 P4', () => {
  test(`the answer is all there is less what the policy does not permit, and each agency is asked for just the rest (${OPERATIONS} operations)`, async () => {
    const together = 16
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: together, maxLength: together }), async (operations) => {
      await Promise.all(operations.map(check))
      samsyn.forgetAsked()
    }), { numRuns: Math.ceil(OPERATIONS / together), seed: 20_261_122, endOnFailure: true })
    await samsyn.checkTrail()
  }, 900_000)
})
