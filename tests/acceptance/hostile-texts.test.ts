import {
  getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLInputType,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTRACT } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'
import { operationOf } from './surroundings.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterAll(() => samsyn.close())

/** What no agency ever named anything, but who tries doors does. */
const TEXTS: readonly string[] = ['', '\u202e\u0007mmc', 'x'.repeat(90), '9'.repeat(30)]

/** Asked at once, at most: what takes something away is answered after two seconds. */
const LINES = 8

/** Those who, between them, may do most that there is. */
const ASKERS: readonly (readonly [persona: string, purpose: Purpose])[] = [
  ['sara', 'ASSISTANCE'], ['dpo', 'OVERSIGHT'], ['poul', 'OVERSIGHT'], ['admin', 'OVERSIGHT'],
]

const PLAIN: Readonly<Record<string, unknown>> = {
  Int: 1, Boolean: false, Date: '2026-01-01', DateTime: '2026-01-01T00:00:00.000Z', Party: 'KOM-0101',
}

/** A value of a type in which each text is the one given; what may be left out is left out, unless it is such a text. */
const valueOf = (type: GraphQLInputType, text: string): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType, text)
  if (isListType(type)) return [valueOf(type.ofType, text)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return PLAIN[type.name] ?? text
  return Object.fromEntries(Object.values(type.getFields())
    .filter((one) => isNonNullType(one.type) || isText(one.type)).map((one) => [one.name, valueOf(one.type, text)]))
}

const isText = (type: GraphQLInputType): boolean => ['ID', 'String'].includes(getNamedType(type).name)

const askFor = ({ name, args, type }: GraphQLField<unknown, unknown>, operation: string, purpose: Purpose, text: string) => {
  const named = args.length > 0 ? `(${args.map((one) => `${one.name}: $${one.name}`).join(', ')})` : ''
  const below = isObjectType(getNamedType(type)) ? '{ __typename }' : ''
  return operationOf(purpose, 'prøve af tekster', `{ ${name}${named} ${below} }`,
    Object.fromEntries(args.map((one) => [one.name, valueOf(one.type, text)])), operation,
    args.map((one) => `, $${one.name}: ${one.type}`).join(''))
}

const OPERATIONS = (['query', 'mutation'] as const).flatMap((operation) =>
  Object.values((operation === 'query' ? CONTRACT.getQueryType() : CONTRACT.getMutationType())?.getFields() ?? {})
    .filter(({ args }) => args.some((one) => isText(one.type) || isInputObjectType(getNamedType(one.type))))
    .map((field) => ({ operation, field })))

test.each(TEXTS)('P9: whoever writes %j in whatever argument, the gateway does not fail, and each refusal is a leaf', async (text) => {
  const from = await leavesOf(samsyn)
  const asked = ASKERS.flatMap(([persona, purpose]) => OPERATIONS.map((one) => ({ persona, purpose, ...one })))
  const answers: { persona: string; asked: string; code: string | undefined }[] = []
  await Promise.all(Array.from({ length: LINES }, async () => {
    for (let one = asked.pop(); one; one = asked.pop()) {
      const { persona, purpose, operation, field } = one
      const { body } = await samsyn.send(await samsyn.issuer.token(persona, purpose), askFor(field, operation, purpose, text))
      answers.push({ persona, asked: field.name, code: body.errors?.[0]?.extensions.code })
    }
  }))
  expect(answers.filter(({ code }) => code === 'INTERNAL' || code === 'UNAVAILABLE')).toEqual([])
  const recorded = (await leavesFrom(samsyn, from)).flatMap((leaf) => (leaf.kind === 'refusal' ? leaf.code : []))
  expect(recorded.sort()).toEqual(answers.flatMap(({ code }) => code ?? []).sort())
})
