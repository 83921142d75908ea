import { buildSchema, parse, specifiedRules, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { operationRules } from '../../gateway/graphql/operation-rules.ts'
import { sdl } from '../../schema/sdl.ts'

const schema = buildSchema(sdl)
const codesOf = (text: string): unknown[] =>
  validate(schema, parse(text), [...specifiedRules, ...operationRules]).map((error) => error.extensions['code'] ?? error.message)

const FOR = '@purpose(is: ASSISTANCE, reason: "en prøve")'
const chain = (levels: number, inner: string): string => Array.from({ length: levels }).reduce<string>((below) => `... on Query { ${below} }`, inner)

describe('what an operation must be', () => {
  test('one that states its purpose and asks for one case is well', () => {
    expect(codesOf(`query ${FOR} { case(id: "x") { cmm { needs { language } } withheld { field } } }`)).toEqual([])
  })

  test('one that asks only for meta fields needs no purpose', () => {
    expect(codesOf('{ __typename }')).toEqual([])
  })

  test('one without a purpose is refused, also when it hides its root in a fragment', () => {
    expect(codesOf('{ case(id: "x") { id } }')).toEqual(['PURPOSE_MISSING'])
    expect(codesOf('{ ...q } fragment q on Query { case(id: "x") { id } }')).toEqual(['PURPOSE_MISSING'])
  })

  test('two cases in one operation are refused: by alias, in fragments, behind @include', () => {
    expect(codesOf(`query ${FOR} { a: case(id: "x") { id } b: case(id: "y") { id } }`)).toEqual(['ONE_DISCLOSURE'])
    expect(codesOf(`query ${FOR} { case(id: "x") { id } ...q } fragment q on Query { cases { pageInfo { hasNextPage } } }`))
      .toEqual(['ONE_DISCLOSURE'])
    expect(codesOf(`query ($no: Boolean!) ${FOR} { a: case(id: "x") { id } b: case(id: "y") @include(if: $no) { id } }`))
      .toEqual(['ONE_DISCLOSURE'])
  })

  test('the same case named twice under one key is one disclosure', () => {
    expect(codesOf(`query ${FOR} { case(id: "x") { id } case(id: "x") { fileNumber } }`)).toEqual([])
  })

  test('two changes in one operation are refused', () => {
    expect(codesOf(`mutation ${FOR} { a: withdrawConsent(id: "x") { consentRecord { id } } b: withdrawConsent(id: "y") { consentRecord { id } } }`))
      .toEqual(['ONE_DISCLOSURE'])
  })

  test('two operations in one request are refused', () => {
    expect(codesOf(`query a ${FOR} { case(id: "x") { id } } query b ${FOR} { case(id: "y") { id } }`)).toEqual(['ONE_OPERATION'])
  })

  test('a document of many aliases is refused, `__typename` counted', () => {
    const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')
    expect(codesOf(`query ${FOR} { case(id: "x") { ${aliases} } }`)).toEqual(['TOO_MANY_ALIASES'])
  })

  test('a document of many directives is refused', () => {
    const fields = Array.from({ length: 31 }, () => 'id @include(if: true) @skip(if: false)').join(' ')
    expect(codesOf(`query ${FOR} { case(id: "x") { ${fields} } }`)).toEqual(['TOO_MANY_DIRECTIVES'])
  })

  test('fragments that double forty times are walked once each: this ends', () => {
    const fragments = Array.from({ length: 40 }, (_, index) =>
      `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(' ')
    expect(codesOf(`query ${FOR} { ...f0 } ${fragments} fragment f40 on Query { case(id: "x") { id } }`)).toEqual([])
  })

  test('one of more than ten levels is refused, however it reaches them, once the contract lets anything nest so deep', () => {
    const nesting = buildSchema('directive @purpose(is: String, reason: String) on QUERY type Query { case: Case } type Case { next: Case id: ID }')
    const codesIn = (text: string): unknown[] => validate(nesting, parse(text), [...operationRules]).map((error) => error.extensions['code'])
    const levels = (count: number): string => Array.from({ length: count }).reduce<string>((below) => `next { ${below} }`, 'id')
    const nested = (count: number): string => `query @purpose { case { ${levels(count)} } }`
    expect([codesIn(nested(8)), codesIn(nested(9))]).toEqual([[], ['TOO_DEEP']])
    const spread = `query @purpose { case { ...a ...a } } fragment a on Case { ... on Case { next { ...b } } } fragment b on Case { id ${levels(8)} }`
    expect(codesIn(spread)).toEqual(['TOO_DEEP'])
  })

  test('inline fragments do not count as levels', () => {
    expect(codesOf(`query ${FOR} { ${chain(12, 'case(id: "x") { id }')} }`)).toEqual([])
  })
})
