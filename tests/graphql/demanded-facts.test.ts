import { makeExecutableSchema } from '@graphql-tools/schema'
import { graphql, parse, execute, type DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import { demandedFacts } from '../../gateway/graphql/demanded-facts.ts'
import { sdl } from '../../schema/sdl.ts'

let asked: readonly string[] = []

const schema = makeExecutableSchema({
  typeDefs: sdl,
  resolvers: {
    Query: {
      case: (_root: unknown, _args: unknown, _context: unknown, info) => {
        asked = demandedFacts(info).map(({ field }) => field)
        return null
      },
    },
  },
})

const FOR = '@purpose(is: ASSISTANCE, reason: "en prøve")'

const askedBy = async (document: DocumentNode, variableValues: Record<string, unknown> = {}): Promise<readonly string[]> => {
  asked = ['nothing ran']
  expect((await execute({ schema, document, variableValues })).errors).toBeUndefined()
  return asked
}

test('P2: a document that was asked before asks for the same facts', async () => {
  const document = parse(`query ${FOR} { case(id: "x") { cmm { needs { language } } } }`)
  expect(await askedBy(document)).toEqual(['cmm.needs.language'])
  expect(await askedBy(document)).toEqual(['cmm.needs.language'])
})

test.each([
  ['on a fact', 'case(id: "x") { cmm { riskLevel needs { language @include(if: $more) } } }', ''],
  ['on a view', 'case(id: "x") { cmm { riskLevel } cmm @include(if: $more) { needs { language } } }', ''],
  ['in a fragment', 'case(id: "x") { cmm { riskLevel } ...more }', 'fragment more on CaseView { cmm { needs { language @include(if: $more) } } }'],
  ['on a fragment at the root', 'case(id: "x") { cmm { riskLevel } } ...more @include(if: $more)',
    'fragment more on Query { case(id: "x") { cmm { needs { language } } } }'],
])('P2: what depends on a variable %s is asked for only when the variable says so, whatever was asked before', async (_where, selection, fragments) => {
  const document = parse(`query ($more: Boolean!) ${FOR} { ${selection} } ${fragments}`)
  const less = ['cmm.riskLevel']
  const more = ['cmm.riskLevel', 'cmm.needs.language']
  for (const variable of [true, false, true, false])
    expect(await askedBy(document, { more: variable })).toEqual(variable ? more : less)
})

test('one fragment spread in two agencies\' views asks both', async () => {
  const document = parse(`query ${FOR} { case(id: "x") { cmm { needs { ...n } } ngo { needs { ...n } } } } fragment n on Needs { language }`)
  expect(await askedBy(document)).toEqual(['cmm.needs.language', 'ngo.needs.language'])
})

test('an operation through the whole of graphql asks for what it mentions', async () => {
  await graphql({ schema, source: `query ${FOR} { case(id: "x") { police { indicators } withheld { field } } }` })
  expect(asked).toEqual(['police.indicators'])
})
