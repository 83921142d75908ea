import { makeExecutableSchema } from '@graphql-tools/schema'
import { execute, parse, type ExecutionResult } from 'graphql'
import { expect, test } from 'vitest'
import { createCompiledDoors } from '../../gateway/graphql/compiled-doors.ts'
import type { GatewayContext } from '../../gateway/graphql/context.ts'
import { scalars } from '../../gateway/graphql/scalars.ts'
import { Refused } from '../../gateway/refused.ts'
import { sdl } from '../../schema/sdl.ts'

const MIRA = {
  id: 'mira-1',
  fileNumber: '2026-0001',
  withheld: [{ field: 'cmm.riskLevel', because: 'CONSENT_MISSING', remedy: null }],
  unavailable: [],
  notices: [],
  cmm: { needs: { language: 'ro' }, indicators: ['TRAUMA', 'THREATS'], assessmentDate: '2026-03-09' },
  immigration: null,
}

/** What the door gives, by the handle that is asked for; it counts how often it is opened. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'whole': MIRA,
  'nothing': null,
  'without its handle': { ...MIRA, id: null },
  'a withholding without a reason': { ...MIRA, withheld: [{ field: 'cmm.riskLevel' }] },
  'an unknown code': { ...MIRA, cmm: { indicators: ['TRAUMA', 'UNHEARD_OF'] } },
  'no such day': { ...MIRA, cmm: { assessmentDate: '2026-02-31' } },
  'a text where a list is': { ...MIRA, cmm: { indicators: 'TRAUMA' } },
}
let opened = 0

const schema = makeExecutableSchema({
  typeDefs: sdl,
  resolvers: [scalars, {
    Query: {
      case: async (_root: unknown, { id }: { id: string }) => {
        opened += 1
        if (id === 'refused') throw new Refused('CASE_NOT_AVAILABLE', true)
        return GIVEN[id]
      },
      cases: async (_root: unknown, { first }: { first: number }) => ({
        edges: Array.from({ length: first }, () => ({ cursor: 'x', node: MIRA })), pageInfo: { hasNextPage: false },
      }),
    },
  }],
})
const compiledDoors = createCompiledDoors(schema)
const context = {} as GatewayContext
const FOR = '@purpose(is: ASSISTANCE, reason: "en prøve")'

/** As it leaves: data, and each error with its path, its place and the refusal that it was. */
const shown = ({ data, errors }: ExecutionResult): unknown => JSON.parse(JSON.stringify({
  data,
  errors: errors?.map(({ path, locations, originalError }) =>
    ({ path, locations, code: originalError instanceof Refused ? originalError.code : null })),
}))

const bothWays = async (text: string, variableValues: Record<string, unknown>): Promise<[compiled: unknown, asItStands: unknown]> => {
  const document = parse(text)
  const carryOut = compiledDoors(document)
  if (!carryOut) throw new Error('the document is not compiled')
  return [shown(await carryOut(context, variableValues)), shown(await execute({ schema, document, contextValue: context, variableValues }))]
}

const ONE = `query ($id: ID!) ${FOR} { case(id: $id) {
  __typename id who: fileNumber ...more withheld { field because remedy } cmm { assessmentDate } immigration { name } } }
  fragment more on CaseView { cmm { needs { language interpreter } indicators assessmentDate } unavailable { controller } notices { says } }`

test.each([...Object.keys(GIVEN), 'refused', 'unheard of'])('P11: compiled or not, the asker gets the same answer: %s', async (id) => {
  const [compiled, asItStands] = await bothWays(ONE, { id })
  expect(compiled).toEqual(asItStands)
})

test('compiled or not, a page is the same', async () => {
  const [compiled, asItStands] = await bothWays(
    `query ($first: Int = 2) ${FOR} { cases(first: $first) { edges { cursor node { id cmm { needs { language } } } } pageInfo { hasNextPage } } }`, {})
  expect(compiled).toEqual(asItStands)
  expect(compiled).toMatchObject({ data: { cases: { edges: [{ node: { cmm: { needs: { language: 'ro' } } } }, {}] } } })
})

test.each([
  ['is missing', {}], ['is null', { id: null }], ['is a list', { id: ['whole'] }], ['is an object', { id: { id: 'whole' } }],
])('no door opens when a variable %s, and there is no data', async (_, variables) => {
  opened = 0
  expect((await compiledDoors(parse(ONE))?.(context, variables))?.data).toBeUndefined()
  expect(opened).toBe(0)
})

test.each([
  ['a change', `mutation ${FOR} { closeCase(case: "x") { receipt { log } } }`],
  ['another question', `query ${FOR} { consents(case: "x") { given { id } } }`],
  ['a door beside another question', `query ${FOR} { case(id: "x") { id } __typename }`],
  ['a door in a fragment', `query ${FOR} { ...door } fragment door on Query { case(id: "x") { id } }`],
  ['a field that depends on a variable', `query ($more: Boolean!) ${FOR} { case(id: "x") { id fileNumber @include(if: $more) } }`],
  ['a fragment that does', `query ($less: Boolean!) ${FOR} { case(id: "x") { ...a } } fragment a on CaseView { id ... @skip(if: $less) { fileNumber } }`],
  ['a field that is called `__proto__`, which is answered then,', `query ${FOR} { case(id: "x") { cmm { __proto__: riskLevel } } }`],
])('%s is carried out as it stands', (_, text) => {
  expect(compiledDoors(parse(text))).toBeUndefined()
})
